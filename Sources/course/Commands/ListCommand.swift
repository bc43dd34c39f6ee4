import ArgumentParser
import CourseModel
import CourseProgress
import CourseTerminal

/// Shows the contents and how far the learner is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show all lessons and exercises, and how far you are."
  )

  @Option(help: "Exercises of one kind only: all, open, begun or passed.")
  var filter: ExerciseFilter?

  @Option(help: "Exercises only, those with this text in their name or their lesson's.")
  var search: String?

  @Flag(help: "Show it as JSON.")
  var json = false

  @OptionGroup var options: CourseOptions

  func run() throws {
    let classroom = try options.open()
    let standing = try classroom.standing()
    if filter != nil || search != nil { return try showExercises(classroom, standing) }
    if json { return try showJSON(ListJSON(standing)) }
    let typesetter = options.typesetter
    options.show(typesetter.overview(standing))
  }

  private func showExercises(_ classroom: Classroom, _ standing: Standing) throws {
    let begun = Set(classroom.begun.map(\.id))
    let exercises = (filter ?? .all).exercises(standing, begun: begun, matching: search ?? "")
    if json { return try showJSON(exercises.map { ListJSON.ExerciseJSON($0, standing) }) }
    options.show(options.typesetter.exercises(exercises, standing))
  }
}
