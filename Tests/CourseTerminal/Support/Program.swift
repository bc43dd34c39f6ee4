import Foundation
import XCTest

/// A program run to its end, and what it said.
struct Program {
  let status: Int32
  let output: String
  let error: String

  /// Runs a program with no input.
  init(
    _ path: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    folder: String? = nil
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files, not pipes: a program that says much must not wait for a reader.
    let scratch = NSTemporaryDirectory() + "program-\(UUID().uuidString)"
    defer {
      for end in ["out", "err"] { try? FileManager.default.removeItem(atPath: "\(scratch).\(end)") }
    }
    for end in ["out", "err"] {
      _ = FileManager.default.createFile(atPath: "\(scratch).\(end)", contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: scratch + ".out")
    process.standardError = FileHandle(forWritingAtPath: scratch + ".err")
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    let text = { (end: String) in
      String(
        decoding: FileManager.default.contents(atPath: "\(scratch).\(end)") ?? Data(),
        as: UTF8.self
      )
    }
    output = text("out")
    error = text("err")
  }
}

extension Program {
  /// The built `course`, which lies beside the tests.
  static func course() throws -> String {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let built = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" } ?? tests
    let program = built.deletingLastPathComponent().appendingPathComponent("course").path
    try XCTSkipUnless(FileManager.default.isExecutableFile(atPath: program), "no \(program)")
    return program
  }
}
