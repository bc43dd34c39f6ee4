import Foundation
import XCTest

/// The checked-in system-call filters are what their generator writes.
final class FilterTests: XCTestCase {
  func testFilters_areTheGenerators() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Debian's own Python, for which python3-seccomp is made.
    process.arguments = [
      "PATH=/usr/bin:/bin", "python3", Repository.root + "/Tests/Attacks/make_filters.py",
      "--check",
    ]
    process.standardError = output
    try process.run()
    let said = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(),
      as: UTF8.self
    )
    process.waitUntilExit()
    if process.terminationStatus == 127 || said.contains("No module named") {
      throw XCTSkip("There is no python3-seccomp to generate the filters with.")
    }
    XCTAssertEqual(said, "")
    XCTAssertEqual(process.terminationStatus, 0)
  }
}
