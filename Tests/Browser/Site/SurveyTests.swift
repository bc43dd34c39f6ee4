import Foundation
import XCTest

/// Every page of the course's website and of grading, in a real browser.
final class SurveyTests: XCTestCase {
  func testPages_onPhoneAndDeskInLightAndDark_haveNoFault() async throws {
    try CourseWebsite.requireBrowser()
    let site = try await CourseWebsite.folder()
    let findings = try CourseWebsite.findings(of: "survey", site.path)
    XCTAssertEqual(findings.faults, [])
    XCTAssertGreaterThanOrEqual(findings.pages?.count ?? 0, 24)
  }

  func testGradingPages_onPhoneAndDeskInLightAndDark_haveNoFault() throws {
    try CourseWebsite.requireBrowser()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("Grading-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try GradingPages.write(to: folder)
    let findings = try CourseWebsite.findings(of: "survey", folder.path)
    XCTAssertEqual(findings.faults, [])
    XCTAssertEqual(findings.pages?.count, 8)
  }
}
