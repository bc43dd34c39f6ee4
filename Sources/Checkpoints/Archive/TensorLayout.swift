/// A shape, strides and an offset that a file claims.
///
/// Nothing about them is believed: `byteCount` does PyTorch's checks, in its order.
struct TensorLayout {
  let shape: [Int]
  let stride: [Int]
  let offset: Int

  /// How many bytes a storage needs to hold every element; 0 where there is no element.
  ///
  /// - Throws: PyTorch's sentence where shape, strides or offset make no sense.
  func byteCount(itemSize: Int, at position: Int) throws(CheckpointError) -> Int {
    guard shape.count == stride.count else {
      throw .archive(.rankMismatch(shape: shape.count, stride: stride.count), at: position)
    }
    guard offset >= 0 else { throw .archive(.negativeOffset(offset), at: position) }
    guard hasElementCount else { throw .archive(.elementCountOverflow, at: position) }
    // Smaller ones PyTorch takes for symbols.
    guard stride.allSatisfy({ $0 >= -(1 << 62) }) else {
      throw .archive(.storageSizeOverflow(shape: shape, stride: stride), at: position)
    }
    guard !shape.contains(0) else { return 0 }
    guard let count = neededBytes(itemSize) else {
      throw .archive(.storageSizeOverflow(shape: shape, stride: stride), at: position)
    }
    return count
  }

  /// The strides as PyTorch keeps them: it takes a negative one for one that is to be found.
  ///
  /// Only where they lead nowhere are there such. Mirrors `TensorImpl::set_sizes_and_strides`.
  var keptStride: [Int] {
    guard stride.contains(where: { $0 < 0 }) else { return stride }
    var kept = stride
    for place in stride.indices.reversed() where stride[place] < 0 {
      let isLast = place == stride.count - 1
      kept[place] = isLast ? 1 : max(shape[place + 1], 1) &* kept[place + 1]
    }
    return kept
  }

  /// Whether the sizes are not negative and their product, zeros aside, fits an `Int`.
  private var hasElementCount: Bool {
    var product = 1
    for size in shape {
      guard size >= 0 else { return false }
      let (next, overflow) = product.multipliedReportingOverflow(by: max(size, 1))
      guard !overflow else { return false }
      product = next
    }
    return true
  }

  /// One more than the offset of the last element, in bytes; `nil` where it exceeds an `Int`.
  ///
  /// A negative stride is a huge one, as in PyTorch's unsigned arithmetic.
  private func neededBytes(_ itemSize: Int) -> Int? {
    var end = UInt64(offset) + 1
    for (size, step) in zip(shape, stride) {
      let (span, tooFar) = UInt64(bitPattern: Int64(step))
        .multipliedReportingOverflow(by: UInt64(size - 1))
      let (sum, tooMuch) = end.addingReportingOverflow(span)
      guard !tooFar, !tooMuch else { return nil }
      end = sum
    }
    let (bytes, overflow) = end.multipliedReportingOverflow(by: UInt64(itemSize))
    return overflow ? nil : Int(exactly: bytes)
  }
}
