extension ProgressDocument {
  /// Puts everything in the order in which it happened and gives every answer its receipt.
  public mutating func seal() {
    answers.sort { ($0.given, $0.question, $0.option) < ($1.given, $1.question, $1.option) }
    attempts.sort { ($0.made, $0.exercise, $0.points) < ($1.made, $1.exercise, $1.points) }
    hints.sort { ($0.shown, $0.exercise, $0.number) < ($1.shown, $1.exercise, $1.number) }
    reviews.sort { ($0.given, $0.card) < ($1.given, $1.card) }
    solutions?.sort { ($0.shown, $0.exercise) < ($1.shown, $1.exercise) }
    var previous = ""
    for index in answers.indices {
      previous = Receipt.make(for: answers[index], after: previous)
      answers[index].receipt = previous
    }
  }

  /// Adds what another file of the same learner has and this one lacks, and seals the result.
  public mutating func merge(_ other: Self) {
    for (id, theirs) in other.lessons {
      guard var ours = lessons[id] else {
        lessons[id] = theirs
        continue
      }
      ours.opened = min(ours.opened, theirs.opened)
      ours.read = [ours.read, theirs.read].compactMap { $0 }.min()
      lessons[id] = ours
    }
    answers = Self.union(answers, other.answers) { answer in
      var bare = answer
      bare.receipt = ""
      return bare
    }
    attempts = Self.union(attempts, other.attempts) { $0 }
    hints = Self.union(hints, other.hints) { [$0.exercise, String($0.number)] }
    reviews = Self.union(reviews, other.reviews) { $0 }
    let shown = ((solutions ?? []) + (other.solutions ?? [])).sorted { $0.shown < $1.shown }
    if !shown.isEmpty { solutions = Self.union(shown, []) { $0.exercise } }
    seal()
  }

  private static func union<Item, Key: Hashable>(
    _ ours: [Item],
    _ theirs: [Item],
    by key: (Item) -> Key
  ) -> [Item] {
    var seen: Set<Key> = []
    return (ours + theirs).filter { seen.insert(key($0)).inserted }
  }
}
