/// What can be wrong with an exercise's folder.
enum ExerciseFault: Fault {
  case missingFile(String)
  case strayFile(String, folder: String)
  case emptyTask
  case taskTitle(String, title: String)
  case unknownBase(String, known: [String])
  case circularBase(String)
  case unnameableBase(String)
}
