import CourseModel
import CourseSite
import Foundation
import XCTest

/// A course of very many lessons.
final class ManyLessonsTests: SiteTestCase {
  private func course(_ count: Int) -> Course {
    var course = SampleCourse.course
    course.lessons = (1...count).map { number in
      SampleCourse.lesson(
        "lesson-\(number)",
        title: "Lesson \(number)",
        step: number,
        [
          .prose(.paragraph([.text("A lesson like all the others.")])),
          .heading(level: 2, text: [.text("A heading")], anchor: "a-heading"),
        ]
      )
    }
    return course
  }

  private func size(_ count: Int) throws -> (site: Int, page: Int) {
    let report = try build(course(count), runs: [:])
    func bytes(_ file: String) throws -> Int {
      try Data(contentsOf: URL(fileURLWithPath: output + "/" + file)).count
    }
    return (try report.files.map(bytes).reduce(0, +), try bytes("lesson-\(count / 2).html"))
  }

  func testTwoThousandLessons_theSiteGrowsWithTheirNumberAndNoPageDoes() throws {
    let few = try size(200)
    let many = try size(2000)
    XCTAssertLessThan(many.page, few.page + few.page / 10, "a lesson's page")
    XCTAssertLessThan(many.site, few.site * 11, "ten times the lessons, ten times the site")
    let printed = try filesOnDisk().filter { $0.hasPrefix("print") }
    XCTAssertEqual(printed, [], "nobody prints two thousand lessons")
  }
}
