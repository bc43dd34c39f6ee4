import CourseModel

/// Reads the answers beside an exercise's reference solution: `Solutions` and `WrongAnswers`.
struct AnswerLoader {
  /// The course's files.
  let files: CourseFiles
  /// The exercise's folder.
  let folder: String

  /// The folders that an exercise may have.
  static let folders = ["Solutions", "WrongAnswers"]

  /// The solutions beside the reference, in order of their names.
  func solutions(_ findings: inout Findings) -> [String] { swiftFiles("Solutions", &findings) }

  /// The wrong answers, in order of their names; those that say what they must be told.
  func wrongAnswers(
    checks: [Exercise.Check],
    _ findings: inout Findings
  ) -> [Exercise.WrongAnswer] {
    swiftFiles("WrongAnswers", &findings).compactMap { file in
      guard let text = files.text(file, &findings) else { return nil }
      let line = text.normalized.prefix { $0 != "\n" }
      let place = SourceRange(file: file, line: 1)
      guard let (check, words) = Self.header(line) else {
        findings.report(AnswerFault.noHeader, at: place)
        return nil
      }
      guard checks.contains(where: { $0.name == check }) else {
        let fault = AnswerFault.unknownCheck(check, known: checks.map(\.name))
        findings.report(fault, at: place)
        return nil
      }
      return Exercise.WrongAnswer(file: file, check: check, words: words)
    }
  }

  /// Reads `// check: words`.
  private static func header(_ line: Substring) -> (check: String, words: String)? {
    guard line.hasPrefix("//") else { return nil }
    let parts = line.dropFirst(2).split(separator: ":", maxSplits: 1).map { $0.trimmed }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      !parts[0].contains(where: \.isWhitespace)
    else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  private func swiftFiles(_ name: String, _ findings: inout Findings) -> [String] {
    let place = "\(folder)/\(name)"
    return files.names(in: place).compactMap { file in
      let path = "\(place)/\(file)"
      if file.hasSuffix(".swift"), files.isFile(path) { return path }
      let fault = ExerciseFault.strayFile(file, folder: place)
      findings.report(fault, at: SourceRange(file: path, line: 1))
      return nil
    }
  }
}
