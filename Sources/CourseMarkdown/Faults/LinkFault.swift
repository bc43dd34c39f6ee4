/// What can be wrong with a link or an image.
enum LinkFault: Fault {
  case deadLink(String, known: [String])
  case deadAnchor(String, known: [String])
  case unknownTerm(String, known: [String])
  case linkOutside(String)
}
