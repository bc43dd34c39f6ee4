import CourseModel
import CourseSite
import XCTest

/// The pages of whole lessons, to be printed.
final class PrintPageTests: SiteTestCase {
  private func course(minutes: [Int]) -> Course {
    let lessons = minutes.enumerated().map { place, minutes in
      let link = Inline.link(destination: "02-b.md#there", title: "", [.text("see there")])
      let there = Block.Content.heading(level: 2, text: [.text("There")], anchor: "there")
      let id = "0\(place + 1)-\(["a", "b", "c"][place])"
      var lesson = SampleCourse.lesson(
        id,
        title: "Lesson \(id)",
        step: place + 1,
        [there, .prose(.paragraph([link]))]
      )
      lesson.minutes = minutes
      return lesson
    }
    return Course(title: "C", summary: "S.", imports: [], lessons: lessons, exercises: [])
  }

  func testShortCourse_isOnePage() throws {
    try build(course(minutes: [10, 20, 30]), runs: [:])
    let page = try text("print.html")
    XCTAssertTrue(page.contains("<a href=\"#lesson-02-b.there\">see there</a>"), page)
    XCTAssertFalse(page.contains("Part 1"))
    XCTAssertFalse(try filesOnDisk().contains("print-2.html"))
  }

  func testLongCourse_isDivided_andItsPartsLeadToOneAnother() throws {
    try build(course(minutes: [40, 20, 30]), runs: [:])
    let (first, second) = (try text("print.html"), try text("print-2.html"))
    XCTAssertFalse(try filesOnDisk().contains("print-3.html"))
    XCTAssertTrue(first.contains("Part 1 of 2"))
    XCTAssertTrue(first.contains("href=\"print-2.html#lesson-03-c\""), "the contents")
    XCTAssertEqual(first.components(separatedBy: "class=\"here\"").count - 1, 2, "lessons here")
    XCTAssertTrue(first.contains("<span>Next part</span> Lesson 3</a>"))
    XCTAssertTrue(second.contains("<span>Previous part</span> Lessons 1 to 2</a>"))
    XCTAssertTrue(second.contains("<a href=\"print.html#lesson-02-b.there\">see there</a>"))
    let here = PageInspector(second).values("id")
    XCTAssertTrue(here.contains("lesson-03-c"))
    XCTAssertFalse(here.contains("lesson-02-b"))
  }

  func testLessonLongerThanAPage_hasOneOfItsOwn() throws {
    try build(course(minutes: [10, 200, 30]), runs: [:])
    XCTAssertTrue(try text("print-2.html").contains("Part 2 of 3"))
    XCTAssertTrue(try text("print-3.html").contains("lesson-03-c"))
  }
}
