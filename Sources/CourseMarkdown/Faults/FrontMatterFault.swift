/// What can be wrong with the head of a lesson.
enum FrontMatterFault: Fault {
  case missingFrontMatter
  case unclosedFrontMatter
  case unknownLevel(String)
  case emptyLesson
}
