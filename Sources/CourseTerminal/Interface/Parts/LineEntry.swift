/// One line of text that is being typed.
struct LineEntry: Sendable, Hashable {
  private(set) var text = ""

  /// How it is shown where something is searched for.
  var prompt: Line { Line([Span("/", .bold), Span(text)]) }

  /// What a key made of it.
  enum Outcome: Sendable { case typing, done, dropped }

  mutating func press(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): text.append(character)
    case .paste(let pasted): text += pasted.onOneLine
    case .backspace:
      guard !text.isEmpty else { return .dropped }
      text.removeLast()
    case .control("u"): text = ""
    case .enter: return .done
    case .escape: return .dropped
    default: break
    }
    return .typing
  }
}
