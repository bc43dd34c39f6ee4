import Foundation

/// What real PyTorch did: the public set, or another set made by the oracle's generator.
enum Oracle {
  /// The folder of the set: that of the environment's `STATE_DICT_ORACLE`, or the public one.
  static let folder: URL = {
    if let other = ProcessInfo.processInfo.environment["STATE_DICT_ORACLE"] {
      return URL(fileURLWithPath: other)
    }
    return tests.appendingPathComponent("Conformance/public")
  }()

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Reads a fixture that is not part of the set.
  static func fixture(_ name: String) throws -> JSON {
    let file = tests.appendingPathComponent("Modules/Fixtures").appendingPathComponent(name)
    return JSON(Array(try Data(contentsOf: file)))
  }

  /// Reads one of the set's JSON files.
  static func read(_ name: String) throws -> JSON {
    JSON(Array(try Data(contentsOf: folder.appendingPathComponent(name))))
  }
}
