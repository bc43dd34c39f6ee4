package import CourseModel

extension Course {
  /// Finds a lesson by its number, its identifier, or the beginning of either part of it.
  ///
  /// - Parameter name: As in `3`, `03`, `03-loading` or `loading`.
  /// - Returns: The lesson.
  /// - Throws: ``LookupError``.
  package func lesson(named name: String) throws(LookupError) -> Lesson {
    if let number = Int(name), let lesson = lessons.first(where: { $0.number == number }) {
      return lesson
    }
    return try find(name, among: lessons.map { ($0.id, $0) }, kind: .lesson)
  }

  /// Finds an exercise by its identifier, its last part, or the beginning of either.
  ///
  /// - Parameter name: As in `03-loading/load-report`, `load-report`, `03` or `3`.
  /// - Returns: The exercise.
  /// - Throws: ``LookupError``.
  package func exercise(named name: String) throws(LookupError) -> Exercise {
    let padded = Int(name).map { $0 < 10 ? "0\($0)" : "\($0)" } ?? name
    return try find(padded, among: exercises.map { ($0.id, $0) }, kind: .exercise)
  }

  /// Finds a question by its identifier or the beginning of it.
  ///
  /// - Throws: ``LookupError``.
  package func question(named name: String) throws(LookupError) -> Question {
    try find(name, among: lessons.flatMap(\.questions).map { ($0.id, $0) }, kind: .question)
  }

  /// Finds a card by its identifier or the beginning of it.
  ///
  /// - Returns: The card, and the lesson that it belongs to.
  /// - Throws: ``LookupError``.
  package func card(
    named name: String
  ) throws(LookupError) -> (card: Recall.Card, lesson: Lesson) {
    let cards = lessons.flatMap { lesson in lesson.cards.map { (card: $0, lesson: lesson) } }
    return try find(name, among: cards.map { ($0.card.id, $0) }, kind: .card)
  }

  private func find<Item>(
    _ name: String,
    among items: [(id: String, item: Item)],
    kind: LookupError.Kind
  ) throws(LookupError) -> Item {
    let wanted = name.lowercased()
    if let exact = items.first(where: { $0.id == wanted }) { return exact.item }
    // A whole part is a better match than the beginning of one.
    for matches in [
      items.filter { $0.id.parts.contains(wanted) },
      items.filter { item in item.id.parts.contains { $0.hasPrefix(wanted) } },
    ] where !matches.isEmpty && !wanted.isEmpty {
      if matches.count == 1 { return matches[0].item }
      throw .ambiguous(kind, name, matches: matches.map(\.id))
    }
    let nearest =
      NearestName.of(wanted, among: items.map(\.id))
      ?? NearestName.of(wanted, among: items.flatMap { $0.id.parts })
    throw .unknown(kind, name, nearest: nearest, known: items.map(\.id))
  }
}

extension String {
  /// What an identifier like `03-loading/load-report` may be called by.
  fileprivate var parts: [String] {
    let folders = split(separator: "/").map(String.init)
    return [self] + folders
      + folders.compactMap { folder in
        guard let dash = folder.firstIndex(of: "-"), Int(folder[..<dash]) != nil else { return nil }
        return String(folder[folder.index(after: dash)...])
      }
  }
}

/// Why a name leads nowhere.
package enum LookupError: Error, Sendable, Hashable {
  /// What was looked for.
  package enum Kind: String, Sendable { case lesson, exercise, question, card }

  /// Nothing is called so.
  case unknown(Kind, String, nearest: String?, known: [String])
  /// Several things are.
  case ambiguous(Kind, String, matches: [String])
}

extension LookupError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  package var description: String {
    switch self {
    case .unknown(let kind, let name, let nearest?, _):
      "There is no \(kind.rawValue) “\(name)”. Did you mean \(nearest)?"
    case .unknown(let kind, let name, nil, let known) where known.isEmpty:
      "There is no \(kind.rawValue) “\(name)”: the course has none yet."
    case .unknown(let kind, let name, nil, let known):
      "There is no \(kind.rawValue) “\(name)”. There are: \(known.joined(separator: ", "))."
    case .ambiguous(let kind, let name, let matches):
      "“\(name)” may be several \(kind.rawValue)s: \(matches.joined(separator: ", ")). Write one in full."
    }
  }
}

/// What to say to whoever has typed a command that does not exist.
package func unknownCommand(_ word: String, known: [String]) -> String {
  let advice = NearestName.of(word, among: known).map { "Did you mean \($0)?" }
  return
    "There is no command “\(word)”. \(advice ?? "There are: \(known.joined(separator: ", ")).")"
}
