import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Marks by hand.
struct GradeOverrideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "override",
    abstract: "Mark by hand, or say something to a student; no later run changes it.",
    discussion: """
      With a student and an exercise, one mark is set. Without, all marks given by hand are written to \
      overrides.yml in the gradebook's folder; edit it and name it with --from to take it back in: \
      what is not in it any more is taken back.
      """
  )

  @Argument(help: "The student.")
  var student: String?

  @Argument(help: "The exercise, by any part of its name.")
  var exercise: String?

  @Option(help: "The points, in place of those earned.")
  var points: Double?

  @Option(help: "What the student is told.")
  var comment: String?

  @Flag(help: "Take the mark back: what was earned counts again.")
  var remove = false

  @Option(help: ArgumentHelp("Take all marks given by hand from this file.", valueName: "file"))
  var from: String?

  @Flag(help: "Print all marks given by hand as JSON.")
  var json = false

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    let store = try book.store
    if let from {
      let overrides = try OverrideFile.read(from, exercises: course.exercises, of: store)
      try store.replaceOverrides(with: overrides)
      try book.write(try book.gradebook(course), course: course)
      guard !json else { return try showJSON(overrides) }
      let count = counted(overrides.count, "mark")
      return Output.standard.write("  The gradebook has \(count) given by hand.\n")
    }
    guard let student, let exercise else {
      let path = book.folder + "/overrides.yml"
      try book.write(OverrideFile.text(try store.overrides()), to: path)
      guard !json else { return try showJSON(try store.overrides()) }
      return Output.standard.write("  Written to \(path.printable).\n")
    }
    let override = try OverrideFile.one(
      student: student,
      exercise: exercise,
      exercises: course.exercises,
      of: store
    )
    var all = try store.overrides().filter {
      $0.student != override.student || $0.exercise != override.exercise
    }
    if !remove {
      guard points != nil || comment != nil else {
        throw ValidationError("Say --points, --comment or both; --remove takes a mark back.")
      }
      guard (0...1_000_000).contains(points ?? 0) else {
        throw ValidationError("Points are a number from 0 to 1000000.")
      }
      all.append(
        Override(
          student: override.student,
          exercise: override.exercise,
          points: points,
          comment: comment ?? ""
        )
      )
    }
    try store.replaceOverrides(with: all)
    let gradebook = try book.gradebook(course)
    try book.write(gradebook, course: course)
    if json { try showJSON(all) } else { show(override, in: gradebook) }
  }

  /// Says what the student has now, and whether that is more than there is to have.
  private func show(_ override: Override, in gradebook: Gradebook) {
    guard let student = gradebook.students.first(where: { $0.student.id == override.student }),
      let grade = student.grades.first(where: { $0.exercise == override.exercise })
    else { return }
    let points = grade.points.map { Points.text($0) } ?? "no"
    let bonus = grade.points ?? 0 > Double(grade.possible) ? ", more than there are" : ""
    let line =
      "\(student.student.name)  \(grade.exercise)  \(points) of \(grade.possible) points\(bonus)"
    Output.standard.write("  \(line.printable)\n")
  }
}
