/// What can be wrong with a glossary.
enum GlossaryFault: Fault {
  case noMapping
  case malformedTerm(String)
}
