extension ReferenceFault {
  var identifier: String {
    switch self {
    case .noRecorder: "missing-recorder"
    case .noRecord, .edited, .leftOver: "not-recorded"
    case .otherRecorder: "other-recorder"
    case .otherOutput: "reference-prints-otherwise"
    case .otherTwin, .otherCard: "twin-prints-otherwise"
    }
  }

  var summary: String {
    switch self {
    case .noRecorder(let file): "There is no recorder \(file)."
    case .noRecord(let name): "What \(name) prints for this lesson has never been recorded."
    case .otherRecorder(let name):
      "What \(name) prints was recorded by another program than the present recorder."
    case .edited(let name): "This \(name) code is not the code that was recorded."
    case .otherOutput(let name): "\(name) printed something else than the lesson states."
    case .otherTwin(let name): "The cell prints something else than \(name), beside it, does."
    case .otherCard(let card, let name):
      "The card `\(card)` computes something else than \(name) printed."
    case .leftOver(let name): "More \(name) code was recorded than the lesson has."
    }
  }

  var solution: String {
    switch self {
    case .noRecorder: "Correct `recorder` in Lessons/course.yml, or write that program."
    case .noRecord, .otherRecorder, .edited, .leftOver:
      "Run `course record`, which needs the reference installed."
    case .otherOutput: "State what it printed (+) instead of what it did not (-)."
    case .otherCard: "Make `compute` and `twin` say the same."
    case .otherTwin: "Make both say the same, or let text stand between them."
    }
  }
}
