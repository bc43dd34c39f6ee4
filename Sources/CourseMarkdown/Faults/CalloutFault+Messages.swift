import CourseModel

extension CalloutFault {
  var words: FaultWords {
    switch self {
    case .unknownCallout(let name):
      FaultWords(
        "unknown-callout",
        "There is no callout `[!\(name.uppercased())]`.",
        FaultWords.offer(name.uppercased(), among: Self.kinds)
      )
    case .emptyCallout(let name):
      FaultWords(
        "empty-callout",
        "The callout `[!\(name.uppercased())]` says nothing.",
        "Write its text in the lines below, each beginning with `> `."
      )
    case .textBesideCallout(let name):
      FaultWords(
        "text-beside-callout",
        "Text stands beside `[!\(name.uppercased())]`, which Git hosts do not accept.",
        "Move the text to the next line."
      )
    }
  }

  /// The names as authors write them.
  private static var kinds: [String] { Callout.Kind.allCases.map { $0.rawValue.uppercased() } }
}
