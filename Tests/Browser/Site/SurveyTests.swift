import XCTest

/// Every page of the course's website, in a real browser.
final class SurveyTests: XCTestCase {
  func testPages_onPhoneAndDeskInLightAndDark_haveNoFault() async throws {
    let site = try await CourseWebsite.folder()
    let findings = try CourseWebsite.findings(of: "survey", site.path)
    XCTAssertEqual(findings.faults, [])
    XCTAssertGreaterThanOrEqual(findings.pages?.count ?? 0, 24)
  }
}
