import Foundation
import XCTest

/// `watch` without a terminal: a verdict for what is saved, and none for what is only half saved.
final class WatchTests: InterfaceTestCase {
  func testSave_andAnotherAtOnce_getOneVerdict() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try Program.course())
    process.arguments = ["watch", "turn-round", "--json"]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    defer { process.waitUntilExit() }
    defer { process.interrupt() }
    var said = Data()
    let verdict = { () -> String in
      let end = Data("\n}\n".utf8)
      while said.range(of: end) == nil {
        let more = output.fileHandleForReading.availableData
        guard !more.isEmpty else { break }
        said += more
      }
      let rest = said.range(of: end)?.upperBound ?? said.endIndex
      defer { said = Data(said[rest...]) }
      return String(decoding: said[..<rest], as: UTF8.self)
    }
    let first = verdict()
    XCTAssertTrue(first.contains("\"passed\" : false"), first)
    for _ in 0..<3 {
      try folder.write("func reversed(", to: Self.copy)
      try solve()
      let next = verdict()
      XCTAssertTrue(next.contains("\"outcome\" : \"checked\""), next)
      XCTAssertTrue(next.contains("\"points\" : 10"), next)
    }
  }
}
