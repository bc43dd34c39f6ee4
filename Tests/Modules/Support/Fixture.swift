import Foundation
import StateDictJSON

/// What real PyTorch said when a `record_….py` asked it.
enum Fixture {
  /// Reads a JSON file of the folder `Fixtures`.
  static func read(_ name: String) throws -> JSON {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/" + name)
    return try JSON(parsing: [UInt8](try Data(contentsOf: file)))
  }
}
