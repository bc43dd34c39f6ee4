/// Work that is written once for every type of element.
package protocol ElementVisitor {
  /// What the work yields.
  associatedtype Result
  /// Does the work for one type of element.
  mutating func visit<E: Element>(_ element: E.Type) -> Result
}

extension DType {
  /// Does `visitor`'s work for the Swift type of this dtype's elements.
  package func visit<V: ElementVisitor>(_ visitor: inout V) -> V.Result {
    switch self {
    case .float64: visitor.visit(Double.self)
    case .float32: visitor.visit(Float.self)
    case .float16: visitor.visit(Float16.self)
    case .bfloat16: visitor.visit(BFloat16.self)
    case .float8e4m3fn: visitor.visit(Float8E4M3FN.self)
    case .float8e5m2: visitor.visit(Float8E5M2.self)
    case .int64: visitor.visit(Int64.self)
    case .int32: visitor.visit(Int32.self)
    case .int16: visitor.visit(Int16.self)
    case .int8: visitor.visit(Int8.self)
    case .uint64: visitor.visit(UInt64.self)
    case .uint32: visitor.visit(UInt32.self)
    case .uint16: visitor.visit(UInt16.self)
    case .uint8: visitor.visit(UInt8.self)
    case .bool: visitor.visit(Bool8.self)
    case .complex128: visitor.visit(Complex<Double>.self)
    case .complex64: visitor.visit(Complex<Float>.self)
    }
  }
}
