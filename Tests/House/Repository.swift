import Foundation
import XCTest

/// The repository that holds these tests.
enum Repository {
  /// Its folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A file and its text.
  struct File {
    var path: String
    var text: String

    /// The first folder below `Sources`.
    var module: String { String(path.split(separator: "/")[1]) }
    /// The lines, without their ends.
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// The Swift files below a folder, in order.
  static func swiftFiles(in folder: String) throws -> [File] {
    let base = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
    let files = try (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { path in
      File(
        path: folder + "/" + path,
        text: try String(contentsOf: base.appending(path: path), encoding: .utf8)
      )
    }
    XCTAssertFalse(files.isEmpty, "\(folder) holds no Swift")
    return files
  }

  /// What a program prints to both of its outputs, run in the repository.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = root
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
