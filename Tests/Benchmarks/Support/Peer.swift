import Foundation

/// A program that measures itself: a line with a request goes in, a line with an answer comes out.
///
/// It stays alive between requests, as ours does, so that neither starts anew in every round.
final class Peer {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The first line that it printed: who it is, or `missing: …` where something is not installed.
  let greeting: String
  /// Whether it can be asked.
  var isThere: Bool { !greeting.hasPrefix("missing:") }
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  /// Starts a program, found on the `PATH`.
  init(_ command: [String]) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var first = Data()
    let line = try? Self.line(output.fileHandleForReading, &first)
    greeting = line ?? "missing: \(command[0])"
    unread = first
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// Sends a request and returns the answer, a number.
  func ask(_ request: String) throws -> Double {
    try input.fileHandleForWriting.write(contentsOf: Data((request + "\n").utf8))
    let answer = try Self.line(output.fileHandleForReading, &unread)
    guard let number = Double(answer) else {
      throw Failure(description: "asked for '\(request)', the peer answers: \(answer)")
    }
    return number
  }

  private static func line(_ handle: FileHandle, _ unread: inout Data) throws -> String {
    while true {
      if let end = unread.firstIndex(of: 0x0a) {
        defer { unread = Data(unread[(end + 1)...]) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      let more = handle.availableData
      guard !more.isEmpty else { throw Failure(description: "the peer has ended") }
      unread += more
    }
  }
}
