import CourseModel
import CourseProgress
import CourseRunner

/// What can happen to the interface.
enum Event: Sendable {
  case key(Key)
  case resized(columns: Int, rows: Int)
  /// A tenth of a second has passed while something is being done.
  case tick
  case news(News)
}

/// What came of something that was asked for.
enum News: Sendable {
  case ran(lesson: String, LessonRun)
  case ranCopy(CellPlace, CellRun, faults: [String])
  case checked(CheckReport)
  /// Work has come to its end, whatever it gave.
  case ended(Work)
  /// Something could not be done; why, and what to do.
  case failed(String)
  case stopped(Work)
  /// Something was kept.
  case kept
  /// The record as it is now.
  case progress(LearnerProgress)
  /// Something could not be kept.
  case notKept(String)
  case begun(Set<String>)
  case began(exercise: String, isNew: Bool)
  case reset(exercise: String, kept: String?)
  case solution(exercise: String, text: String)
  case copy(CellPlace, source: String?)
  /// A file that is watched was saved.
  case saved(file: String)
  /// Files cannot be watched; why.
  case cannotWatch(String)
  /// The learner has come back from an editor.
  case edited(file: String)
}
