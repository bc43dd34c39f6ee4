/// Why attention cannot take its inputs or its masks.
///
/// `isBatched` says whether the queries have three dimensions or two.
public indirect enum AttentionFault: Hashable, Sendable {
  case queryRank(Int)
  case size(expected: Int, given: Int)
  case memoryRanks(isBatched: Bool, key: Int, value: Int)
  case memoryShapes(key: [Int], value: [Int])
  case paddingMaskRank(isBatched: Bool, Int)
  case maskRank(isBatched: Bool, Int)
  case headMask(expected: [Int], given: [Int])
  case maskShape([Int], expected: [Int])
  case paddingMaskShape(dimension: Int, expected: Int, given: Int)
  case maskType(name: String)
  case causalWithoutMask
}

extension AttentionFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .queryRank(let rank):
      "query should be unbatched 2D or batched 3D tensor but received \(rank)-D query tensor"
    case .size(let expected, let given):
      "was expecting embedding dimension of \(expected), but got \(given)"
    case .memoryRanks(let isBatched, let key, let value):
      Self.query(isBatched)
        + "`key` and `value` to be \(isBatched ? 3 : 2)-D but found \(key)-D and "
        + "\(value)-D tensors respectively"
    case .memoryShapes(let key, let value):
      "key shape \(Python.size(key)) does not match value shape \(Python.size(value))"
    case .paddingMaskRank(let isBatched, let rank):
      Self.query(isBatched) + "`key_padding_mask` to be `None` or \(isBatched ? 2 : 1)-D but found "
        + "\(rank)-D tensor instead"
    case .maskRank(let isBatched, let rank):
      Self.query(isBatched)
        + "`attn_mask` to be `None`, 2-D or 3-D but found \(rank)-D tensor instead"
    case .headMask(let expected, let given):
      "Expected `attn_mask` shape to be \(Python.tuple(expected)) but got \(Python.size(given))"
    case .maskShape(let shape, let expected):
      "The shape of the \(shape.count)D attn_mask is \(Python.size(shape)), but should be "
        + "\(Python.tuple(expected))."
    case .paddingMaskShape(let dimension, let expected, let given):
      "Expected key_padded_mask.shape[\(dimension)] to be \(expected), but got \(given)"
    case .maskType(let name):
      "only bool and floating types of \(name) are supported"
    case .causalWithoutMask:
      "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
        + "`generate_square_subsequent_mask` to create this mask."
    }
  }

  private static func query(_ isBatched: Bool) -> String {
    "For \(isBatched ? "batched (3-D)" : "unbatched (2-D)") `query`, expected "
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .causalWithoutMask, .maskShape: "RuntimeError"
    default: "AssertionError"
    }
  }
}
