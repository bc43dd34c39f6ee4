/// What can be wrong with running text and blocks of it.
enum MarkdownFault: Fault {
  case rawHTML(String)
  case tooDeep(limit: Int)
  case imageWithoutAlternative(source: String)
  case emptyDestination
  case headingInProse
  case nestedFence(word: String)
  case nestedCallout
  case unclosedFence(word: String)
  case moreThanOneParagraph
}
