import Foundation

/// The learner's own editor.
package struct Editor: Sendable {
  /// The command, in which `{}` stands for the file's name, or to which the name is added; `nil` where
  /// none is known.
  let command: String?

  /// Chooses an editor: the one named, or `VISUAL`, or `EDITOR`, or one that is installed.
  package init(
    _ named: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let told = [named, environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let installed = ["nano", "vim", "vi"].first { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
    command = told.first { !$0.trimmed.isEmpty } ?? installed
  }

  /// Opens a file, in the terminal that the program was started in, and waits until it is closed.
  ///
  /// - Returns: What went wrong, in words, if anything.
  func open(_ path: String) -> String? {
    guard let command else {
      return "There is no editor: set EDITOR, or start with --edit-cmd. The file is \(path)."
    }
    let status = Self.run(command, path)
    switch status {
    case 0: return nil
    case 127: return "The editor “\(command)” cannot be started. Set EDITOR, or use --edit-cmd."
    default: return "The editor “\(command)” ended with the status \(status)."
    }
  }

  /// The command as a script of one argument, the file's name.
  static func script(_ command: String) -> String {
    let name = "\"$1\""
    guard command.contains("{}") else { return command + " " + name }
    // Whoever quoted the place meant what is done here anyway.
    return ["'{}'", "\"{}\"", "{}"].reduce(command) { $0.replacing($1, with: name) }
  }

  /// In this process's own group, so that the terminal is its.
  private static func run(_ command: String, _ path: String) -> Int32 {
    let words = ["sh", "-c", Self.script(command), "sh", path]
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return 127 }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : status & 0x7F
  }
}
