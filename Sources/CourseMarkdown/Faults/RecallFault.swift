/// What can be wrong with a card to remember.
enum RecallFault: Fault {
  case nothingComputed
  case computedInVain
  case noVariant
  case malformedName(String)
  case malformedFilling(String)
  case otherNames(expected: [String])
  case sameVariant
  case unusedName(String)
  case unknownName(String, known: [String])
}
