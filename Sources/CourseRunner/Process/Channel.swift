import CourseEvents
import Foundation

/// The engine's end of the private channel: a file that the process unlinks before it starts.
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

  /// The events of this run; lines that do not carry its word are not believed.
  func events() -> [LearnerEvent] {
    let data = (try? handle.readToEnd()) ?? Data()
    let decoder = JSONDecoder()
    return data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard let line = try? decoder.decode(EventLine.self, from: line), line.nonce == nonce else {
        return nil
      }
      return line.event
    }
  }

  func close() {
    try? handle.close()
    Files.remove(path)
  }
}
