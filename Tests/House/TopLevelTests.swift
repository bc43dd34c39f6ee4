import Foundation
import XCTest

final class TopLevelTests: XCTestCase {
  /// What the top level may hold: whoever opens the repository knows at once where everything is.
  private let allowed: Set = [
    "Package.swift", "Package.resolved", "README.md", "LICENSE", "course",
    "Sources", "Lessons", "Exercises", "Tests", "site",
  ]

  func testTopLevel_isThatOfTheDesign() throws {
    let (status, output) = try Repository.run(["git", "ls-files"])
    try XCTSkipIf(status != 0, "this is no Git repository: \(output)")
    let entries = Set(output.split(separator: "\n").compactMap { $0.split(separator: "/").first })
    let strangers = entries.map(String.init).filter { !$0.hasPrefix(".") && !allowed.contains($0) }
    XCTAssertEqual(strangers.sorted(), [])
  }

  func testReadme_isShort() throws {
    let readme = Repository.root.appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    XCTAssertLessThan(text.split(separator: "\n", omittingEmptySubsequences: false).count, 151)
  }

  func testLicense_isMIT() throws {
    let file = Repository.root.appending(path: "LICENSE")
    let text = try String(contentsOf: file, encoding: .utf8)
    XCTAssertTrue(text.hasPrefix("MIT License"))
    XCTAssertTrue(text.contains("Permission is hereby granted, free of charge"))
    XCTAssertTrue(text.contains("THE SOFTWARE IS PROVIDED \"AS IS\""))
  }
}
