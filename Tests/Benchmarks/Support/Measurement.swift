/// One row of a report: an operation on a subject, measured in ours and in the peer.
struct Measurement {
  /// What is operated on, as in `100 tensors of 4 MiB`.
  let subject: String
  /// What is done, as in `load`.
  let operation: String
  /// What the numbers count, as in `ms`; less is better.
  let unit: String
  /// Ours.
  let ours: Double
  /// The peer's, or `nil` where there is no peer.
  let theirs: Double?
  /// What is to be reached.
  var goals: [Goal] = []

  /// Ours relative to the peer's; below 1 is better.
  var ratio: Double? { theirs.map { ours / $0 } }
}

/// Something to be reached, and whether it was.
struct Goal {
  /// As people read it, as in `≤ 1.00×`.
  let text: String
  /// Whether this run reached it.
  let isMet: Bool

  /// Ours must not be slower than the peer; no goal where there is none.
  static func noSlower(_ ours: Double, than theirs: Double?) -> [Goal] {
    theirs.map { [Goal(text: "≤ 1.00×", isMet: ours <= $0)] } ?? []
  }

  /// Ours must not exceed a limit, named by a text.
  static func atMost(_ limit: Double, _ ours: Double, _ text: String) -> Goal {
    Goal(text: text, isMet: ours <= limit)
  }
}
