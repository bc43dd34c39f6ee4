import Foundation
import StateDictCore
import XCTest

@testable import StateDictTool

/// A test with a folder of its own for files.
class ToolTestCase: XCTestCase {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("StateDictToolTests-\(UUID().uuidString)")

  override func setUpWithError() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// A path of the oracle's public set.
  func oracle(_ file: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Conformance/public/" + file).path
  }

  /// Saves a state dict and opens it again.
  func file(_ tensors: KeyValuePairs<String, Tensor>, named name: String = "a.pth") throws
    -> CheckpointFile
  {
    try save(StateDict(tensors: tensors), to: path(name))
    return try CheckpointFile(path(name))
  }
}
