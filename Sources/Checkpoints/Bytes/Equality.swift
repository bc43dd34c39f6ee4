/// Whether two areas hold the same bytes.
@inline(__always)
func areEqual(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Bool {
  var place = 0
  while place &+ 8 <= count {
    let words = (
      a.loadUnaligned(fromByteOffset: place, as: UInt64.self),
      b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    )
    guard words.0 == words.1 else { return false }
    place &+= 8
  }
  while place < count {
    let bytes = (
      a.load(fromByteOffset: place, as: UInt8.self), b.load(fromByteOffset: place, as: UInt8.self)
    )
    guard bytes.0 == bytes.1 else { return false }
    place &+= 1
  }
  return true
}
