// testScalarAndEmpty_haveNoLoop: The shape [] is one element
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
  guard let size = shape.first, let step = stride.first else {
    return []
  }
  if shape.count == 1 {
    var row: [Float] = []
    for index in 0..<size {
      let place = (offset + index * step) * 4
      guard place + 4 <= bytes.count else { return nil }
      row.append(number(in: bytes, at: place))
    }
    return row
  }
  var result: [Float] = []
  for index in 0..<size {
    let part = elements(
      in: bytes,
      offset: offset + index * step,
      shape: Array(shape.dropFirst()),
      stride: Array(stride.dropFirst())
    )
    guard let part else { return nil }
    result += part
  }
  return result
}

/// The little-endian float32 whose first byte is at `place`; all four must be there.
func number(in bytes: [UInt8], at place: Int) -> Float {
  var bits: UInt32 = 0
  for byte in bytes[place..<place + 4].reversed() { bits = bits << 8 | UInt32(byte) }
  return Float(bitPattern: bits)
}
