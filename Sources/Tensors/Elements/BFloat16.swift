/// The upper half of a float32: eight bits of exponent, seven of fraction.
package struct BFloat16: Element {
  /// The stored bits.
  package var bits: UInt16

  /// Rounds to the nearest, ties to even.
  @inline(__always)
  package init(_ value: Float) {
    let wide = value.bitPattern
    bits = value.isNaN ? 0x7fc0 : UInt16((wide &+ 0x7fff &+ (wide >> 16 & 1)) >> 16)
  }

  @inline(__always)
  package init(_ number: Number) { self.init(Float(number)) }

  @inline(__always)
  package var number: Number { .real(Double(Float(bitPattern: UInt32(bits) << 16))) }
}
