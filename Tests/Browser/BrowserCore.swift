import Checkpoints
import Foundation
import StateDictBrowser
import StateDictJSON
import XCTest

/// The core as WebAssembly, built by the project's script and asked in Node.
struct BrowserCore {
  /// A question, as a page would ask it.
  struct Question {
    var name: String
    var request: JSON
    /// The path of a file.
    var file: String?
    /// How often it is asked; after more than once a line says by how much the memory grew.
    var times: Int?

    var json: JSON {
      var members = [
        JSON.Member("question", .string(name)),
        JSON.Member("request", .string(request.description)),
      ]
      if let file { members.append(JSON.Member("file", .string(file))) }
      if let times { members.append(JSON.Member("times", .int(times))) }
      return .object(members)
    }
  }

  /// What could not be done, with all that the tool printed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// PyTorch's files and answers.
  static let oracle = root.appendingPathComponent("Tests/Conformance/public")

  private let folder: URL
  /// What the build said: of every module the size, and the size after gzip.
  let report: String

  /// Built once for all tests.
  static func built() throws -> BrowserCore { try core.get() }

  private static let core = Result { try BrowserCore() }

  /// Builds what has changed.
  private init() throws {
    let scratch = try Self.scratch()
    let output = scratch.appendingPathComponent("browser").path
    report = try Self.run([
      Self.root.appendingPathComponent("Sources/StateDictBrowser/build").path, output,
    ])
    folder = URL(fileURLWithPath: output)
  }

  /// The modules, in the order of the report.
  static let modules = ["files", "models", "programs"]

  /// The bytes of a module.
  func bytes(of module: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(module + ".wasm"))
  }

  /// How large a module is after gzip.
  func gzippedSize(of module: String) throws -> Int {
    try Data(contentsOf: folder.appendingPathComponent(module + ".wasm.gz")).count
  }

  /// Asks in Node; one line for each question.
  func answers(_ questions: [Question]) throws -> [String] {
    let input = questions.map { $0.json.description + "\n" }.joined()
    let output = try Self.run(
      [
        "node", Self.root.appendingPathComponent("Tests/Browser/Fixtures/ask.js").path,
        Self.root.appendingPathComponent("Lessons/playground/core.js").path, folder.path,
      ],
      input: Data(input.utf8)
    )
    return output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      String($0)
    }
  }

  /// Asks the same sources as they are compiled for this machine.
  static func nativeAnswer(_ question: Question) throws -> String {
    let bytes = try question.file.map { try Data(contentsOf: URL(fileURLWithPath: $0)) } ?? Data()
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    bytes.copyBytes(to: UnsafeMutableRawBufferPointer(start: memory, count: bytes.count))
    let source =
      bytes.isEmpty
      ? ByteSource([])
      : ByteSource(mapping: memory, count: bytes.count) { memory.deallocate() }
    return Answers.text(
      try function(question.name),
      Array(question.request.description.utf8),
      source
    )
  }

  private static func function(_ name: String) throws -> Answers.Question {
    switch name {
    case "inspect": return Answers.inspect
    case "build": return Answers.build
    case "loadStateDict": return Answers.loadStateDict
    case "load": return Answers.load
    case "trace": return Answers.trace
    default: throw Failure(description: "no question \(name)")
    }
  }

  /// A JSON file of the oracle.
  static func json(_ name: String) throws -> JSON {
    let data = try Data(contentsOf: oracle.appendingPathComponent(name))
    return try JSON(parsing: [UInt8](data))
  }

  /// The paths of a folder's files, in order.
  static func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: oracle.path + "/" + folder).sorted()
      .map { oracle.path + "/\(folder)/\($0)" }
      .filter {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
  }

  /// The folder that SwiftPM builds in, whatever `--scratch-path` was: the first one above the running
  /// tests that holds its checkouts.
  private static func scratch() throws -> URL {
    var folder = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let checkouts = folder.appendingPathComponent("checkouts")
      if FileManager.default.fileExists(atPath: checkouts.path) { return folder }
    }
    throw Failure(description: "no folder of checkouts above the tests")
  }

  static func run(
    _ command: [String],
    input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("BrowserCore-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
      throw Failure(description: "\(command[0]) failed:\n\(errors.suffix(4000))")
    }
    return String(decoding: try Data(contentsOf: files[1]), as: UTF8.self)
  }
}
