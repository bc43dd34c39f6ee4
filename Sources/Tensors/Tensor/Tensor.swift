/// A view of a storage: a dtype, a shape, strides and an offset.
///
/// Mirrors `torch.Tensor`. It is a class because identity and aliasing are what loading is about:
/// `===` is Python's `is`, and `a.storage === b.storage` is shared memory.
///
/// A tensor is used by one thread at a time, to read it too: its storage may be made when it is asked for.
public class Tensor {
  /// The bytes, by whose they are.
  private var bytes: Bytes
  /// The type of the elements.
  public private(set) var dtype: DType
  /// Whether operations on this tensor are recorded for `backward()`.
  ///
  /// What was computed from such a tensor is such a tensor; only that of a leaf can be changed.
  public var requiresGrad: Bool {
    didSet { precondition(requiresGrad || node == nil, TensorError.notLeaf.description) }
  }
  /// The size of every dimension; empty for a 0-d tensor, which has one element.
  public private(set) var shape: [Int]
  /// How many elements to step to reach the next index, for every dimension.
  public private(set) var stride: [Int]
  /// The offset in the storage or, while there is none, the address of the first byte.
  private var place: Int
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
    bytes = .storage(storage)
    self.dtype = dtype
    self.shape = shape
    self.stride = stride
    place = storageOffset
    self.requiresGrad = requiresGrad
  }

  /// Looks at bytes that no other tensor looks at, nor more of them than this one needs.
  ///
  /// Their storage is made when somebody asks for it: a checkpoint may have many thousands of tensors.
  /// The caller has checked that there are enough bytes, which stay valid as long as their owner lives.
  package init(
    first: UnsafeMutableRawPointer,
    owner: MemoryOwner,
    dtype: DType,
    shape: [Int],
    stride: [Int],
    requiresGrad: Bool
  ) {
    bytes = .alone(owner)
    self.dtype = dtype
    self.shape = shape
    self.stride = stride
    place = Int(bitPattern: first)
    self.requiresGrad = requiresGrad
  }

  /// Whose the bytes are that a tensor looks at.
  private enum Bytes {
    case storage(Storage)
    /// This tensor's alone; nobody has asked for their storage yet.
    case alone(MemoryOwner)
  }

  /// The bytes this tensor looks at.
  public package(set) var storage: Storage {
    get {
      if case .storage(let storage) = bytes { return storage }
      return makeStorage()
    }
    set {
      if case .alone = bytes { place = 0 }
      bytes = .storage(newValue)
    }
  }

  /// Where the first element is, counted in elements from the start of the storage.
  public var storageOffset: Int {
    if case .storage = bytes { place } else { 0 }
  }

  private func makeStorage() -> Storage {
    guard case .alone(let owner) = bytes, let first = UnsafeMutableRawPointer(bitPattern: place)
    else { preconditionFailure("bytes at \(place), which are in a storage already") }
    var last = 0
    for dimension in shape.indices { last += (shape[dimension] - 1) * stride[dimension] }
    let byteCount = (last + 1) * dtype.itemSize
    storage = Storage(adopting: first, byteCount: byteCount, owner: owner)
    return storage
  }

  /// Becomes another look: this object stays, what it looks at changes.
  ///
  /// Mirrors assigning `Tensor.data`.
  package func adopt(_ other: Tensor) {
    storage = other.storage
    dtype = other.dtype
    shape = other.shape
    stride = other.stride
    place = other.storageOffset
  }

  /// Where the bytes are.
  public var device: Device {
    switch bytes {
    case .storage(let storage): storage.device
    case .alone(let owner): owner.device
    }
  }

  /// The number of elements: the product of `shape`.
  public var elementCount: Int { shape.reduce(1, *) }

  /// Whether this tensor was given, not computed from others that require a gradient.
  ///
  /// Mirrors `Tensor.is_leaf`.
  public var isLeaf: Bool { node == nil }
}
