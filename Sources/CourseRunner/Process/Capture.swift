import Foundation

/// A file that takes a program's output, opened before the program starts: what was printed can be
/// read even where the program has removed it.
struct Capture {
  private let handle: FileHandle

  init(_ path: String) throws(RunnerError) {
    try Files.write(Data(), to: path)
    guard let opened = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(file: path, reason: "it vanished")
    }
    handle = opened
  }

  /// What has been written since the last call.
  func data() -> Data { (try? handle.readToEnd()) ?? Data() }
}
