import CourseModes

/// Who has answers that are somebody else's, by their receipts.
///
/// A receipt binds an answer and the second in which it was given to all answers before it. So two files
/// that share some are one file up to there: one was copied, or both come from one machine.
struct SharedAnswers {
  /// How many first answers two may share by chance: those who begin in one second with the same option.
  private static let chance = 2

  /// What is to be said of a student, by the student's identifier.
  private(set) var evidence: [String: String] = [:]

  /// Compares everybody's file with everybody else's.
  init(_ documents: [String: ProgressDocument]) {
    let receipts = documents.mapValues { $0.answers.map(\.receipt) }
    let withAnswers = receipts.filter { !$0.value.isEmpty }
    let groups = Dictionary(grouping: withAnswers.keys) { student in
      let own = withAnswers[student] ?? []
      return own[min(own.count - 1, Self.chance)]
    }
    for group in groups.values where group.count > 1 {
      for student in group {
        let own = receipts[student] ?? []
        let others = group.filter { $0 != student }.sorted().map { other in
          let shared = zip(own, receipts[other] ?? []).prefix { $0 == $1 }.count
          return "\(shared) with \(other)"
        }
        evidence[student] = """
          Of \(own.count) answers it shares the first, given in the same seconds: \
          \(others.joined(separator: ", ")).
          """
      }
    }
  }
}
