public import CourseModel
import CourseRunner
import Foundation

/// Runs the reference's code and keeps what it prints, for who does not have it installed.
public struct Recorder: Sendable {
  private let root: String
  private let reference: Reference

  /// Makes a recorder.
  ///
  /// - Parameters:
  ///   - root: the course's folder.
  ///   - course: the course.
  /// - Throws: ``RecorderError/undeclared`` where the course has no reference.
  public init(root: String, course: Course) throws(RecorderError) {
    guard let reference = course.reference else { throw .undeclared }
    self.root = root
    self.reference = reference
  }

  /// What the recorder is asked.
  private struct Request: Encodable {
    var lesson: String
    var snippets: [String]
  }

  /// What the recorder answers.
  private struct Answer: Decodable {
    var version: String
    var outputs: [String]
  }

  /// Runs a lesson's snippets of the reference.
  ///
  /// - Parameter lesson: the lesson.
  /// - Returns: what they printed; `nil` where the lesson has none.
  /// - Throws: ``RecorderError`` where the recorder could not say.
  package func record(_ lesson: Lesson) async throws -> ReferenceRecord? {
    let sources = lesson.snippets.map(\.snippet.source)
    guard !sources.isEmpty else { return nil }
    let program = root + "/" + reference.recorder
    guard let digest = ReferenceProof.digest(of: program) else {
      throw RecorderError.failed(recorder: reference.recorder, said: "there is no such file")
    }
    guard FileManager.default.isExecutableFile(atPath: program) else {
      let said = "it cannot be run: it needs `#!` in its first line, and `chmod +x`"
      throw RecorderError.failed(recorder: reference.recorder, said: said)
    }
    let request = try JSONEncoder().encode(Request(lesson: lesson.id, snippets: sources))
    let result = try await Tool(
      [program],
      input: String(decoding: request, as: UTF8.self),
      in: root + "/Lessons",
      seconds: 300
    ).run()
    guard result.succeeded else {
      throw RecorderError.failed(recorder: reference.recorder, said: result.errors)
    }
    guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(result.output.utf8)),
      answer.outputs.count == sources.count
    else { throw RecorderError.malformed(recorder: reference.recorder, lesson: lesson.id) }
    return ReferenceRecord(
      version: answer.version,
      recorder: digest,
      snippets: zip(sources, answer.outputs).map { .init(source: $0, output: $1) }
    )
  }

  /// Runs a lesson's snippets and compares what they print with what was recorded.
  ///
  /// - Parameter lesson: the lesson.
  /// - Returns: the differences, a text each; none where all is as recorded.
  /// - Throws: ``RecorderError`` where the recorder could not say.
  public func differences(_ lesson: Lesson) async throws -> [String] {
    guard let record = try await record(lesson) else { return [] }
    let path = root + "/" + reference.record(of: lesson)
    let kept = ReferenceRecord(atPath: path)
    return record.snippets.enumerated().compactMap { index, snippet in
      let known = kept.flatMap { index < $0.snippets.count ? $0.snippets[index] : nil }
      if known == snippet { return nil }
      let lines = OutputDifference.lines(stated: known?.output ?? "", actual: snippet.output)
      return ["\(lesson.file): snippet \(index + 1) is not as recorded"].appending(lines)
    }
  }

  /// Runs a lesson's snippets and writes what they print, into the lesson and beside the recorder.
  ///
  /// - Parameter lesson: the lesson.
  /// - Returns: what ran them; `nil` where the lesson has none.
  /// - Throws: ``RecorderError`` where the recorder could not say, or a file could not be written.
  public func write(_ lesson: Lesson) async throws -> String? {
    guard let record = try await record(lesson) else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let path = root + "/" + reference.record(of: lesson)
    try (encoder.encode(record) + Data("\n".utf8)).write(to: URL(fileURLWithPath: path))
    let outputs = zip(lesson.snippets, record.snippets).filter { !$0.0.isTwin }.map {
      LessonRewriter.Statement.below($0.range, $1.output)
    }
    try LessonRewriter(root: root, lesson: lesson).state(outputs)
    return record.version
  }
}

extension [String] {
  fileprivate func appending(_ lines: [String]) -> String {
    (self + lines.map { "  " + $0 }).joined(separator: "\n")
  }
}
