/// What can be wrong with hints.
enum HintFault: Fault {
  case noHints
  case fewHints(Int)
  case textBeforeHints
  case emptyHint(String)
  case hintLevel
}
