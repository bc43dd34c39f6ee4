/// What is put around an input.
///
/// The names are those of `torch.nn.Conv2d`'s `padding_mode`.
public enum PaddingMode: String, CaseIterable, Sendable {
  case zeros
  /// The input mirrored at its first and last element, which are not repeated.
  case reflect
  /// The first and last element again and again.
  case replicate
  /// The input's other end.
  case circular
}

extension Tensor {
  /// This tensor with something put around its last dimensions: `(…, L…) -> (…, L'…)`.
  ///
  /// Mirrors `torch.nn.functional.pad`; `zeros` is there called `constant`.
  ///
  /// - Parameters:
  ///   - before: how much comes before each of the last dimensions.
  ///   - after: how much comes after each of them.
  ///   - mode: what is put there.
  /// - Returns: the larger tensor.
  /// - Throws: `TensorError.layer` where there is too little to mirror or repeat, or where the number
  ///   of dimensions is not one or two more than those that are padded.
  package func padded(
    _ before: [Int],
    _ after: [Int],
    _ mode: PaddingMode
  ) throws(TensorError) -> Tensor {
    let spatialRank = before.count
    guard mode == .zeros || rank == spatialRank + 1 || rank == spatialRank + 2 else {
      throw .layer(.paddingRank(padded: spatialRank, rank: rank))
    }
    for index in (0..<spatialRank).reversed() {
      let dimension = rank - spatialRank + index
      let (size, most) = (shape[dimension], Swift.max(before[index], after[index]))
      guard mode != .circular || most <= size else { throw .layer(.paddingWraps) }
      guard mode != .reflect || most < size else {
        throw .layer(
          .paddingTooLarge(
            argument: 4 + 2 * (spatialRank - 1 - index),
            before: before[index],
            after: after[index],
            dimension: dimension,
            input: shape
          )
        )
      }
    }
    var result = self
    for index in 0..<spatialRank {
      let dimension = rank - spatialRank + index
      result = try result.padded(dimension, before[index], after[index], mode)
    }
    return result
  }

  /// One dimension of `padded`.
  private func padded(
    _ dimension: Int,
    _ before: Int,
    _ after: Int,
    _ mode: PaddingMode
  ) throws(TensorError) -> Tensor {
    guard before + after > 0 else { return self }
    let size = shape[dimension]
    var parts: [Tensor] = []
    for place in -before..<0 { parts.append(try border(dimension, place, mode)) }
    parts.append(self)
    for place in size..<size + after { parts.append(try border(dimension, place, mode)) }
    return try .cat(parts, dimension)
  }

  /// What stands at a place that is not within a dimension; its size there is 1.
  private func border(
    _ dimension: Int,
    _ place: Int,
    _ mode: PaddingMode
  ) throws(TensorError) -> Tensor {
    let size = shape[dimension]
    let source: Int
    switch mode {
    case .zeros:
      var shape = shape
      shape[dimension] = 1
      return try .zeros(shape, dtype: dtype, device: device)
    case .reflect: source = place < 0 ? -place : 2 * (size - 1) - place
    case .replicate: source = place < 0 ? 0 : size - 1
    case .circular: source = place < 0 ? place + size : place - size
    }
    return try narrow(dimension, start: source, length: 1)
  }
}
