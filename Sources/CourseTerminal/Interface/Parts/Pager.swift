/// Lines that are longer than the screen: moving through them, and searching.
struct Pager: Sendable {
  var lines: [Line] = []
  /// The first line that is seen.
  private(set) var top = 0
  /// What was searched for last.
  private(set) var query = ""
  /// What is being typed to search for.
  private(set) var entry: LineEntry?
  private var match: Int?

  init(lines: [Line] = []) {
    self.lines = lines
  }

  /// What is seen, with what was searched for marked.
  func visible(_ height: Int) -> [Line] {
    lines.dropFirst(top).prefix(height).map { query.isEmpty ? $0 : $0.marking(query) }
  }

  /// The lines that are seen.
  func range(_ height: Int) -> Range<Int> { top..<min(top + height, max(lines.count, top)) }

  func isAtEnd(_ height: Int) -> Bool { top + height >= lines.count }

  /// How far one is, from 0 to 1.
  func share(_ height: Int) -> Double {
    lines.count <= height ? 1 : Double(min(top + height, lines.count)) / Double(lines.count)
  }

  mutating func move(to line: Int, _ height: Int) {
    top = max(0, min(line, lines.count - height))
  }

  /// Moves by screens.
  mutating func turn(_ screens: Int, _ height: Int) {
    move(to: top + screens * max(height - 2, 1), height)
  }

  /// Moves just so far that some lines are seen; where they do not fit, their end.
  mutating func reveal(_ range: Range<Int>, _ height: Int) {
    if range.upperBound > top + height { move(to: range.upperBound - height, height) }
    if range.lowerBound < top, range.count <= height { move(to: range.lowerBound, height) }
  }

  /// Does what a key means for every text.
  ///
  /// - Returns: Whether it means anything.
  mutating func press(_ key: Key, _ context: inout Context) -> Bool {
    let height = context.bodyHeight
    if entry != nil { return type(key, &context) }
    switch key {
    case .down, .character("j"): move(to: top + 1, height)
    case .up, .character("k"): move(to: top - 1, height)
    case .pageDown, .control("f"): turn(1, height)
    case .pageUp, .control("b"), .character("b"): turn(-1, height)
    case .home, .character("g"): move(to: 0, height)
    case .end, .character("G"): move(to: lines.count, height)
    case .character("/"): entry = LineEntry()
    case .character("n") where !query.isEmpty: find(forward: true, &context)
    case .character("N") where !query.isEmpty: find(forward: false, &context)
    case .escape where !query.isEmpty: query = ""
    default: return false
    }
    return true
  }

  private mutating func type(_ key: Key, _ context: inout Context) -> Bool {
    guard var entry else { return false }
    switch entry.press(key) {
    case .typing: self.entry = entry
    case .dropped: self.entry = nil
    case .done:
      self.entry = nil
      query = entry.text
      match = top - 1
      if !query.isEmpty { find(forward: true, &context) }
    }
    return true
  }

  private mutating func find(forward: Bool, _ context: inout Context) {
    let matches = lines.indices.filter { lines[$0].contains(query) }
    guard !matches.isEmpty else {
      context.say("“\(query)” is not found here.", .color(.yellow))
      return query = ""
    }
    let from = match ?? top
    let next =
      forward
      ? matches.first { $0 > from } ?? matches[0]
      : matches.last { $0 < from } ?? matches[matches.count - 1]
    match = next
    let number = (matches.firstIndex(of: next) ?? 0) + 1
    context.say("“\(query)”: \(number) of \(matches.count)   n next · N previous · Esc ends", .dim)
    if !range(context.bodyHeight).dropLast(1).contains(next) {
      move(to: next - context.bodyHeight / 3, context.bodyHeight)
    }
  }

  /// What stands at the foot while something to search for is typed.
  var prompt: Line? { entry?.prompt }
}

extension Line {
  fileprivate var plainText: String { spans.map(\.text).joined() }

  fileprivate func contains(_ query: String) -> Bool {
    plainText.lowercased().contains(query.lowercased())
  }

  /// The line with every place of a text marked, in capitals or not.
  func marking(_ query: String) -> Line {
    let text = Array(plainText)
    let wanted = Array(query.lowercased())
    guard !wanted.isEmpty, text.count >= wanted.count else { return self }
    let lowered = text.map { $0.lowercased() }
    var marked: Set<Int> = []
    for start in 0...(text.count - wanted.count)
    where zip(lowered[start...], wanted).allSatisfy({ $0 == String($1) }) {
      marked.formUnion(start..<(start + wanted.count))
    }
    guard !marked.isEmpty else { return self }
    var index = 0
    var result: [Span] = []
    for span in spans {
      for character in span.text {
        var style = span.style
        if marked.contains(index) { style.isReversed = true }
        result.append(joining: Span(String(character), style))
        index += 1
      }
    }
    return Line(result)
  }
}
