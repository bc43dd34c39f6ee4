import CourseEvents
import Foundation

/// The engine's end of the private channel: a file that the process is started with.
struct Channel {
  let path: String
  let nonce: String
  private let handle: FileHandle

  init(in scratch: Scratch) throws(RunnerError) {
    nonce = (UUID().uuidString + UUID().uuidString).filter { $0 != "-" }
    path = scratch.folder + "/events-" + UUID().uuidString
    try Files.write(Data(), to: path)
    guard let opened = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(file: path, reason: "it vanished")
    }
    handle = opened
  }

  /// The events of this run, and how many lines there were that do not carry its word: those are not
  /// believed.
  func events() -> (events: [LearnerEvent], foreign: Int) {
    let data = (try? handle.readToEnd()) ?? Data()
    let decoder = JSONDecoder()
    let lines = data.split(separator: UInt8(ascii: "\n"))
    let events = lines.compactMap { line -> LearnerEvent? in
      guard let line = try? decoder.decode(EventLine.self, from: line), line.nonce == nonce else {
        return nil
      }
      return line.event
    }
    return (events, lines.count - events.count)
  }

  func close() {
    try? handle.close()
    Files.remove(path)
  }
}
