extension LessonFault {
  var identifier: String {
    switch self {
    case .noProof: "option-without-proof"
    case .minutes: "minutes"
    }
  }

  var summary: String {
    switch self {
    case .noProof(let question, let option):
      "Option \(option + 1) of `\(question)` has no proof."
    case .minutes(let stated, let needed):
      "The lesson says that it takes \(stated) minutes, and it takes about \(needed)."
    }
  }

  var solution: String {
    switch self {
    case .noProof:
      "Add `proof:`, Swift of type Bool that is true for the right option and false for the others."
    case .minutes(_, let needed):
      "Write `minutes: \(needed)`, or make it longer or shorter."
    }
  }
}
