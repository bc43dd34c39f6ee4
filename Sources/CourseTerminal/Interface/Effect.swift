import CourseModel
import CourseRunner

/// Something that takes time or touches files, which a view asks for and the interface's runner does.
enum Effect: Sendable, Hashable {
  /// Run a lesson.
  case run(Lesson)
  /// Run a cell's copy after the cells before it, which stay as they are.
  case runCopy(CellPlace, source: String)
  /// Check the learner's copy of an exercise.
  case check(Exercise)
  /// Check exercises beside each other.
  case checkAll([Exercise])
  /// End work before its time.
  case cancel(Work)
  /// Keep what the learner has done.
  case record(Record)
  /// Make the learner's copy of an exercise, if there is none.
  case begin(Exercise)
  /// Put the starter in the place of the learner's copy, which is kept.
  case reset(Exercise)
  /// Read the solution of an exercise.
  case readSolution(Exercise)
  /// Read the copy of a cell, if there is one.
  case readCopy(CellPlace)
  /// Keep the copy of a cell; `nil` removes it.
  case keepCopy(CellPlace, source: String?)
  /// Open a file of the course in the learner's editor.
  case edit(file: String)
  /// Tell when a file of the course is saved; `nil` ends it.
  case watch(file: String?)
  /// Stop, as by Ctrl-Z, until the learner comes back.
  case stop
  /// Leave the program.
  case leave(status: Int32)

  /// What it keeps busy.
  var work: Work? {
    switch self {
    case .run(let lesson): .lesson(lesson.id)
    case .runCopy(let place, _): .copy(place)
    case .check(let exercise): .exercise(exercise.id)
    case .checkAll: .everything
    default: nil
    }
  }
}

/// Something that is going on, and can be ended.
enum Work: Sendable, Hashable {
  case lesson(String)
  case copy(CellPlace)
  case exercise(String)
  case everything
}

/// A cell of a lesson.
struct CellPlace: Sendable, Hashable {
  var lesson: String
  var cell: Int
}

/// What is kept of what the learner has done.
enum Record: Sendable, Hashable {
  case opened(lesson: String)
  case read(lesson: String)
  /// Stopped reading at a block.
  case place(lesson: String, block: Int)
  case answer(question: String, option: Int, isCorrect: Bool, confidence: Int?, asked: String)
  case review(card: String, knew: Bool)
  case hint(exercise: String, number: Int)
  case solution(exercise: String)
  case attempt(CheckReport)
}
