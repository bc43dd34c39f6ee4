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
    for round in 0..<3 {
      try folder.write("func reversed(", to: Self.copy)
      // Another text each time: what is as it was before may be seen only then, and is no change.
      try solve("// \(round)\n")
      let next = verdict()
      XCTAssertTrue(next.contains("\"outcome\" : \"checked\""), next)
      XCTAssertTrue(next.contains("\"points\" : 10"), next)
    }
  }

  /// Between checks a compiler waits; it goes with the program, which a signal lets clean up.
  func testEnd_betweenChecks_leavesNoCompiler() throws {
    let scratch = folder.path + "/tmp"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    for signal in [SIGINT, SIGKILL] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: try Program.course())
      process.arguments = ["watch", "turn-round", "--json"]
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        .merging(["TMPDIR": scratch]) { $1 }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      let waiting = { () throws -> Bool in
        let folders = try FileManager.default.contentsOfDirectory(atPath: scratch)
          .filter { !$0.hasSuffix(".lock") }
        return try folders.count == 1 && self.compilers(in: scratch).count == 1
          && FileManager.default.destinationOfSymbolicLink(
            atPath: "\(scratch)/\(folders[0])/sources/Exercise.swift"
          ) == "/dev/stdin"
      }
      try wait("a compiler waits") { (try? waiting()) == true }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      try wait("the compiler is gone") { compilers(in: scratch).isEmpty }
      let left = try FileManager.default.contentsOfDirectory(atPath: scratch)
      XCTAssertEqual(left.isEmpty, signal == SIGINT, "\(left)")
    }
  }

  private func compilers(in scratch: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap {
      try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)
    }.filter { $0.contains("swift-frontend\0-frontend") && $0.contains(scratch) }
  }

  private func wait(_ what: String, until isSo: () throws -> Bool) throws {
    for _ in 0..<600 {
      if try isSo() { return }
      usleep(100_000)
    }
    XCTFail("waited in vain: \(what)")
  }
}
