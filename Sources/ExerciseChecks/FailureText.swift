/// XCTest's description of a failure, turned round so that the author's words come first.
///
/// `XCTAssertEqual failed: ("1") is not equal to ("2") - the count` becomes
/// `the count: ("1") is not equal to ("2")`.
enum FailureText {
  static func render(_ description: String) -> String {
    let isAssertion = description.hasPrefix("XCT") || description.hasPrefix("failed - ")
    guard isAssertion, let failed = range(of: "failed", in: description) else {
      return description
    }
    let rest = description[failed.upperBound...]
    if rest.hasPrefix(" - ") { return String(rest.dropFirst(3)) }
    guard rest.hasPrefix(": ") else { return description }
    let detail = rest.dropFirst(2)
    guard let end = range(of: ") - ", in: detail) else { return String(detail) }
    let facts = detail[..<end.lowerBound] + ")"
    let words = detail[end.upperBound...]
    return words.isEmpty ? String(facts) : "\(words): \(facts)"
  }

  private static func range(
    of needle: String,
    in text: some StringProtocol
  ) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(needle) {
        return start..<text.index(start, offsetBy: needle.count)
      }
      start = text.index(after: start)
    }
    return nil
  }
}
