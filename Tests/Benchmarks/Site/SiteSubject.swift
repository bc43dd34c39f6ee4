import Foundation

/// A copy of the course, or a course of many small lessons, whose website is built.
final class SiteSubject {
  let folder: URL
  /// How many lessons there are.
  let lessons: Int
  private var edits = 0

  /// Copies the course of this repository.
  init(in folder: URL) throws {
    self.folder = folder
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let root = Program.root
    for name in ["Lessons", "Exercises"] {
      try files.copyItem(at: root.appending(path: name), to: folder.appending(path: name))
    }
    lessons = try files.contentsOfDirectory(atPath: folder.path + "/Lessons")
      .count { $0.hasSuffix(".md") && $0 != "README.md" }
    try Self.copyTheme(to: folder)
  }

  /// Writes a course of that many lessons without cells.
  init(in folder: URL, lessons count: Int) throws {
    self.folder = folder
    lessons = count
    let text = folder.appending(path: "Lessons")
    try FileManager.default.createDirectory(at: text, withIntermediateDirectories: true)
    let names = (1...count).map { String(format: "%04d-lesson", $0) }
    let manifest = """
      title: Many lessons
      summary: To see what a site costs.
      imports: [Foundation]
      lessons:
      \(names.map { "  - \($0)\n" }.joined())
      """
    try manifest.write(to: text.appending(path: "course.yml"), atomically: true, encoding: .utf8)
    for (index, name) in names.enumerated() {
      let lesson = """
        ---
        title: Lesson \(index + 1)
        level: foundation
        step: \(index + 1)
        minutes: 5
        ---

        # Lesson \(index + 1)

        \(String(repeating: "A line of `text` that *says* nothing. ", count: 60))

        ## A heading

        \(String(repeating: "- an item that says as much\n", count: 30))

        """
      try lesson.write(
        to: text.appending(path: name + ".md"),
        atomically: true,
        encoding: .utf8
      )
    }
    try Self.copyTheme(to: folder)
  }

  private static func copyTheme(to folder: URL) throws {
    let files = FileManager.default
    let theme = folder.appending(path: "site")
    try files.createDirectory(at: theme, withIntermediateDirectories: true)
    let own = Program.root.appending(path: "site")
    for name in try files.contentsOfDirectory(atPath: own.path) where name != "public" {
      try files.copyItem(at: own.appending(path: name), to: theme.appending(path: name))
    }
  }

  /// The lessons as notebooks, in order, once the site has been built.
  var notebooks: [URL] {
    let folder = folder.appending(path: "site/public/notebooks")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appending(path: $0) }
  }

  private var command: [String] {
    [Program.course.path, "site", "build", "--course", folder.path]
  }

  /// Builds the site.
  func build() throws { try Program.run(command) }

  /// How many milliseconds a build from nothing takes, and how much memory.
  func measureMemory() throws -> (time: Double, memory: Double) {
    forget()
    var memory = 0.0
    let time = try Timing.milliseconds { memory = try Program.memory(of: command) }
    return (time, memory)
  }

  /// Removes what earlier builds have left.
  private func forget() {
    for name in [".course", "site/public"] {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  /// How many milliseconds a build takes.
  func measure(_ step: SiteStep) throws -> Double {
    switch step {
    case .cold: forget()
    case .warm: break
    case .edited:
      edits += 1
      let file = try EditedLesson.first(in: folder)
      let text = try String(contentsOf: file, encoding: .utf8)
      try (text + "\nEdited \(edits).\n").write(to: file, atomically: true, encoding: .utf8)
    }
    return try Timing.milliseconds { try build() }
  }
}

/// The lesson that is edited.
private enum EditedLesson {
  static func first(in folder: URL) throws -> URL {
    let lessons = folder.appending(path: "Lessons")
    let names = try FileManager.default.contentsOfDirectory(atPath: lessons.path).sorted()
    let name = names.first { $0.hasSuffix(".md") && $0 != "README.md" }
    return lessons.appending(path: name ?? "")
  }
}
