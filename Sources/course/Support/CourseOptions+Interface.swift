import ArgumentParser
import CourseTerminal

extension CourseOptions {
  /// Opens the course on the whole screen, and gives the terminal back afterwards.
  ///
  /// - Parameters:
  ///   - editor: The learner's editor.
  ///   - start: Where to begin.
  /// - Returns: The status for the program to exit with.
  /// - Throws: What keeps the course from being opened.
  func showInterface(
    editor: Editor = Editor(),
    from start: (Classroom) throws -> FullScreen.Start
  ) async throws -> Int32 {
    guard var screen = FullScreen(title: "Opening the course …", editor: editor) else {
      throw ValidationError("The terminal's settings cannot be read. Use --plain.")
    }
    do {
      let (classroom, notice) = try openWithNotice()
      return await screen.run(classroom, from: try start(classroom), notice: notice)
    } catch {
      screen.giveUp()
      throw error
    }
  }
}
