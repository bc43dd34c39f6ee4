/// What can be wrong with an exercise's folder.
enum ExerciseFault: Fault {
  case missingFile(String)
  case emptyTask
  case taskTitle(String, title: String)
}
