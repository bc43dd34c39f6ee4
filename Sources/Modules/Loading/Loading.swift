public import Tensors

/// One call of `loadStateDict`: what it has found so far.
///
/// Hooks get it and may change it, as they may change PyTorch's three lists.
public final class Loading {
  /// The keys that the model has and the state dict lacks, in the model's order.
  public var missingKeys: [String] = []
  /// The keys that the state dict has and the model lacks.
  public var unexpectedKeys: [String] = []
  /// What could not be loaded, in the model's order.
  public var faults: [LoadFault] = []
  /// The type of the first key that is no string, where there is one.
  ///
  /// Python stumbles over it when it looks for unexpected keys, not before.
  let foreignKey: String?
  /// Whether tensors are exchanged for others instead of being copied into or replaced.
  let swaps: Bool

  init(foreignKey: String? = nil, swaps: Bool = false) {
    self.foreignKey = foreignKey
    self.swaps = swaps
  }
}

/// The entries that one module loads from: its own and those of all modules below it.
public struct LocalState {
  /// The entries by their whole keys; a copy, which hooks may change.
  public let entries: StateDict
  /// The module's path with a dot at its end; empty for the root.
  public let prefix: String
  /// What the state dict's metadata says about this module; empty where it says nothing.
  public let metadata: OrderedDictionary<Value>

  /// The version of the class that wrote the state, or `nil` where it is not known.
  public var version: Int? { metadata["version"]?.int }

  /// Whether tensors are to be put in place of the model's instead of being copied into them.
  var assigns: Bool { metadata[Self.assignMark]?.isTrue ?? false }

  /// How PyTorch marks the metadata under `assign: true`.
  static let assignMark = "assign_to_params_buffers"
}
