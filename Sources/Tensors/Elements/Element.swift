/// A type whose values are stored in tensors, bit for bit.
package protocol Element: BitwiseCopyable {
  /// Rounds, wraps or truncates a number as PyTorch's casts do.
  init(_ number: Number)

  /// The element as a number, exactly.
  var number: Number { get }
}

extension Double: Element {
  @inline(__always)
  package init(_ number: Number) { self = number.real }
  @inline(__always)
  package var number: Number { .real(self) }
}

extension Float: Element {
  @inline(__always)
  package init(_ number: Number) {
    switch number {
    // Not by way of Double, which would round twice.
    case .integer(let value): self = Float(value)
    case .unsigned(let value): self = Float(value)
    default: self = Float(number.real)
    }
  }
  @inline(__always)
  package var number: Number { .real(Double(self)) }
}

extension Float16: Element {
  // PyTorch rounds to float32 first; so does every smaller type.
  @inline(__always)
  package init(_ number: Number) { self = Float16(Float(number)) }
  @inline(__always)
  package var number: Number { .real(Double(self)) }
}

extension Int64: Element {
  @inline(__always)
  package init(_ number: Number) { self = Int64(bitPattern: number.bits) }
  @inline(__always)
  package var number: Number { .integer(self) }
}

extension Int32: Element {
  @inline(__always)
  package init(_ number: Number) { self = Int32(truncatingIfNeeded: number.bits) }
  @inline(__always)
  package var number: Number { .integer(Int64(self)) }
}

extension Int16: Element {
  @inline(__always)
  package init(_ number: Number) { self = Int16(truncatingIfNeeded: number.bits) }
  @inline(__always)
  package var number: Number { .integer(Int64(self)) }
}

extension Int8: Element {
  @inline(__always)
  package init(_ number: Number) { self = Int8(truncatingIfNeeded: number.bits) }
  @inline(__always)
  package var number: Number { .integer(Int64(self)) }
}

extension UInt64: Element {
  @inline(__always)
  package init(_ number: Number) { self = number.bits }
  @inline(__always)
  package var number: Number { .unsigned(self) }
}

extension UInt32: Element {
  @inline(__always)
  package init(_ number: Number) { self = UInt32(truncatingIfNeeded: number.bits) }
  @inline(__always)
  package var number: Number { .integer(Int64(self)) }
}

extension UInt16: Element {
  @inline(__always)
  package init(_ number: Number) { self = UInt16(truncatingIfNeeded: number.bits) }
  @inline(__always)
  package var number: Number { .integer(Int64(self)) }
}

extension UInt8: Element {
  @inline(__always)
  package init(_ number: Number) { self = UInt8(truncatingIfNeeded: number.bits) }
  @inline(__always)
  package var number: Number { .integer(Int64(self)) }
}
