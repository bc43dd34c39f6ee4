public import Tensors

/// A part of a model: parameters, buffers and further modules, each under a name.
///
/// Mirrors `torch.nn.Module`. A subclass makes its parts, registers them in the order in which the
/// state dict shall name them, and overrides `forward`:
///
/// ```swift
/// final class Net: Module {
///   let fc = Linear(4, 2)
///   override init() {
///     super.init()
///     register("fc", fc)
///   }
///   override func forward(_ x: Tensor) throws(TensorError) -> Tensor { try fc(x) }
/// }
/// ```
open class Module {
  /// This module's own parameters by name, in order of registration.
  ///
  /// PyTorch's `_parameters`; `nil` is a name without a parameter, such as the bias of
  /// `Linear(2, 3, bias: false)`.
  public internal(set) var registeredParameters: OrderedDictionary<Parameter?> = [:]
  /// This module's own buffers by name, in order of registration.
  ///
  /// PyTorch's `_buffers`: state that is saved and not trained.
  public internal(set) var registeredBuffers: OrderedDictionary<Tensor?> = [:]
  /// The names of the buffers that no state dict holds.
  public var nonPersistentBuffers: Set<String> { Set(nonPersistent) }
  /// The modules directly within this one by name, in order of registration.
  ///
  /// PyTorch's `_modules`.
  public internal(set) var registeredModules: OrderedDictionary<Module?> = [:]
  /// Whether the module is being trained, which dropout and batch normalisation ask.
  ///
  /// Not part of a state dict.
  public internal(set) var isTraining = true

  var hooks = Hooks()
  var nonPersistent: [String] = []

  /// Whether the parameters stay the objects that they are, since something else refers to them.
  ///
  /// PyTorch's `RNNBase` keeps weak references to its weights.
  var refersToParameters: Bool { false }

  /// Makes a module without parts.
  public init() {}

  /// Computes the module's output.
  ///
  /// - Throws: `TensorError.notImplemented` where a subclass has not overridden it.
  open func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    throw .notImplemented(forward: className)
  }

  /// Computes the module's output: `try model(x)`.
  public final func callAsFunction(_ x: Tensor) throws(TensorError) -> Tensor { try forward(x) }

  /// The name of the class, as descriptions and errors show it.
  open var className: String { defaultClassName }

  /// What a description shows between the brackets; empty for nothing.
  ///
  /// PyTorch's `extra_repr`.
  open var extraDescription: String { "" }

  /// Whether a description says what repeats only once, as that of `ModuleList` does.
  open var summarisesRepeatedChildren: Bool { false }

  /// The version of the class's state, which a state dict's metadata keeps.
  ///
  /// PyTorch's `_version`.
  open var version: Int { 1 }

  /// Whether the state dict holds `extraState` besides tensors.
  open var hasExtraState: Bool { false }

  /// State that is no tensor; saved under `_extra_state` where `hasExtraState` is true.
  ///
  /// PyTorch's `get_extra_state` and `set_extra_state`.
  open var extraState: Value {
    get { .none }
    set {}
  }

  /// Loads this module's own parameters, buffers and extra state; children follow by themselves.
  ///
  /// PyTorch's `_load_from_state_dict`. A subclass overrides it to read what older versions of
  /// itself wrote, and calls `super`.
  ///
  /// - Parameters:
  ///   - state: the entries of this module and below.
  ///   - loading: collects what is missing, unexpected or wrong.
  /// - Throws: what a hook throws; everything else is collected.
  open func loadOwnState(_ state: LocalState, _ loading: Loading) throws(LoadError) {
    try loadRegistered(state, loading)
  }
}

extension Module {
  /// The name of the Swift class; Embedded Swift keeps no names of classes.
  private var defaultClassName: String {
    #if hasFeature(Embedded)
      "Module"
    #else
      String(describing: type(of: self))
    #endif
  }
}
