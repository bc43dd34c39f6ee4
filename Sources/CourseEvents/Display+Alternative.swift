extension Display {
  /// The picture in words, for who cannot see it: all that it shows, without the caption.
  public var alternative: String {
    switch self {
    case .table(_, let header, let rows):
      rows.map { row in
        zip(header, row).map { "\($0): \($1)" }.joined(separator: ", ")
      }
      .joined(separator: ". ") + "."
    case .plot(_, let x, let y, let series):
      "Lines of \(y) over \(x). " + series.map(\.words).joined(separator: " ")
    case .lanes(_, let lanes):
      lanes.map(\.words).joined(separator: " ")
    }
  }

  /// A number with at most four significant digits, as pictures write it.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    if value == 0 { return "0" }
    var exponent = 0
    var scale = value.magnitude
    while scale >= 10 { (scale, exponent) = (scale / 10, exponent + 1) }
    while scale < 1 { (scale, exponent) = (scale * 10, exponent - 1) }
    if exponent >= -3, exponent < 6 {
      var factor = 1.0
      for _ in 0..<max(3 - exponent, 0) { factor *= 10 }
      let text = "\((value * factor).rounded() / factor)"
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    var mantissa = (scale * 1000).rounded() / 1000
    if mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let text = "\(value < 0 ? -mantissa : mantissa)e\(exponent)"
    return text.replacing(".0e", with: "e")
  }
}

extension Display.Series {
  /// Where the line begins, ends and lies lowest and highest.
  public var words: String {
    let drawn = values.enumerated().compactMap { index, value in value.map { (index, $0) } }
    guard let first = drawn.first, let last = drawn.last,
      let low = drawn.min(by: { $0.1 < $1.1 }), let high = drawn.max(by: { $0.1 < $1.1 })
    else { return "\(name): nothing to draw." }
    let ends = "\(name): from \(Display.short(first.1)) to \(Display.short(last.1))"
    return ends + " over \(values.count) points, lowest \(Display.short(low.1)) at \(low.0),"
      + " highest \(Display.short(high.1)) at \(high.0)."
  }
}

extension Display.Lane {
  /// What is in the boxes, and what lies over which.
  fileprivate var words: String {
    let content = boxes.map { box in
      box.skipped > 0 ? "\(box.skipped) more" : box.text + (box.isChanged ? " (changed)" : "")
    }
    let head = "\(label) (\(note)): \(content.joined(separator: ", "))."
    return ([head] + marks.map(\.words)).joined(separator: " ")
  }
}

extension Display.Mark {
  fileprivate var words: String {
    let places = touches.map { "\($0.box)" }.joined(separator: ", ")
    return "\(label) (\(note)) over \(touches.isEmpty ? "nothing" : "boxes \(places)")."
  }
}
