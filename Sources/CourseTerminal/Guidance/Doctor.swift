package import CourseModel
import CourseProgress
import CourseRunner
import Foundation

/// Looks at everything that the course needs, and says what helps where something is missing.
package struct Doctor: Sendable {
  private let root: String
  private let core: Core
  private let course: Course?

  /// Looks at the course in a folder.
  package init(root: String, course: Course?) {
    self.root = root
    self.course = course
    core = course?.core ?? Core()
  }

  /// One thing that was looked at.
  package struct Finding: Sendable, Hashable, Codable {
    /// How it is: in order, worth knowing, or in the way.
    package enum State: String, Sendable, Codable { case ok, warning, error }

    /// What was looked at.
    package var name: String
    /// How it is.
    package var state: State
    /// What was found.
    package var found: String
    /// What helps, where something is wrong.
    package var remedy: String?
  }

  /// Looks at everything, the most needed first.
  package func findings() async -> [Finding] {
    // Where there is no course, nothing is tried out: nothing may be left behind.
    guard contents.state == .ok else { return [contents] }
    var findings = [contents, await runtime, folder("work", for: "your exercises")]
    findings += [folder(".course", for: "your progress"), record, space, editor]
    findings.append(await sandbox)
    return findings
  }

  private var contents: Finding {
    guard let course, !course.lessons.isEmpty else {
      return Finding(
        name: "course",
        state: .error,
        found: "no lessons in \(root)/Lessons",
        remedy: "Start from the course's folder, or name it with --course."
      )
    }
    let counts =
      counted(course.lessons.count, "lesson") + ", "
      + counted(course.exercises.count, "exercise")
    return Finding(name: "course", state: .ok, found: counts)
  }

  /// The toolchain and the compiled libraries, tried by running a program.
  private var runtime: Finding {
    get async {
      let cell = Cell(index: 0, mode: .run, source: "print(6 * 7)\n", firstLine: 1)
      let range = SourceRange(file: "doctor", line: 1)
      let lesson = Lesson(
        id: "doctor",
        file: "doctor",
        title: "",
        level: "",
        step: nil,
        minutes: 0,
        blocks: [Block(.cell(cell), at: range)]
      )
      do {
        let runtime = try await Runtime.locate(root: root, core: core)
        let runner = LessonRunner(root: root, runtime: runtime)
        let run = try await runner.run(lesson, imports: course?.imports ?? [])
        guard run.cells.first?.standardOutput == "42\n" else {
          return Finding(
            name: "toolchain and libraries",
            state: .error,
            found: run.diagnostics.first?.summary ?? "a cell gave a wrong result",
            remedy: "Remove .build and start again, so that everything is built anew."
          )
        }
        return Finding(
          name: "toolchain and libraries",
          state: .ok,
          found: "a cell was compiled and run"
        )
      } catch {
        return Finding(
          name: "toolchain and libraries",
          state: .error,
          found: "\(error)",
          remedy: "Install Swift 6.2 or later (swift.org/install) and start ./course again."
        )
      }
    }
  }

  private func folder(_ name: String, for what: String) -> Finding {
    let path = root + "/" + name
    let manager = FileManager.default
    let probe = path + "/.doctor-\(UUID().uuidString)"
    let hadFolder = manager.fileExists(atPath: path)
    try? manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    let fault = Self.faultOfWriting(probe)
    try? manager.removeItem(atPath: probe)
    if !hadFolder { rmdir(path) }
    if let fault {
      let reason = String(cString: strerror(fault)).lowercased()
      return Finding(
        name: "folder \(name)",
        state: .error,
        found: "\(path) cannot be written (\(reason)), so \(what) cannot be kept",
        remedy: remedy(fault, path)
      )
    }
    return Finding(name: "folder \(name)", state: .ok, found: "can be written")
  }

  /// The system's number for why a file cannot be written, or `nil` where it can.
  private static func faultOfWriting(_ file: String) -> Int32? {
    let descriptor = open(file, O_CREAT | O_WRONLY | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    return write(descriptor, "x", 1) == 1 ? nil : errno
  }

  private func remedy(_ fault: Int32, _ path: String) -> String {
    switch fault {
    case ENOSPC, EDQUOT: "Free some space there: df -h \(path)"
    case EROFS: "It is mounted read-only: copy the course to a place of yours, and start it there."
    default: "Make it yours: sudo chown -R \"$USER\" \(path)"
    }
  }

  private var record: Finding {
    do {
      let progress = try ProgressStore(root: root).progress()
      return Finding(
        name: "progress",
        state: .ok,
        found: counted(progress.lessons.count, "lesson") + " opened, "
          + counted(progress.answers.count, "answer")
      )
    } catch {
      return Finding(
        name: "progress",
        state: .error,
        found: "\(error)",
        remedy: "Look at \(root)/.course; your exercises in work/ are not concerned."
      )
    }
  }

  private var space: Finding {
    // Work and progress may lie on disks of their own.
    let spaces = [root, root + "/work", root + "/.course"].compactMap { path -> Int? in
      var disk = statvfs()
      guard statvfs(path, &disk) == 0 else { return nil }
      return (Int(disk.f_bavail) * Int(disk.f_frsize)) >> 20
    }
    guard let free = spaces.min() else {
      return Finding(name: "disk", state: .warning, found: "its free space cannot be read")
    }
    let isShort = free < 200
    return Finding(
      name: "disk",
      state: isShort ? .error : free < 1000 ? .warning : .ok,
      found: "\(free) MiB free",
      remedy: free < 1000 ? "Free some space; .course/cache may be removed at any time." : nil
    )
  }

  private var editor: Finding {
    guard let command = Editor().command else {
      return Finding(
        name: "editor",
        state: .warning,
        found: "none is set and none was found",
        remedy: "Set EDITOR, as in: export EDITOR=nano. Or start with --edit-cmd."
      )
    }
    return Finding(name: "editor", state: .ok, found: command)
  }

  /// Needed for grading only.
  private var sandbox: Finding {
    get async {
      do {
        let runtime = try await Runtime.locate(root: root, core: core)
        _ = try await Sandbox.verified(for: runtime, imports: course?.imports ?? [])
        return Finding(name: "sandbox", state: .ok, found: "works; grading may use it")
      } catch {
        return Finding(
          name: "sandbox",
          state: .warning,
          found: "\(error)",
          remedy: "Only grading needs it: ./course grade installs what it can."
        )
      }
    }
  }
}
