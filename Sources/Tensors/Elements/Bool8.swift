/// A bool in one byte; any byte but zero is true.
package struct Bool8: Element {
  /// The stored byte.
  package var byte: UInt8

  @inline(__always)
  package init(_ number: Number) { byte = number.isTrue ? 1 : 0 }

  @inline(__always)
  package var number: Number { .bool(byte != 0) }
}
