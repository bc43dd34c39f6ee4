import Foundation
import XCTest

final class StyleTests: XCTestCase {
  func testFormat_isStrictlyClean() throws {
    let folders = ["Sources", "Tests", "Exercises"].filter {
      FileManager.default.fileExists(atPath: Repository.root.appending(path: $0).path)
    }
    let command = ["swift", "format", "lint", "--strict", "--parallel", "--recursive"] + folders
    let (status, output) = try Repository.run(command)
    XCTAssertEqual(output, "")
    XCTAssertEqual(status, 0)
  }

  func testSources_neverTrapOnContent() throws {
    let pattern = try Regex(#"\bfatalError\(|\btry!|\bas!"#)
    for file in try Repository.swiftFiles(in: "Sources") {
      for (number, line) in Code.lines(of: file).enumerated() {
        if let match = line.firstMatch(of: pattern) {
          let word = line[match.range]
          XCTFail("\(file.path):\(number + 1): error: throw an error instead of `\(word)`")
        }
      }
    }
  }

  func testFiles_haveOneIdea() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Repository.swiftFiles(in: folder) where file.lines.count > 401 {
        XCTFail("\(file.path): error: \(file.lines.count - 1) lines; part it, 400 is the limit")
      }
    }
  }

  func testCode_blanksLiteralsAndComments() {
    let text = #"""
      let a = "try! \"x\" fatalError(" + b // as! c
      let d = #"as! "e"# + """
        try!
        """ + f
      """#
    XCTAssertEqual(
      Code.lines(of: Repository.File(path: "Sources/A/b.swift", text: text)),
      [#"let a = "" + b "#, #"let d = "" + """#, "", " + f"]
    )
  }
}
