import CourseModel

extension RecallFault {
  var words: FaultWords {
    switch self {
    case .nothingComputed:
      FaultWords(
        "nothing-computed",
        "The answer has a place for `{computed}`, but the card computes nothing.",
        "Add `compute: …`, a Swift expression, or write the answer out."
      )
    case .computedInVain:
      FaultWords(
        "computed-in-vain",
        "What the card computes is shown nowhere.",
        "Write `{computed}` into the answer, or remove `compute`."
      )
    case .noVariant:
      FaultWords(
        "malformed-variant",
        "A variant must be a mapping of names to texts.",
        "Write it as in `- {shape: '[2, 3]', dtype: float32}`."
      )
    case .malformedName(let name):
      FaultWords(
        "malformed-variant",
        "`\(name)` is no name that a variant can fill.",
        "Use letters only, and another name than `computed`."
      )
    case .malformedFilling(let name):
      FaultWords(
        "malformed-variant",
        "What a variant fills in for `{\(name)}` must be one line of text.",
        "Write it behind `\(name):`, in quotes if it begins with a sign."
      )
    case .otherNames(let expected):
      FaultWords(
        "malformed-variant",
        "The variant does not fill the same names as the first one.",
        "Fill " + expected.map { "`\($0)`" }.joined(separator: ", ") + "."
      )
    case .sameVariant:
      FaultWords("same-variant", "The variant is there already.", "Change or remove it.")
    case .unusedName(let name):
      FaultWords(
        "unused-name",
        "The variants fill `{\(name)}`, which stands nowhere in the card.",
        "Write `{\(name)}` where it belongs, or take it out of the variants."
      )
    case .unknownName(let name, let known):
      FaultWords(
        "unknown-name",
        "Nothing fills `{\(name)}`.",
        NearestName.of(name, among: known).map { "Did you mean `{\($0)}`?" }
          ?? "Give it a text in every variant, or take the braces away."
      )
    }
  }
}
