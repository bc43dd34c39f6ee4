/// What a student may see of a check: all of an open one, and of the hidden ones their sum.
struct ReleasedItem: Sendable, Hashable, Codable {
  var name: String
  var title: String
  var points: Int
  var possible: Int
  var outcome: Verdict.Item.Outcome
  var messages: [String]
}

extension Verdict {
  /// What may be released: nothing of a hidden check but how many points all of them gave.
  var released: [ReleasedItem] {
    let open = items.filter { !$0.isHidden }.map { item in
      ReleasedItem(
        name: item.name,
        title: item.title.isEmpty ? item.name : item.title,
        points: item.points,
        possible: item.possible,
        outcome: item.outcome,
        messages: item.messages.map(\.released)
      )
    }
    let hidden = items.filter(\.isHidden)
    guard !hidden.isEmpty else { return open }
    let isUnknown = hidden.contains { $0.outcome == .unknown }
    let isPassed = hidden.allSatisfy { $0.outcome == .passed }
    let sum = ReleasedItem(
      name: "hidden",
      title: "Hidden checks",
      points: hidden.reduce(0) { $0 + $1.points },
      possible: hidden.reduce(0) { $0 + $1.possible },
      outcome: isUnknown ? .unknown : isPassed ? .passed : .failed,
      messages: []
    )
    return open + [sum]
  }
}
