/// A complex number of two halves of one type.
package struct Complex<Part: Element & BinaryFloatingPoint>: Element {
  /// The real part.
  package var real: Part
  /// The imaginary part.
  package var imaginary: Part

  @inline(__always)
  init(real: Part, imaginary: Part) {
    self.real = real
    self.imaginary = imaginary
  }

  @inline(__always)
  package init(_ number: Number) {
    real = Part(number)
    imaginary = Part(.real(number.imaginary))
  }

  @inline(__always)
  package var number: Number { .complex(Double(real), Double(imaginary)) }
}
