package import CourseModel
package import CourseRunner

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
  package init(root: String, imports: [String]) {
    self.init(
      run: { lesson in
        let runtime = try Runtime.locate(root: root)
        return try await LessonRunner(root: root, runtime: runtime).run(lesson, imports: imports)
      },
      check: { exercise, file in
        let runtime = try Runtime.locate(root: root)
        let checker = ExerciseChecker(root: root, runtime: runtime)
        return try await checker.check(exercise, file: file, imports: imports)
      }
    )
  }
}
