/// What can be wrong with the list of checks.
enum CheckFault: Fault {
  case noCheckName(String)
  case checkTwice(String)
  case checkWithoutMethod(String, known: [String])
  case methodWithoutCheck(String)
}
