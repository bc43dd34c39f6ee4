import Tensors

/// The layout of the last recognised tensor, which the next nearly always has too.
struct RecognizedLayout {
  var shape = Sizes()
  var stride = Sizes()
  /// Shapes and strides of earlier tensors: a model has few, and they come again.
  var known = KnownSizes()
  private var offset = 0
  private var itemSize = 0
  /// How many bytes a storage needs for it; `nil` where it makes no sense.
  private(set) var byteCount: Int?

  /// A tuple of integers.
  struct Sizes {
    /// Where the pickle has it, with the opcode that makes it a tuple; empty where that is not known.
    var program = 0..<0
    var values: [Int] = []
    /// Whether the layout has not been looked at since the values changed.
    var isNew = false
  }

  /// Looks at what the pickle says.
  mutating func update(_ program: TensorProgram, itemSize: Int) {
    guard shape.isNew || stride.isNew || program.offset != offset || itemSize != self.itemSize
    else { return }
    shape.isNew = false
    stride.isNew = false
    offset = program.offset
    self.itemSize = itemSize
    let layout = TensorLayout(shape: shape.values, stride: stride.values, offset: offset)
    // A negative stride is rare enough to be looked at elsewhere.
    let isUsual = stride.values.allSatisfy { $0 >= 0 }
    byteCount = isUsual ? try? layout.byteCount(itemSize: itemSize, at: program.end) : nil
  }

  /// Whether a tensor of this layout needs all bytes of the storage of an id, from the first on.
  func needsAll(of id: StorageID) -> Bool {
    let (size, overflow) = id.elementCount.multipliedReportingOverflow(by: itemSize)
    return offset == 0 && !overflow && size > 0 && byteCount == size
  }

  /// The tensor of a program, whose layout this is, in a storage; `nil` where it does not fit.
  func tensor(_ storage: Storage, _ dtype: DType, _ program: TensorProgram) -> Tensor? {
    guard let byteCount, byteCount <= storage.byteCount,
      !program.requiresGrad || dtype.isDifferentiable
    else { return nil }
    return Tensor(
      storage: storage,
      dtype: dtype,
      shape: shape.values,
      stride: stride.values,
      storageOffset: offset,
      requiresGrad: program.requiresGrad
    )
  }

  /// The tensor of a program, whose layout this is, in bytes of its own, of which there are enough.
  func tensor(
    _ first: UnsafeMutableRawPointer,
    _ owner: MemoryOwner,
    _ dtype: DType,
    _ program: TensorProgram
  ) -> Tensor {
    Tensor(
      first: first,
      owner: owner,
      dtype: dtype,
      shape: shape.values,
      stride: stride.values,
      requiresGrad: program.requiresGrad
    )
  }
}

/// Tuples of integers that were read, some of them: each in the place that its first bytes choose.
struct KnownSizes {
  private static let bits = 4
  private var all = [RecognizedLayout.Sizes](repeating: .init(), count: 1 << bits)

  subscript(place: Int) -> RecognizedLayout.Sizes {
    get { all[place] }
    set { all[place] = newValue }
  }

  /// The place of the tuple that four bytes begin with: no tuple has fewer, with what remembers it.
  static func place(_ bytes: UnsafeRawPointer) -> Int {
    let word = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    return Int(truncatingIfNeeded: (word &* 0x9e37_79b1) >> UInt32(32 - bits))
  }
}
