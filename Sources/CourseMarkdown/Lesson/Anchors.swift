/// Gives headings the names by which links find them, as Git hosts do.
struct Anchors {
  /// The names given so far.
  private(set) var used: Set<String> = []
  /// The last number given to a name that was taken.
  private var numbers: [String: Int] = [:]

  /// The name of a heading: its words in lower case, joined by dashes, numbered where taken.
  mutating func name(_ heading: String) -> String {
    let letters = heading.trimmed.lowercased().compactMap { character -> Character? in
      if character.isWhitespace { return "-" }
      return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
    }
    let base = letters.isEmpty ? "section" : String(letters)
    var name = base
    while used.contains(name) {
      numbers[base, default: 0] += 1
      name = "\(base)-\(numbers[base, default: 0])"
    }
    used.insert(name)
    return name
  }
}
