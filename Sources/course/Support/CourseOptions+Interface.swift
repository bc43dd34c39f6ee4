import ArgumentParser
import CourseTerminal

extension CourseOptions {
  /// Whether the course can have the whole screen of a terminal.
  var hasScreen: Bool { traits.isInteractive && traits.canMoveCursor }

  /// Opens the course on the whole screen, and gives the terminal back afterwards.
  ///
  /// - Parameters:
  ///   - editor: The command that opens a file, if not the learner's usual editor.
  ///   - start: Where to begin.
  /// - Returns: The status for the program to exit with.
  /// - Throws: What keeps the course from being opened.
  func showInterface(
    editor: String? = nil,
    from start: (Classroom) throws -> FullScreen.Start
  ) async throws -> Int32 {
    guard let screen = FullScreen(title: "Opening the course …", editor: Editor(editor)) else {
      throw ValidationError("The terminal's settings cannot be read. Use --plain.")
    }
    do {
      let (classroom, notice) = try openWithNotice(isWatching: true)
      return await screen.run(classroom, from: try start(classroom), notice: notice)
    } catch {
      screen.giveUp()
      throw error
    }
  }
}
