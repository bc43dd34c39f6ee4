extension Tensor {
  /// With two dimensions exchanged; shares storage with `self`.
  ///
  /// Mirrors `Tensor.transpose`. Negative dimensions count from the end.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  public func transpose(_ first: Int, _ second: Int) throws(TensorError) -> Tensor {
    let (i, j) = (try wrap(first), try wrap(second))
    var (shape, stride) = (shape, stride)
    if !shape.isEmpty {
      shape.swapAt(i, j)
      stride.swapAt(i, j)
    }
    return view(shape: shape, stride: stride, offset: storageOffset)
      .viewed("TransposeBackward0", self) { (g) throws(TensorError) in try g.transpose(i, j) }
  }

  /// A matrix with rows and columns exchanged; shares storage with `self`.
  ///
  /// Mirrors `Tensor.t`.
  ///
  /// - Throws: `TensorError.tooManyDimensionsToTranspose`.
  public func t() throws(TensorError) -> Tensor {
    guard rank <= 2 else { throw .tooManyDimensionsToTranspose(rank) }
    return view(shape: shape.reversed(), stride: stride.reversed(), offset: storageOffset)
      .viewed("TBackward0", self) { (g) throws(TensorError) in try g.t() }
  }

  /// With the dimensions in another order; shares storage with `self`.
  ///
  /// Mirrors `Tensor.permute`.
  ///
  /// - Throws: `TensorError.permutationLength`, `.duplicateDimensions` or `.dimensionOutOfRange`.
  public func permute(_ order: Int...) throws(TensorError) -> Tensor { try permute(order) }

  /// With the dimensions in another order; shares storage with `self`.
  public func permute(_ order: [Int]) throws(TensorError) -> Tensor {
    guard order.count == rank else {
      throw .permutationLength(rank: rank, given: order.count)
    }
    var seen = Set<Int>()
    var (shape, stride, inverse) = (shape, stride, order)
    for (position, dimension) in order.enumerated() {
      let source = try wrap(dimension)
      guard seen.insert(source).inserted else { throw .duplicateDimensions }
      shape[position] = self.shape[source]
      stride[position] = self.stride[source]
      inverse[source] = position
    }
    let back = inverse
    return view(shape: shape, stride: stride, offset: storageOffset)
      .viewed("PermuteBackward0", self) { (g) throws(TensorError) in try g.permute(back) }
  }

  /// With a dimension of size 1 put in; shares storage with `self`.
  ///
  /// Mirrors `Tensor.unsqueeze`.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  public func unsqueeze(_ dimension: Int) throws(TensorError) -> Tensor {
    guard dimension >= -rank - 1, dimension <= rank else {
      throw .dimensionOutOfRange(dimension, rank: rank + 1)
    }
    let position = dimension < 0 ? dimension + rank + 1 : dimension
    var (shape, stride) = (shape, stride)
    let step = position < rank ? shape[position] * stride[position] : 1
    shape.insert(1, at: position)
    stride.insert(step, at: position)
    return view(shape: shape, stride: stride, offset: storageOffset)
      .viewed("UnsqueezeBackward0", self) { (g) throws(TensorError) in try g.squeeze(position) }
  }

  /// Without a dimension if its size is 1; shares storage with `self`.
  ///
  /// Mirrors `Tensor.squeeze(dim)`.
  ///
  /// - Throws: `TensorError.dimensionOutOfRange`.
  public func squeeze(_ dimension: Int) throws(TensorError) -> Tensor {
    let position = try wrap(dimension)
    var (shape, stride) = (shape, stride)
    if position < rank, shape[position] == 1 {
      shape.remove(at: position)
      stride.remove(at: position)
    }
    let original = self.shape
    return view(shape: shape, stride: stride, offset: storageOffset)
      .viewed("SqueezeBackward1", self) { (g) throws(TensorError) in try g.reshape(original) }
  }

  /// The dimension that a possibly negative number means.
  package func wrap(_ dimension: Int) throws(TensorError) -> Int {
    let bound = Swift.max(rank, 1)
    guard dimension >= -bound, dimension < bound else {
      throw .dimensionOutOfRange(dimension, rank: rank)
    }
    return dimension < 0 ? dimension + bound : dimension
  }
}
