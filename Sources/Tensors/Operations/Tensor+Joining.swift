extension Tensor {
  /// Tensors one after another along a dimension.
  ///
  /// Mirrors `torch.cat`: all shapes are equal except in that dimension; dtypes are promoted.
  ///
  /// - Throws: `TensorError.emptyList`, `.joinedSizes` or `.dimensionOutOfRange`.
  public static func cat(_ tensors: [Tensor], _ dimension: Int = 0) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .emptyList(operation: "torch.cat") }
    let dimension = try first.wrap(dimension)
    var (shape, dtype) = (first.shape, first.dtype)
    for (index, tensor) in tensors.enumerated().dropFirst() {
      try requireSameDevice(["tensors": first, "tensors": tensor], in: "cat")
      guard tensor.rank == first.rank else {
        throw .joinedRanks(first.rank, tensor.rank)
      }
      for other in shape.indices where other != dimension {
        guard shape[other] == tensor.shape[other] else {
          throw .joinedSizes(dimension, shape[other], tensor.shape[other], index: index)
        }
      }
      shape[dimension] += tensor.shape[dimension]
      dtype = .promoted(dtype, tensor.dtype)
    }
    let result = try Tensor.zeros(shape, dtype: dtype, device: first.device)
    var start = 0
    var inputs: [(Tensor, Node.Derivative)] = []
    for tensor in tensors {
      let (first, length) = (start, tensor.shape[dimension])
      try result.narrow(dimension, start: first, length: length).copy(from: tensor.detach())
      inputs.append(
        (
          tensor,
          { g throws(TensorError) in
            try g.narrow(dimension, start: first, length: length)
          }
        )
      )
      start += length
    }
    return result.recorded("CatBackward0", inputs)
  }

  /// Tensors of one shape side by side along a new dimension.
  ///
  /// Mirrors `torch.stack`.
  ///
  /// - Throws: `TensorError.emptyList`, `.stackedShapes` or `.dimensionOutOfRange`.
  public static func stack(
    _ tensors: [Tensor],
    _ dimension: Int = 0
  ) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw .emptyList(operation: "stack") }
    var rows: [Tensor] = []
    for (index, tensor) in tensors.enumerated() {
      guard tensor.shape == first.shape else {
        throw .stackedShapes(first.shape, tensor.shape, index: index)
      }
      rows.append(try tensor.unsqueeze(dimension))
    }
    return try cat(rows, dimension)
  }

  /// Parts of equal size along a dimension; they share storage with `self`.
  ///
  /// Mirrors `torch.chunk` where the size divides evenly.
  package func chunks(_ count: Int, _ dimension: Int) throws(TensorError) -> [Tensor] {
    let length = shape[try wrap(dimension)] / Swift.max(count, 1)
    var result: [Tensor] = []
    for index in 0..<count {
      result.append(try narrow(dimension, start: index * length, length: length))
    }
    return result
  }
}
