/// What can be wrong with a heading.
enum HeadingFault: Fault {
  case titleHeading
  case skippedLevel(from: Int, to: Int)
  case emptyHeading
}
