/// What can be wrong with a heading.
enum HeadingFault: Fault {
  case otherTitle(String, title: String)
  case firstLevel
  case skippedLevel(from: Int, to: Int)
  case emptyHeading
}
