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
    case .noParameters:
      FaultWords(
        "malformed-parameters",
        "The parameters must be a mapping of names to lists of values.",
        "Write them as in `parameters: {rows: [2, 3], dtype: [float32, int8]}`."
      )
    case .noValues(let name):
      FaultWords(
        "malformed-parameters",
        "The parameter `\(name)` has fewer than two values.",
        "Write a list, as in `\(name): [2, 3]`, or write the value out and remove the parameter."
      )
    case .sameValue(let name):
      FaultWords(
        "same-variant",
        "The parameter `\(name)` has this value already.",
        "Change or remove it."
      )
    case .parametersAndVariants:
      FaultWords(
        "parameters-and-variants",
        "The card has both parameters and variants.",
        "Keep `parameters`, if its values go together in any combination, or else `variants`."
      )
    case .twinOfNothing:
      FaultWords(
        "twin-of-nothing",
        "The card has a twin, but the course has no reference whose code that could be.",
        "Declare `reference` in Lessons/course.yml, or remove `twin`."
      )
    case .twinWithoutCompute:
      FaultWords(
        "twin-of-nothing",
        "The card has a twin, but computes nothing that it could be compared with.",
        "Add `compute: …`, a Swift expression that gives what the twin prints."
      )
    case .malformedName(let name):
      FaultWords(
        "malformed-variant",
        "`\(name)` is no name of a place that can be filled.",
        "Use letters only, and another name than `computed`."
      )
    case .malformedFilling(let name):
      FaultWords(
        "malformed-variant",
        "What is filled in for `{\(name)}` must be one line of text.",
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
