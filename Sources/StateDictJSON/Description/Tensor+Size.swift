package import Tensors

extension Tensor {
  /// The size of the elements written out one by one.
  ///
  /// A stride of 0 shows one element as often as it likes: a small file can claim more than any
  /// memory holds, which is why this ends at the largest `Int`.
  package var shownBytes: Int {
    let (bytes, overflow) = elementCount.multipliedReportingOverflow(by: dtype.itemSize)
    return overflow ? .max : bytes
  }

  /// Whether writing out the elements would take memory that the file does not justify.
  package var isExpandedTooFar: Bool { shownBytes > Swift.max(storage.byteCount, 1 << 28) }

  /// The elements row by row.
  ///
  /// - Throws: `DescriptionError.expandedTooFar` where there would be no end of them, or no room.
  package func rows() throws(DescriptionError) -> Tensor {
    guard !isExpandedTooFar, let rows = try? detach().contiguous() else {
      throw .expandedTooFar(shape: shape, stored: storage.byteCount)
    }
    return rows
  }
}

/// The sum, or the largest `Int` where it exceeds that.
package func saturatingSum(_ numbers: some Sequence<Int>) -> Int {
  numbers.reduce(0) { sum, number in
    let (next, overflow) = sum.addingReportingOverflow(number)
    return overflow ? .max : next
  }
}
