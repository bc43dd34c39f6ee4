import CourseModel
import CourseSite
import XCTest

/// Where links and images of a lesson lead to.
final class LinkTests: SiteTestCase {
  private func problems(_ inline: Inline) throws -> [String] {
    let lesson = SampleCourse.lesson(
      "02-new",
      title: "New",
      step: 2,
      [.heading(level: 2, text: [.text("Here")], anchor: "here"), .prose(.paragraph([inline]))]
    )
    var course = SampleCourse.course
    course.lessons.append(lesson)
    return try build(course).diagnostics.filter { $0.range.file == lesson.file }.map(\.identifier)
  }

  private func link(_ destination: String) throws -> (href: String?, problems: [String]) {
    let problems = try problems(.link(destination: destination, title: "", [.text("there")]))
    let links = PageInspector(try text("02-new.html")).all("a").filter { $0.path.last == "p" }
    let href = links.first { $0.path.contains("article") }?.attributes["href"]
    return (href, problems)
  }

  func testLink_leadsToThePageOfTheFile() throws {
    for (destination, page) in [
      ("03-loading.md", "03-loading.html"),
      ("./03-loading.md", "03-loading.html"),
      ("../Lessons/03-loading.md#strict", "03-loading.html#strict"),
      ("#here", "#here"),
      (
        "../Exercises/03-loading/load-report/README.md",
        "03-loading.html#exercise-03-loading-load-report"
      ),
      (
        "../Exercises/03-loading/load-report/",
        "03-loading.html#exercise-03-loading-load-report"
      ),
      ("https://pytorch.org/?a=b#c", "https://pytorch.org/?a=b#c"),
      ("mailto:someone@example.org", "mailto:someone@example.org"),
    ] {
      let link = try link(destination)
      XCTAssertEqual(link.href, page, destination)
      XCTAssertEqual(link.problems, [], destination)
    }
  }

  func testLink_nowhere_isTextAndReported() throws {
    for destination in ["04-none.md", "03-loading.md#none", "#none", "../../etc/passwd", "LICENSE"]
    {
      let link = try link(destination)
      XCTAssertNil(link.href, destination)
      XCTAssertEqual(link.problems, ["broken-link"], destination)
    }
  }

  func testLink_ofAnotherKind_isTextAndReported() throws {
    for destination in [
      "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
      "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org", "/etc/passwd", "",
    ] {
      let link = try link(destination)
      XCTAssertNil(link.href, destination)
      XCTAssertEqual(link.problems, ["refused-link"], destination)
    }
  }

  func testImage_ofTheCourse_isCopied() throws {
    let image = Inline.image(source: "images/keys.svg", title: "", [.text("Keys")])
    XCTAssertEqual(try problems(image), [])
    XCTAssertTrue(try text("02-new.html").contains("src=\"media/Lessons/images/keys.svg\""))
    XCTAssertTrue(try filesOnDisk().contains("media/Lessons/images/keys.svg"))
  }

  func testImage_fromElsewhere_isALink() throws {
    let image = Inline.image(source: "https://example.org/a.png", title: "", [.text("A")])
    XCTAssertEqual(try problems(image), [])
    let page = try text("02-new.html")
    XCTAssertFalse(page.contains("src=\"https"))
    XCTAssertTrue(page.contains("href=\"https://example.org/a.png\""))
  }

  func testImage_missingOrUnusable_isReported() throws {
    for source in ["images/none.svg", "data:image/png;base64,AA", "../../a.png", "03-loading.md"] {
      let image = Inline.image(source: source, title: "", [.text("A")])
      XCTAssertEqual(try problems(image), ["unusable-image"], source)
      XCTAssertEqual(PageInspector(try text("02-new.html")).all("img").count, 1, "the brand alone")
    }
  }

  func testImage_withoutText_isReported() throws {
    let image = Inline.image(source: "images/keys.svg", title: "", [])
    XCTAssertEqual(try problems(image), ["image-without-text"])
  }
}
