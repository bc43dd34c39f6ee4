import CourseMarkdown
import CourseModel
import Foundation
import XCTest

final class CourseLoaderTests: XCTestCase {
  func testLoad_complete_isTheCourse() throws {
    let loaded = try CourseFolder().load()
    XCTAssertEqual(loaded.diagnostics.map(\.description), [])
    XCTAssertFalse(loaded.hasErrors)
    XCTAssertEqual(loaded.course.title, "T")
    XCTAssertEqual(loaded.course.summary, "S")
    XCTAssertEqual(loaded.course.imports, ["Core"])
    XCTAssertEqual(loaded.course.lessons.map(\.id), ["01-first"])
    XCTAssertEqual(loaded.course.lessons[0].file, "Lessons/01-first.md")
    XCTAssertEqual(loaded.course.lessons[0].exerciseIDs, ["01-first/copy"])
    XCTAssertEqual(loaded.course.exercises.map(\.id), ["01-first/copy"])
  }

  func testLoad_keepingLittle_findsTheSame() throws {
    let folder = try CourseFolder(["Lessons/01-first.md": "---\ntitle: F\n---\n\n[dead](#gone)\n"])
    let whole = try folder.load()
    let titles = try CourseLoader(root: folder.url.path).load { $0.title }
    XCTAssertEqual(titles.course.lessons, whole.course.lessons.map(\.title))
    XCTAssertEqual(titles.diagnostics, whole.diagnostics)
    XCTAssertFalse(whole.diagnostics.isEmpty)
  }

  func testLesson_byItself_isThatOfTheCourse() throws {
    let folder = try CourseFolder()
    let course = try folder.load().course
    let loader = CourseLoader(root: folder.url.path)
    let lesson = loader.lesson(in: "Lessons/01-first.md", reference: course.reference)
    XCTAssertEqual(lesson, course.lessons[0])
    XCTAssertNil(loader.lesson(in: "Lessons/02-gone.md", reference: nil))
  }

  func testLoad_noCourse_saysWhereToStart() throws {
    let folder = try CourseFolder(["Lessons/course.yml": nil])
    XCTAssertThrowsError(try folder.load()) { error in
      XCTAssertEqual(
        "\(error)",
        "There is no course in \(folder.url.path): Lessons/course.yml is missing. "
          + "Start from the folder that holds Lessons, or name that folder."
      )
    }
  }

  func testLoad_manifestIsNoText_saysSo() throws {
    let folder = try CourseFolder()
    try folder.write(Data([0xFF, 0xFE]), to: "Lessons/course.yml")
    XCTAssertThrowsError(try folder.load()) { error in
      XCTAssertEqual(
        "\(error)",
        "Lessons/course.yml cannot be read: it is not UTF-8 text. "
          + "Make it a readable file of UTF-8 text."
      )
    }
  }

  func testLoad_lessonIsNoText_saysSo() throws {
    let folder = try CourseFolder()
    try folder.write(Data([0x2D, 0xFF]), to: "Lessons/01-first.md")
    XCTAssertEqual(
      try folder.faults().last,
      """
      Lessons/01-first.md:1:1: error: The file is not UTF-8 text.
        Save it in the encoding UTF-8.
      """
    )
  }

  func testLoad_brokenManifest_lessonsAreReadAllTheSame() throws {
    let folder = try CourseFolder(["Lessons/course.yml": "title: a: b\n"])
    let loaded = try folder.load()
    XCTAssertEqual(loaded.course.lessons.count, 1)
    XCTAssertEqual(
      loaded.diagnostics.map(\.description),
      [
        """
        Lessons/course.yml:1:9: error: The YAML is broken: mapping values are not allowed in this \
        context.
          Put the value in single quotes if it holds `: `; else align it with its neighbours.
        """
      ]
    )
  }

  func testLoad_emptyManifest_saysWhichKeys() throws {
    XCTAssertEqual(
      try CourseFolder(["Lessons/course.yml": ""]).faults(),
      [
        """
        Lessons/course.yml:1:1: error: The course must be a mapping of keys to values.
          Write lines of `key: value`, the keys being `title`, `summary`, `imports`, `core`, `reference`, \
        `lessons`, `pages`, `quiz_weight`.
        """
      ]
    )
  }

  func testLoad_page_needsNameTitleAndSummary() throws {
    let manifest = """
      title: T
      summary: S
      lessons: [01-first]
      pages:
        - {name: playground, title: P}
      """
    let faults = try CourseFolder(["Lessons/course.yml": manifest]).faults()
    XCTAssertTrue(
      faults.contains { $0.contains("course.yml:5:5") && $0.contains("`summary`") },
      "\(faults)"
    )
  }

  func testManifest_quizWeight_isAPercentage() throws {
    let manifest = { (weight: String) in
      "title: T\nsummary: S\nlessons: [01-first]\nquiz_weight: \(weight)\n"
    }
    for weight in ["0", "101", "20 %"] {
      let faults = try CourseFolder(["Lessons/course.yml": manifest(weight)]).faults()
      let words =
        "4:14: error: The value of `quiz_weight` must be a whole number from 1 to 100, not "
      XCTAssertTrue(faults.contains { $0.contains(words + "`\(weight)`.") }, "\(faults)")
    }
    let folder = try CourseFolder(["Lessons/course.yml": manifest("20")])
    XCTAssertEqual(try folder.load().course.quizWeight, 20)
  }

