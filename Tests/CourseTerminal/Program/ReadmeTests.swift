import Foundation
import XCTest

/// The README's transcript: its commands are run, and must print what it shows.
///
/// A line `⋮` stands for any lines.
final class ReadmeTests: XCTestCase {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  func testTranscript_isWhatTheProgramPrints() throws {
    let folder = try TemporaryFolder(for: self)
    for name in ["Lessons", "Exercises"] {
      try FileManager.default.copyItem(atPath: "\(root)/\(name)", toPath: "\(folder.path)/\(name)")
    }
    let program = try Program.course()
    var environment = ["COURSE_ROOT": folder.path, "COURSE_COMMAND": "./course", "COLUMNS": "80"]
    environment["NO_COLOR"] = "1"

    let exchanges = try exchanges()
    XCTAssertEqual(exchanges.count, 2)
    for exchange in exchanges {
      if exchange.arguments.first == "check" {
        // The attempt that the README describes.
        let attempt =
          root + "/Exercises/03-loading/load-report/WrongAnswers/catches-the-error.swift"
        let text = try String(contentsOfFile: attempt, encoding: .utf8)
        try folder.write(text, to: "work/03-loading/load-report/Exercise.swift")
      }
      let run = try Program(program, exchange.arguments, environment: environment)
      assertEqual(run.output, exchange.output, run.error)
    }
  }

  /// Compares what was printed with what is shown, in which `⋮` stands for any lines.
  private func assertEqual(_ printed: String, _ shown: String, _ error: String) {
    let parts = shown.components(separatedBy: "  ⋮\n")
    guard parts.count > 1 else { return XCTAssertEqual(printed, shown, error) }
    XCTAssert(printed.hasPrefix(parts[0]), "\(printed)\ndoes not begin with\n\(parts[0])")
    var rest = printed[...]
    for part in parts {
      guard let place = rest.firstRange(of: "\n" + part) ?? rest.firstRange(of: part) else {
        return XCTFail("\(printed)\ndoes not have, in this order,\n\(part)\(error)")
      }
      rest = rest[place.upperBound...]
    }
    XCTAssertEqual(rest, "", "the README leaves out how it ends")
  }

  /// The commands behind `$ ./course`, each with the lines below it.
  private func exchanges() throws -> [(arguments: [String], output: String)] {
    let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
    return readme.components(separatedBy: "```console\n").dropFirst().flatMap { rest in
      let session = rest.components(separatedBy: "```").first ?? ""
      return session.components(separatedBy: "$ ./course ").dropFirst().map { exchange in
        let lines = exchange.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let arguments = lines[0].split(separator: " ").map(String.init)
        return (arguments, lines.count > 1 ? String(lines[1]) : "")
      }
    }
  }
}
