public import Tensors

/// A model as data: what a JSON file or a web page says of it.
///
/// Names are PyTorch's: a `Spec(kind: "Linear", arguments: ["in_features": 3, "out_features": 2])`
/// is `torch.nn.Linear(in_features=3, out_features=2)`. Reading JSON is left to others.
public struct Spec {
  /// The name of the class in `torch.nn`, or `Custom`.
  public var kind: String
  /// The constructor's keyword arguments.
  public var arguments: OrderedDictionary<SpecArgument>
  /// The modules of a container, in order.
  public var children: [(name: String, spec: Spec)]
  /// What a `Custom` module holds besides its children.
  public var custom: CustomSpec?

  /// Describes a model.
  public init(
    kind: String,
    arguments: OrderedDictionary<SpecArgument> = [:],
    children: [(name: String, spec: Spec)] = [],
    custom: CustomSpec? = nil
  ) {
    self.kind = kind
    self.arguments = arguments
    self.children = children
    self.custom = custom
  }
}

/// The value of a constructor's argument.
public enum SpecArgument {
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case ints([Int?])
  indirect case spec(Spec)
}

/// A subclass of `Module` as data: its own name, parameters and buffers.
public struct CustomSpec {
  /// A tensor to be registered.
  public struct Entry {
    /// The tensor's shape.
    public var shape: [Int]
    /// The type of its elements.
    public var dtype: DType
    /// Whether a parameter is trained.
    public var requiresGrad: Bool
    /// Whether a state dict holds a buffer.
    public var isPersistent: Bool

    /// Describes a tensor.
    public init(
      shape: [Int],
      dtype: DType = .float32,
      requiresGrad: Bool = true,
      isPersistent: Bool = true
    ) {
      self.shape = shape
      self.dtype = dtype
      self.requiresGrad = requiresGrad
      self.isPersistent = isPersistent
    }
  }

  /// The name of the class.
  public var name: String
  /// The version of the class's state.
  public var version: Int
  /// The parameters in order; `nil` reserves a name.
  public var parameters: [(name: String, entry: Entry?)]
  /// The buffers in order; `nil` reserves a name.
  public var buffers: [(name: String, entry: Entry?)]
  /// State that is no tensor; `nil` where the class has none.
  public var extraState: Value?

  /// Describes a class.
  public init(
    name: String,
    version: Int = 1,
    parameters: [(name: String, entry: Entry?)] = [],
    buffers: [(name: String, entry: Entry?)] = [],
    extraState: Value? = nil
  ) {
    self.name = name
    self.version = version
    self.parameters = parameters
    self.buffers = buffers
    self.extraState = extraState
  }
}
