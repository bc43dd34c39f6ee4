import StateDictCore

/// The bytes of a tensor's storage in which one of its elements lies.
///
/// - Parameters:
///   - index: the element's place, one number for every dimension.
///   - tensor: the tensor, perhaps a view.
/// - Returns: the range of bytes, counted from the storage's first.
func bytes(of index: [Int], in tensor: Tensor) -> Range<Int> {
  // TODO: offset, strides and the size of an element.
  0..<0
}

/// How many bytes of the storage belong to none of the tensor's elements.
///
/// The tensor doesn't show any of its elements twice.
func unseenBytes(behind tensor: Tensor) -> Int {
  // TODO: what the storage has, without what the tensor shows.
  -1
}
