/// Decides how the numbers of one tensor are printed, all alike.
///
/// Mirrors `torch._tensor_str._Formatter` with the default print options.
struct NumberFormatter {
  /// How many characters every number gets.
  private(set) var width = 1
  private let isFloating: Bool
  private var isWhole = true
  private var isScientific = false

  /// Looks at all numbers that will be printed.
  init(_ numbers: [Number], isFloating: Bool) {
    self.isFloating = isFloating
    guard isFloating else {
      width = numbers.reduce(1) { max($0, $1.python.utf8.count) }
      return
    }
    let values = numbers.map { $0.real }.filter { $0.isFinite && $0 != 0 }
    var (smallest, largest) = (Double.infinity, 0.0)
    for value in values {
      smallest = min(smallest, value.magnitude)
      largest = max(largest, value.magnitude)
      if value != value.rounded(.up) { isWhole = false }
    }
    guard !values.isEmpty else { return }
    isScientific = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
    for value in values { width = max(width, text(value).utf8.count) }
  }

  /// The number with spaces before it.
  func format(_ number: Number) -> String {
    let text = isFloating ? text(number.real) : number.python
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  /// The number without spaces.
  private func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let decimal = ExactDecimal(value)
    if isScientific { return decimal.scientific(4) }
    return isWhole ? decimal.fixed(0) + "." : decimal.fixed(4)
  }
}

extension Number {
  /// An integer or a truth value as Python prints it.
  fileprivate var python: String {
    switch self {
    case .bool(let value): value ? "True" : "False"
    case .unsigned(let value): String(value)
    default: String(Int64(self))
    }
  }
}
