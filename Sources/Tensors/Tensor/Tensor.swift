/// A view of a storage: a dtype, a shape, strides and an offset.
///
/// Mirrors `torch.Tensor`. It is a class because identity and aliasing are what loading is about:
/// `===` is Python's `is`, and `a.storage === b.storage` is shared memory.
public class Tensor {
  /// The bytes this tensor looks at.
  public package(set) var storage: Storage
  /// The type of the elements.
  public package(set) var dtype: DType
  /// The size of every dimension; empty for a 0-d tensor, which has one element.
  public package(set) var shape: [Int]
  /// How many elements to step to reach the next index, for every dimension.
  public package(set) var stride: [Int]
  /// Where the first element is, counted in elements from the start of the storage.
  public package(set) var storageOffset: Int
  /// Whether operations on this tensor are recorded for `backward()`.
  ///
  /// What was computed from such a tensor is such a tensor; only that of a leaf can be changed.
  public var requiresGrad: Bool {
    didSet { precondition(requiresGrad || node == nil, TensorError.notLeaf.description) }
  }
  /// The gradient that `backward()` has computed, or `nil` where there is none.
  public var grad: Tensor?
  /// How this tensor was computed, or `nil` where that was not recorded: then it is a leaf.
  ///
  /// PyTorch's `grad_fn`.
  public package(set) var node: Node?

  /// Looks at a storage.
  ///
  /// The caller has checked that every element lies within the storage.
  package init(
    storage: Storage,
    dtype: DType,
    shape: [Int],
    stride: [Int],
    storageOffset: Int = 0,
    requiresGrad: Bool = false
  ) {
    self.storage = storage
    self.dtype = dtype
    self.shape = shape
    self.stride = stride
    self.storageOffset = storageOffset
    self.requiresGrad = requiresGrad
  }

  /// Where the bytes are.
  public var device: Device { storage.device }

  /// The number of elements: the product of `shape`.
  public var elementCount: Int { shape.reduce(1, *) }

  /// Whether this tensor was given, not computed from others that require a gradient.
  ///
  /// Mirrors `Tensor.is_leaf`.
  public var isLeaf: Bool { node == nil }
}
