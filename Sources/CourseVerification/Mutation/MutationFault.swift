/// What changing a solution can bring to light.
enum MutationFault: VerificationFault {
  case weakChecks(MutationScore)
  case unusedExcuse(String)
}
