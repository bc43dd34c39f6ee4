extension DType {
  /// The dtype of a result of two tensors, by PyTorch's rules of promotion.
  ///
  /// A 0-d tensor counts only where its kind (truth values, integers, reals, complex numbers) is the
  /// higher one.
  static func promoted(_ a: Tensor, _ b: Tensor) -> DType {
    if a.rank == 0, b.rank > 0, a.dtype.kind <= b.dtype.kind { return b.dtype }
    if b.rank == 0, a.rank > 0, b.dtype.kind <= a.dtype.kind { return a.dtype }
    return promoted(a.dtype, b.dtype)
  }

  /// The dtype of a result of a tensor and a Swift number, which like Python's counts only where its
  /// kind is the higher one.
  static func promoted(_ a: Tensor, _ number: Double) -> DType {
    let isWhole = number == number.rounded() && number.magnitude < 0x1p53
    if a.dtype.isDifferentiable { return a.dtype }
    if !isWhole { return .float32 }
    return a.dtype == .bool ? .int64 : a.dtype
  }

  /// The smallest dtype that holds what both hold.
  static func promoted(_ a: DType, _ b: DType) -> DType {
    if a == b { return a }
    let (low, high) = a.kind <= b.kind ? (a, b) : (b, a)
    if low.kind < high.kind {
      return high == .complex64 && low == .float64 ? .complex128 : high
    }
    switch high.kind {
    case 1:
      if a.isUnsigned == b.isUnsigned { return a.itemSize > b.itemSize ? a : b }
      let (signed, unsigned) = a.isUnsigned ? (b, a) : (a, b)
      if signed.itemSize > unsigned.itemSize { return signed }
      return unsigned.itemSize == 1 ? .int16 : unsigned.itemSize == 2 ? .int32 : .int64
    case 2: return a.itemSize == b.itemSize ? .float32 : a.itemSize > b.itemSize ? a : b
    default: return .complex128
    }
  }

  /// Whether elements of a result may be stored as ones of another dtype: of no lower kind.
  func canBeCast(to other: DType) -> Bool { kind <= other.kind }

  private var kind: Int { self == .bool ? 0 : isInteger ? 1 : isFloatingPoint ? 2 : 3 }

  private var isUnsigned: Bool { [.uint8, .uint16, .uint32, .uint64].contains(self) }
}
