/// What does not fit a loss.
///
/// Cases and sentences together, for they are few: the text is PyTorch's.
public indirect enum LossFault: Hashable, Sendable {
  case batchSize(Int, target: Int)
  case severalTargets
  case targetClass(Int)
  case targetSize([Int], given: [Int])
  case targetType(DType)
  case weight(classes: Int, shape: [Int])
}

extension LossFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .batchSize(let input, let target):
      "Expected input batch_size (\(input)) to match target batch_size (\(target))."
    case .severalTargets: "0D or 1D target tensor expected, multi-target not supported"
    case .targetClass(let index): "Target \(index) is out of bounds."
    case .targetSize(let expected, let given):
      "Expected target size \(list(expected)), got \(list(given))"
    case .targetType(let dtype):
      "expected target dtype to be Long or Byte, but got \(dtype.legacyName)"
    case .weight(let classes, let shape):
      "weight tensor should be defined either for all \(classes) classes or no classes but got "
        + "weight tensor of shape: \(list(shape))"
    }
  }

  /// The class of the exception that PyTorch raises.
  var pythonClass: String {
    switch self {
    case .batchSize: "ValueError"
    case .targetClass: "IndexError"
    default: "RuntimeError"
    }
  }
}
