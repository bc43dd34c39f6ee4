/// What can be wrong with a card to remember.
enum RecallFault: Fault {
  case nothingComputed
  case computedInVain
  case noVariant
  case noParameters
  case noValues(String)
  case sameValue(String)
  case parametersAndVariants
  case twinOfNothing
  case twinWithoutCompute
  case malformedName(String)
  case malformedFilling(String)
  case otherNames(expected: [String])
  case sameVariant
  case unusedName(String)
  case unknownName(String, known: [String])
}
