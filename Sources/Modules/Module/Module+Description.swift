import Tensors

extension Module: CustomStringConvertible {
  /// What Python's `repr` shows, to the letter.
  public final var description: String { describe() }

  /// The class, what it says about itself, and its children; a list says what repeats only once.
  private func describe() -> String {
    var lines: [String] = []
    let extra = extraDescription
    if !extra.isEmpty { lines = extra.parts(at: "\n").filter { !$0.isEmpty } }
    let children = childDescriptions
    guard !children.isEmpty || lines.count > 1 else { return className + "(" + extra + ")" }
    lines += children
    return className + "(\n  " + lines.joined(separator: "\n  ") + "\n)"
  }

  /// Every child as `(name): description`, its further lines indented.
  private var childDescriptions: [String] {
    let texts = registeredModules.map { name, module in (name, module?.description ?? "None") }
    guard summarisesRepeatedChildren else {
      return texts.map { "(" + $0.0 + "): " + indented($0.1) }
    }
    var lines: [String] = []
    var start = 0
    for index in texts.indices
    where index + 1 == texts.count || texts[index + 1].1 != texts[start].1 {
      let text = texts[start].1
      let count = index - start + 1
      lines.append(
        indented(
          count == 1
            ? "(\(start)): " + text
            : "(\(start)-\(index)): \(count) x " + text
        )
      )
      start = index + 1
    }
    return lines
  }

  private func indented(_ text: String) -> String {
    text.parts(at: "\n").joined(separator: "\n  ")
  }
}
