/// Numbers written in the source, nested as deep as the tensor has dimensions.
public struct TensorLiteral {
  let numbers: [Number]
  let shape: [Int]
  let isBool: Bool

  /// Not a number, for use inside of a literal.
  public static var nan: TensorLiteral { TensorLiteral(floatLiteral: .nan) }

  /// Infinity, for use inside of a literal.
  public static var infinity: TensorLiteral { TensorLiteral(floatLiteral: .infinity) }

  /// The negative of a literal.
  public static prefix func - (literal: TensorLiteral) -> TensorLiteral {
    TensorLiteral(
      numbers: literal.numbers.map { .real(-$0.real) },
      shape: literal.shape,
      isBool: false
    )
  }

  private init(numbers: [Number], shape: [Int], isBool: Bool) {
    self.numbers = numbers
    self.shape = shape
    self.isBool = isBool
  }
}

extension TensorLiteral: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// Takes a number.
  public init(floatLiteral value: Double) {
    self.init(numbers: [.real(value)], shape: [], isBool: false)
  }

  /// Takes a whole number.
  public init(integerLiteral value: Int) {
    self.init(numbers: [.integer(Int64(value))], shape: [], isBool: false)
  }
}

extension TensorLiteral: ExpressibleByBooleanLiteral {
  /// Takes a truth value.
  public init(booleanLiteral value: Bool) {
    self.init(numbers: [.bool(value)], shape: [], isBool: true)
  }
}

extension TensorLiteral: ExpressibleByArrayLiteral {
  /// Takes rows, which must have the same shape.
  public init(arrayLiteral rows: TensorLiteral...) {
    let shape = rows.first?.shape ?? []
    for row in rows {
      precondition(
        row.shape == shape,
        "expected sequence of length \(shape.first ?? 0) at dim 1 (got \(row.shape.first ?? 0))"
      )
    }
    self.init(
      numbers: rows.flatMap { $0.numbers },
      shape: [rows.count] + shape,
      isBool: !rows.isEmpty && rows.allSatisfy { $0.isBool }
    )
  }
}
