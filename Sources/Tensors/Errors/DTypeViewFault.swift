/// Why a tensor's bytes cannot be seen as elements of another dtype.
///
/// The last number is how many elements of the one dtype make one of the other.
public enum DTypeViewFault: Hashable, Sendable {
  case scalar
  case lastStride(Int)
  case size(Int, Int)
  case offset(Int, Int)
  case stride(Int, dimension: Int, Int)

  /// PyTorch's sentence for this fault.
  func description(from old: DType, to new: DType) -> String {
    let what = "to view \(old.legacyName) as \(new.legacyName) (different element sizes)"
    return switch self {
    case .scalar: "self.dim() cannot be 0 \(what)"
    case .lastStride(let stride): "self.stride(-1) must be 1 \(what), but got \(stride)"
    case .size(let size, let ratio):
      "self.size(-1) must be divisible by \(ratio) \(what), but got \(size)"
    case .offset(let offset, let ratio):
      "self.storage_offset() must be divisible by \(ratio) \(what), but got \(offset)"
    case .stride(let stride, let dimension, let ratio):
      "self.stride(\(dimension)) must be divisible by \(ratio) \(what), but got \(stride)"
    }
  }
}
