/// The strides of a tensor of this shape whose elements lie in row-major order.
///
/// As PyTorch has it, a dimension of size 0 counts as 1.
package func contiguousStride(_ shape: [Int]) -> [Int] {
  var stride = [Int](repeating: 1, count: shape.count)
  for dimension in stride.indices.dropLast().reversed() {
    stride[dimension] = stride[dimension + 1] * max(shape[dimension + 1], 1)
  }
  return stride
}

/// The product of the sizes, or `nil` where a size is negative or it exceeds an `Int`.
package func checkedElementCount(_ shape: [Int]) -> Int? {
  var count = 1
  for size in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    guard size >= 0, !overflow else { return nil }
    count = product
  }
  return count
}

/// The shape that two tensors have together, by PyTorch's rules of broadcasting.
func broadcast(_ a: [Int], _ b: [Int]) throws(TensorError) -> [Int] {
  let rank = max(a.count, b.count)
  var shape = [Int](repeating: 1, count: rank)
  for dimension in (0..<rank).reversed() {
    let (i, j) = (dimension - rank + a.count, dimension - rank + b.count)
    let (m, n) = (i < 0 ? 1 : a[i], j < 0 ? 1 : b[j])
    guard m == n || m == 1 || n == 1 else { throw .sizesDiffer(m, n, dimension: dimension) }
    shape[dimension] = m == 1 ? n : m
  }
  return shape
}
