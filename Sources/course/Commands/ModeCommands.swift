import ArgumentParser
import CourseModes

/// The mode Notebook.
struct NotebookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Show the code of the lessons alone, with what it prints and shows."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.notebook, options).show() }
}

/// The mode Predict.
struct PredictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Show the predictions, and commit to an answer before you are told."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.predict, options).show() }
}

/// The mode Practise.
struct PractiseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practise",
    abstract: "Show the exercises and how far you are."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.practise, options).show() }
}

/// The mode Myths.
struct MythsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "myths",
    abstract: "Show what many believe, and put it to the test."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.myths, options).show() }
}

/// The mode See.
struct SeeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "see",
    abstract: "Step through the memory: what is copied where."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.see, options).show() }
}

/// The mode Debug.
struct DebugCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debug",
    abstract: "Show broken code, and say what is wrong with it."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.debug, options).show() }
}

/// The mode Cheat sheet.
struct CheatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cheat",
    abstract: "Show the cheat sheet."
  )

  @OptionGroup var options: ModeOptions

  func run() async throws { try await ModePrintout(.cheat, options).show() }
}
