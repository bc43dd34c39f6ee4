/// The nested brackets of a tensor's numbers.
///
/// Mirrors `torch._tensor_str._tensor_str` with the default print options: above 1000 elements
/// every dimension shows its first and last three.
struct TensorText {
  private static let lineWidth = 80
  private static let threshold = 1000
  private static let edge = 3

  private let isSummarised: Bool
  private let real: NumberFormatter
  private let imaginary: NumberFormatter?

  /// Decides on a format that suits all numbers that will be shown.
  init(_ tensor: Tensor) {
    isSummarised = tensor.elementCount > Self.threshold
    var shown: [Number] = []
    Self.collect(tensor, summarised: isSummarised, into: &shown)
    if tensor.dtype.isComplex {
      real = NumberFormatter(shown.map { .real($0.real) }, isFloating: true)
      imaginary = NumberFormatter(shown.map { .real($0.imaginary) }, isFloating: true)
    } else {
      real = NumberFormatter(shown, isFloating: tensor.dtype.isFloatingPoint)
      imaginary = nil
    }
  }

  /// The brackets; lines after the first are indented by `indent`.
  func text(_ tensor: Tensor, indent: Int) -> String {
    switch tensor.rank {
    case 0: return format(tensor.numbers()[0])
    case 1: return row(tensor, indent: indent)
    default:
      var parts: [String] = []
      for index in shownIndices(tensor.shape[0]) {
        parts.append(index.map { text(tensor[$0], indent: indent + 1) } ?? "...")
      }
      let separator =
        "," + String(repeating: "\n", count: tensor.rank - 1)
        + String(repeating: " ", count: indent + 1)
      return "[" + parts.joined(separator: separator) + "]"
    }
  }

  /// A row of numbers, broken into lines.
  private func row(_ tensor: Tensor, indent: Int) -> String {
    let parts = shownIndices(tensor.shape[0]).map { index in
      index.map { format(tensor[$0].numbers()[0]) } ?? " ..."
    }
    let width = real.width + 2 + (imaginary.map { $0.width + 1 } ?? 0)
    let perLine = max(1, (Self.lineWidth - indent) / width)
    var lines: [String] = []
    for start in stride(from: 0, to: parts.count, by: perLine) {
      lines.append(parts[start..<min(start + perLine, parts.count)].joined(separator: ", "))
    }
    let separator = ",\n" + String(repeating: " ", count: indent + 1)
    return "[" + lines.joined(separator: separator) + "]"
  }

  /// One number; of a complex one the imaginary part with its sign and without spaces.
  private func format(_ number: Number) -> String {
    guard let imaginary else { return real.format(number) }
    var text = imaginary.format(.real(number.imaginary)) + "j"
    while text.utf8.first == UInt8(ascii: " ") { text.removeFirst() }
    let hasSign = text.utf8.first == UInt8(ascii: "-")
    return real.format(.real(number.real)) + (hasSign ? "" : "+") + text
  }

  /// The indices to show of a dimension; `nil` where some are left out.
  private func shownIndices(_ size: Int) -> [Int?] {
    let (head, tail) = (Self.edge, size - Self.edge)
    guard isSummarised, head < tail else { return (0..<size).map { .some($0) } }
    return (0...head).map { $0 < head ? $0 : nil } + (tail..<size).map { .some($0) }
  }

  /// The numbers to show.
  private static func collect(_ tensor: Tensor, summarised: Bool, into numbers: inout [Number]) {
    guard summarised, tensor.rank > 0 else {
      numbers += tensor.numbers()
      return
    }
    let size = tensor.shape[0]
    for index in 0..<size where size <= 2 * edge || index < edge || index >= size - edge {
      collect(tensor[index], summarised: true, into: &numbers)
    }
  }
}
