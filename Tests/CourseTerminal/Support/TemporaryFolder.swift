import Foundation
import XCTest

/// A folder that is gone after the test.
struct TemporaryFolder {
  let path: String

  init(for test: XCTestCase) throws {
    let path =
      URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
      + "/course-\(UUID().uuidString)"
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    test.addTeardownBlock { try? FileManager.default.removeItem(atPath: path) }
  }

  func write(_ text: String, to file: String, executable: Bool = false) throws {
    let target = path + "/" + file
    let folder = (target as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: target))
    if executable {
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: target)
    }
  }

  func read(_ file: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + file).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
