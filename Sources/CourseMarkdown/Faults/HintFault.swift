/// What can be wrong with hints.
enum HintFault: Fault {
  case noHints
  case textBeforeHints
  case emptyHint(String)
  case hintLevel
}
