import CourseModel
import CourseSite
import Foundation
import XCTest

/// What a build leaves in its folder, and how it fails.
final class SiteFilesTests: SiteTestCase {
  private func message(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  func testBuild_lessonGone_removesItsPageAndNothingElse() throws {
    try build()
    try "mine".write(toFile: output + "/CNAME", atomically: true, encoding: .utf8)
    var course = SampleCourse.course
    course.lessons.removeLast()
    let report = try build(course)
    XCTAssertEqual(
      report.removed.filter { !$0.hasPrefix("assets/") },
      ["03-loading.html", "media/Lessons/images/keys.svg", "notebooks/03-loading.ipynb"]
    )
    XCTAssertFalse(try filesOnDisk().contains("03-loading.html"))
    XCTAssertEqual(try text("CNAME"), "mine")
  }

  func testBuild_styleChanged_changesItsName() throws {
    let before = try build().files.filter { $0.hasSuffix(".css") }
    let style = root + "/site/style/style.css"
    try "body { color: black }".write(toFile: style, atomically: true, encoding: .utf8)
    let report = try build()
    let after = report.files.filter { $0.hasSuffix(".css") }
    XCTAssertEqual(before.count, 1)
    XCTAssertEqual(report.removed, before)
    XCTAssertNotEqual(before, after)
    XCTAssertTrue(try text("index.html").contains(after[0]))
  }

  func testBuild_forgedList_removesNothingOutside() throws {
    try build()
    let outside = root + "/keep.txt"
    try "keep".write(toFile: outside, atomically: true, encoding: .utf8)
    try "../keep.txt\n\(outside)\nassets\n".write(
      toFile: output + "/.course-site",
      atomically: true,
      encoding: .utf8
    )
    XCTAssertEqual(try build().removed, [])
    XCTAssertTrue(FileManager.default.fileExists(atPath: outside))
  }

  func testBuild_longCourse_listsAWindowOfIt() throws {
    var course = SampleCourse.course
    course.lessons = (1...60).map { number in
      SampleCourse.lesson("lesson-\(number)", title: "Number \(number)", step: number, [])
    }
    try build(course, runs: [:])
    let page = try text("lesson-30.html")
    XCTAssertTrue(page.contains("lesson-18.html") && page.contains("lesson-42.html"))
    XCTAssertFalse(page.contains("lesson-17.html") || page.contains("lesson-43.html"))
    XCTAssertTrue(page.contains("… all 60"))
    XCTAssertEqual(PageInspector(try text("index.html")).values("value").count, 60)
  }

  func testBuild_emptyCourse_hasItsFirstPage() throws {
    let course = Course(title: "Empty", summary: "", imports: [], lessons: [], exercises: [])
    try build(course, runs: [:])
    XCTAssertNil(PageInspector(try text("index.html")).failure)
  }

  func testBuild_unusableName_isAnError() throws {
    for id in ["../escape", "index", "print", "404", "", "a b", "ä"] {
      var course = SampleCourse.course
      course.lessons[0].id = id
      XCTAssertEqual(
        message { try build(course) },
        """
        The lesson "\(id)" cannot become a page. Rename its file: \
        letters, digits, "-" and "_", and not "index", "404", "print" or "progress".
        """
      )
    }
  }

  func testBuild_lessonTwice_isAnError() throws {
    var course = SampleCourse.course
    course.lessons.append(course.lessons[0])
    XCTAssertEqual(
      message { try build(course) },
      """
      Two lessons would both be the page 01-what-is-a-state-dict.html. \
      Rename one, or list it once in course.yml.
      """
    )
  }

  func testBuild_noTheme_isAnError() throws {
    try FileManager.default.removeItem(atPath: root + "/site")
    XCTAssertEqual(
      message { try build() },
      """
      The theme's folder \(root)/site/templates does not exist. \
      Restore it from the repository, or run the command in the course's folder.
      """
    )
  }

  func testBuild_templateMissing_isAnError() throws {
    try FileManager.default.removeItem(atPath: root + "/site/templates/lesson.mustache")
    XCTAssertEqual(
      message { try build() },
      """
      The theme has no template \(root)/site/templates/lesson.mustache. \
      Restore it from the repository.
      """
    )
  }

  func testBuild_templateMalformed_namesThePlace() throws {
    let file = root + "/site/templates/foot.mustache"
    try "<p>\n{{#open}}\n</p>".write(toFile: file, atomically: true, encoding: .utf8)
    let message = message { try build() }
    XCTAssertTrue(message.hasPrefix("\(file):3:"), message)
    XCTAssertTrue(message.contains("expectedSectionEnd"), message)
    XCTAssertTrue(message.hasSuffix("Check the Mustache tag that begins or ends here."), message)
  }

  func testBuild_outputIsAFile_isAnError() throws {
    try "x".write(toFile: output, atomically: true, encoding: .utf8)
    let message = message { try build() }
    XCTAssertTrue(message.hasPrefix("Cannot write \(output)/"), message)
    XCTAssertTrue(message.hasSuffix("or choose another folder."), message)
  }
}
