import Foundation
import StateDictCore
import XCTest

/// A file from outside: its size and its archive's directory.
final class InspectTests: XCTestCase {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "InspectTests-\(UUID().uuidString).pth").path

  override func tearDownWithError() throws {
    try? FileManager.default.removeItem(atPath: path)
  }

  func testArchiveEntries_namesRecordsInOrder() throws {
    try save(StateDict(tensors: ["w": .zeros([3]), "n": .zeros([], dtype: .int64)]), to: path)
    let entries = try archiveEntries(of: path)
    XCTAssertTrue(try XCTUnwrap(entries.first).name.hasSuffix("/data.pkl"))
    let storages = entries.filter { $0.name.contains("/data/") }
    XCTAssertEqual(storages.map(\.byteCount), [12, 8])
  }

  func testArchiveEntries_noArchive_isRefused() throws {
    try Data("not a zip".utf8).write(to: URL(fileURLWithPath: path))
    XCTAssertThrowsError(try archiveEntries(of: path)) {
      XCTAssertTrue("\($0)".contains("PytorchStreamReader failed reading zip archive"), "\($0)")
    }
  }

  func testFileSize_isThatOnDisk() throws {
    try Data(count: 1234).write(to: URL(fileURLWithPath: path))
    XCTAssertEqual(try fileSize(path), 1234)
    XCTAssertThrowsError(try fileSize(path + ".gone")) {
      XCTAssertEqual("\($0)", "[Errno 2] No such file or directory: '\(path).gone'")
    }
  }
}
