package import CourseModel
package import CourseRunner
import Foundation

/// What runs lessons and checks exercises, as far as a learner's surroundings need to know.
package struct Engine: Sendable {
  /// Runs the cells of a lesson.
  package var run: @Sendable (Lesson) async throws -> LessonRun
  /// Checks a file against an exercise.
  package var check: @Sendable (Exercise, _ file: String) async throws -> CheckReport

  /// Makes an engine.
  package init(
    run: @escaping @Sendable (Lesson) async throws -> LessonRun,
    check: @escaping @Sendable (Exercise, _ file: String) async throws -> CheckReport
  ) {
    self.run = run
    self.check = check
  }

  /// The engine of the course in a folder; the toolchain is looked for when it is first needed.
  ///
  /// An exercise that builds on an earlier one builds on the learner's own copy of it.
  ///
  /// - Parameters:
  ///   - root: The course's folder.
  ///   - course: The course.
  ///   - waiting: Tools that wait between checks, where there will be several.
  package init<Entry>(root: String, course: CourseOf<Entry>, waiting: WaitingTools? = nil) {
    let own = OwnWork { exercise in
      let file = WorkingCopy(of: exercise, root: root).file
      return (try? String(contentsOfFile: "\(root)/\(file)", encoding: .utf8))
        .map { OwnWork.File(name: file, text: $0) }
    }
    self.init(
      run: { lesson in
        let runtime = try await Runtime.locate(root: root, core: course.core)
        return try await LessonRunner(root: root, runtime: runtime)
          .run(lesson, imports: course.imports)
      },
      check: { exercise, file in
        let runtime = try await Runtime.locate(root: root, core: course.core)
        var checker = ExerciseChecker(root: root, runtime: runtime, exercises: course.exercises)
        checker.waiting = waiting
        return try await checker.check(exercise, file: file, imports: course.imports, own: own)
      }
    )
  }
}
