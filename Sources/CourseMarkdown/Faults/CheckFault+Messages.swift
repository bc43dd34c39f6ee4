import CourseModel

extension CheckFault {
  var words: FaultWords {
    switch self {
    case .noCheckName(let name):
      FaultWords(
        "malformed-check",
        "`\(name)` is not the name of a test method.",
        "Write a name that begins with `test`, without parentheses."
      )
    case .checkTwice(let name):
      FaultWords("check-twice", "The check `\(name)` is listed twice.", "Keep one of them.")
    case .checkWithoutMethod(let name, let known):
      FaultWords(
        "check-without-method",
        "Checks.swift has no method `\(name)`.",
        NearestName.of(name, among: known).map { "Did you mean `\($0)`?" }
          ?? "Write `func \(name)()` there, or remove the check."
      )
    case .methodWithoutCheck(let name):
      FaultWords(
        "method-without-check",
        "The method `\(name)` of Checks.swift is worth nothing.",
        "Add `- name: \(name)` with `title` and `points` to the checks."
      )
    }
  }
}