  func testManifest_unknownAndMissingKey_areNamed() throws {
    XCTAssertEqual(
      try CourseFolder(["Lessons/course.yml": "title: T\nsumary: S\nlessons: [01-first]\n"])
        .faults(),
      [
        """
        Lessons/course.yml:1:1: error: The course lacks the key `summary`.
          Add a line `summary: …`.
        """,
        """
        Lessons/course.yml:2:1: error: The course has no key `sumary`.
          Did you mean `summary`?
        """,
      ]
    )
  }

  func testLessons_missing_offersNearest() throws {
    let manifest = "title: T\nsummary: S\nlessons:\n  - 01-frist\n"
    XCTAssertEqual(
      try CourseFolder(["Lessons/course.yml": manifest]).faults(),
      [
        """
        Exercises/01-first/copy/exercise.yml:1:1: warning: No lesson refers to the exercise \
        `01-first/copy`.
          Put an `exercise` fence with its name into a lesson.
        """,
        """
        Lessons/01-first.md:1:1: error: The lesson is not part of the course.
          Add `- 01-first` to `lessons` in Lessons/course.yml, or remove the file.
        """,
        """
        Lessons/course.yml:4:5: error: There is no file Lessons/01-frist.md.
          Did you mean `01-first`?
        """,
      ]
    )
  }

  func testLessons_twice_saysSo() throws {
    let manifest = "title: T\nsummary: S\nlessons:\n  - 01-first\n  - 01-first\n"
    XCTAssertEqual(
      try CourseFolder(["Lessons/course.yml": manifest]).faults(),
      [
        """
        Lessons/course.yml:5:5: error: The lesson `01-first` is listed twice.
          Keep one of the lines.
        """
      ]
    )
  }

  func testSteps_outOfOrder_saysWhichToWrite() throws {
    let manifest = "title: T\nsummary: S\nlessons: [01-first, 02-second]\n"
    let second = goodHead.replacing("step: 1", with: "step: 3") + "Text\n"
    XCTAssertEqual(
      try CourseFolder(["Lessons/course.yml": manifest, "Lessons/02-second.md": second]).faults(),
      [
        """
        Lessons/02-second.md:4:7: error: The lesson says that it is step 3, but the steps before it \
        in Lessons/course.yml make it step 2.
          Write `step: 2`, or move it in the list; a chapter has no `step`.
        """
      ]
    )
  }

  func testSteps_amongChapters_areCountedWithoutThem() throws {
    let chapter = goodHead.replacing("step: 1\n", with: "") + "Text\n"
    let second = goodHead.replacing("step: 1", with: "step: 2") + "Text\n"
    let folder = try CourseFolder([
      "Lessons/course.yml":
        "title: T\nsummary: S\nlessons: [00-start, 01-first, 05-between, 07-second]\n",
      "Lessons/00-start.md": chapter, "Lessons/05-between.md": chapter,
      "Lessons/07-second.md": second,
    ])
    XCTAssertEqual(try folder.faults(), [])
    XCTAssertEqual(try folder.load().course.lessons.map(\.number), [0, 1, 5, 7])
    XCTAssertEqual(try folder.load().course.lessons.map(\.step), [nil, 1, nil, 2])
  }

  func testNumbers_notAscending_saysSo() throws {
    let chapter = goodHead.replacing("step: 1\n", with: "") + "Text\n"
    let folder = try CourseFolder([
      "Lessons/course.yml": "title: T\nsummary: S\nlessons: [01-first, 01-more, last]\n",
      "Lessons/01-more.md": chapter, "Lessons/last.md": chapter,
    ])
    XCTAssertEqual(
      try folder.faults(),
      [
        """
        Lessons/course.yml:3:21: error: The number of `01-more` is not above that of `01-first`, \
        which stands before it.
          Move it in the list, or give the file another number.
        """,
        """
        Lessons/course.yml:3:30: error: The name `last` does not begin with a number, by which \
        readers could call the lesson.
          Name the file 01-last.md, with its place in the course.
        """,
      ]
    )
  }

  func testQuestions_sameNameInTwoLessons_namesTheFirst() throws {
    let quiz =
      "\n```quiz\nid: same\nquestion: Q\noptions:\n- text: A\n  correct: true\n- text: B\n```\n"
    let folder = try CourseFolder([
      "Lessons/course.yml": "title: T\nsummary: S\nlessons: [01-first, 02-second]\n",
      "Lessons/01-first.md": goodHead + "```exercise\n01-first/copy\n```\n" + quiz,
      "Lessons/02-second.md": goodHead.replacing("step: 1", with: "step: 2") + quiz,
    ])
    XCTAssertEqual(
      try folder.faults(),
      [
        """
        Lessons/02-second.md:9:5: error: There is another question, card or case named `same`, at \
        Lessons/01-first.md:12.
          Give one of them another name.
        """
      ]
    )
  }

  func testExercise_unknown_offersNearest() throws {
    let lesson = goodHead + "Text\n\n```exercise\n01-first/copi\n```\n"
    XCTAssertEqual(
      try CourseFolder(["Lessons/01-first.md": lesson]).faults(),
      [
        """
        Exercises/01-first/copy/exercise.yml:1:1: warning: No lesson refers to the exercise \
        `01-first/copy`.
          Put an `exercise` fence with its name into a lesson.
        """,
        """
        Lessons/01-first.md:10:1: error: There is no exercise `01-first/copi`.
          Did you mean `01-first/copy`?
        """,
      ]
    )
  }
}
