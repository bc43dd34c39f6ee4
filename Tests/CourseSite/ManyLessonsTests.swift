import CourseModel
import CourseRunner
import CourseSite
import Foundation
import Synchronization
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

  func testLessons_areReadWhenTheirTurnComes() throws {
    let course = course(100)
    let shelf = LessonShelf(course.lessons, runs: [:])
    let reads = Mutex<[String: Int]>([:])
    let counting = LessonShelf { outline in
      reads.withLock { $0[outline.id, default: 0] += 1 }
      return try? shelf.lesson(outline)
    } run: { _ in
      nil
    }
    let outlined = course.map { LessonOutline($0) }
    _ = try SiteBuilder(root: root, output: output).build(outlined, counting)
    XCTAssertEqual(reads.withLock { Set($0.values) }, [2], "for what all make, and for its page")
    XCTAssertEqual(reads.withLock { $0.count }, 100)
  }

  func testLesson_thatChangesMeanwhile_isAnError() throws {
    let course = course(3)
    var lessons = course.lessons
    lessons[1].blocks.removeLast()
    let builder = SiteBuilder(root: root, output: output)
    for lessons in [lessons, [lessons[0]]] {
      XCTAssertThrowsError(
        try builder.build(
          course.map { LessonOutline($0) },
          LessonShelf(lessons, runs: [:])
        )
      ) { error in
        XCTAssertEqual(
          "\(error)",
          "Lessons/lesson-2.md has changed while the site was made of it. Build the site again."
        )
      }
    }
  }

  func testRuns_keptInAFile_areTheSame() throws {
    let files = FileManager.default
    let site = files.temporaryDirectory.path + "/runs-\(UUID().uuidString)"
    defer { try? files.removeItem(atPath: site) }
    let store = try RunStore(site: site)
    for run in SampleCourse.runs.values { try store.keep(run) }
    for run in SampleCourse.runs.values {
      XCTAssertEqual(try store.run(of: run.lesson), run)
    }
    XCTAssertNil(try store.run(of: "99-absent"))
    store.remove()
    XCTAssertEqual(try files.contentsOfDirectory(atPath: site), [], "nothing is left in the site")
  }
}
