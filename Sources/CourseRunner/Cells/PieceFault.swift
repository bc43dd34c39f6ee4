import CourseModel

/// What the core contradicts in what a lesson says beside its cells.
enum PieceFault {
  case contradicts(LessonPiece, holds: Bool)
  case nothingShown(LessonPiece)
  case staleSymptom(DebugCase, lines: [String])
  case staleFix(DebugCase, lines: [String])
  case fixThrows(LessonPiece, message: String)
  case fixChangesNothing(LessonPiece)
}
