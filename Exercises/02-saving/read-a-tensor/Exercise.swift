import StateDictCore

/// Reads a float32 tensor from the bytes of its storage.
///
/// - Parameters:
///   - bytes: the storage.
///   - offset: where the first element is, in elements.
///   - shape: the size of every dimension.
///   - stride: how many elements to step in every dimension.
/// - Returns: the elements in row-major order, or `nil` if one lies outside of the bytes.
func elements(in bytes: [UInt8], offset: Int, shape: [Int], stride: [Int]) -> [Float]? {
  // TODO: one number if there is no dimension, otherwise the elements at every index of the first.
  [-1]
}

/// The little-endian float32 whose first byte is at `place`; all four must be there.
func number(in bytes: [UInt8], at place: Int) -> Float {
  var bits: UInt32 = 0
  for byte in bytes[place..<place + 4].reversed() { bits = bits << 8 | UInt32(byte) }
  return Float(bitPattern: bits)
}
