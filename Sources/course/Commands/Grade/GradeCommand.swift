import ArgumentParser

/// Everything a teacher does with a class's submissions.
struct GradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade a class: points, reasons, feedback, and a gradebook that keeps them.",
    discussion: """
      course grade SUBMISSIONS grades a folder with a folder or an archive for every student, or one \
      archive of all, as learning platforms export them. Whatever was graded is in the gradebook at \
      once: after an interruption the same command goes on.
      """,
    subcommands: [
      GradeRunCommand.self, GradeShowCommand.self, GradeOverrideCommand.self,
      GradeRegradeCommand.self, GradeReportCommand.self, GradeExportCommand.self,
      GradeSimilarCommand.self,
      GradeMergeCommand.self, GradePackageCommand.self,
    ],
    defaultSubcommand: GradeRunCommand.self
  )
}
