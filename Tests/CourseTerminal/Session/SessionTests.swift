import CourseModel
import CourseProgress
import CourseRunner
import XCTest

@testable import CourseTerminal

final class SessionTests: XCTestCase {
  private var folder: TemporaryFolder!
  private var store: ProgressStore!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    try folder.write("// TODO\n", to: Samples.exercise.starterFile)
    store = try ProgressStore(root: folder.path)
  }

  private func take(_ console: ScriptedConsole, engine: Engine? = nil) async throws -> Int32 {
    let classroom = Classroom(
      root: folder.path,
      course: Samples.course,
      store: store,
      engine: engine
        ?? Engine(
          run: { _ in Samples.run(.completed, output: "42\n") },
          check: { _, _ in Samples.report(true, true) }
        ),
      command: "./course"
    )
    var session = CourseSession(classroom, console)
    return try await session.run()
  }

  func testContents_thenEndOfInput_leavesInPeace() async throws {
    let console = ScriptedConsole([])
    let status = try await take(console)
    XCTAssertEqual(status, 0)
    XCTAssertTrue(console.screens[0].contains("1 ○ Lesson 1"))
    XCTAssertEqual(try store.progress(), LearnerProgress())
  }

  func testInterrupt_anywhere_endsWithTheStatusOfCtrlC() async throws {
    var status = try await take(ScriptedConsole([.interrupt]))
    XCTAssertEqual(status, 130)
    status = try await take(ScriptedConsole([.line("1"), .interrupt]))
    XCTAssertEqual(status, 130)
  }

  func testPrediction_mustBeCommittedBeforeGoingOn() async throws {
    let console = ScriptedConsole(typing: "1", "", "")
    _ = try await take(console)
    let shown = console.screens.joined()
    XCTAssertTrue(shown.contains("Commit to an answer first"), shown)
    XCTAssertFalse(shown.contains("The secret of the lesson."), shown)
    XCTAssertFalse(shown.contains("The middle"), shown)
    XCTAssertEqual(try store.progress().answers, [:])
  }

  func testPrediction_committed_isKeptAndAnswered() async throws {
    let console = ScriptedConsole(typing: "1", "x", "b", "a", "3")
    _ = try await take(console)
    XCTAssertTrue(
      console.screens.joined().contains("“x” is none of the answers. Type a letter from a to b.")
    )
    XCTAssertTrue(console.screens.joined().contains("The secret of the lesson."))
    XCTAssertEqual(try store.progress().answers["copy"]?.option, 0)
    XCTAssertEqual(try store.progress().answers["copy"]?.isCorrect, false)
    XCTAssertEqual(try store.progress().answers["copy"]?.confidence, 3)
  }

  func testPrediction_withoutSayingHowSure_isKeptAtTheNextEnter() async throws {
    let console = ScriptedConsole(typing: "1", "a")
    _ = try await take(console)
    XCTAssertTrue(console.screens.joined().contains("How sure are you of a? 1 guessing"))
    XCTAssertFalse(console.screens.joined().contains("The secret of the lesson."))
    XCTAssertEqual(try store.progress().answers, [:])
    _ = try await take(ScriptedConsole(typing: "1", "a", ""))
    XCTAssertEqual(try store.progress().answers["copy"]?.option, 0)
    XCTAssertNil(try store.progress().answers["copy"]?.confidence)
  }

  func testReadingToTheEnd_runsCellsAndCountsAsRead() async throws {
    let console = ScriptedConsole(typing: "", "b", "2", "", "")
    _ = try await take(console)
    let shown = console.screens.joined()
    XCTAssertTrue(shown.contains("─ prints ─"), shown)
    XCTAssertTrue(shown.contains("42"), shown)
    XCTAssertTrue(shown.contains("You have read “Lesson 1” to its end."), shown)
    XCTAssertNotNil(try store.progress().lessons["01-first"]?.read)
  }

  func testLeaving_doesNotCountAsRead() async throws {
    _ = try await take(ScriptedConsole(typing: "1", "s", "q"))
    XCTAssertNotNil(try store.progress().lessons["01-first"])
    XCTAssertNil(try store.progress().lessons["01-first"]?.read)
  }

  func testBack_returnsToTheQuestion() async throws {
    let console = ScriptedConsole(typing: "1", "s", "p")
    _ = try await take(console)
    XCTAssertTrue(console.screens.last { $0.contains("Predict") } != nil)
    XCTAssertTrue(try XCTUnwrap(console.screens.dropLast().last).contains("What does it hold?"))
  }

  func testResize_setsThePageAnew() async throws {
    let console = ScriptedConsole([.line("1"), .redraw], columns: 40)
    _ = try await take(console)
    let rules = console.screens.filter { $0.contains("Lesson 1  ") }.compactMap { screen in
      screen.split(separator: "\n").first { $0.contains("━") }?.count
    }
    XCTAssertEqual(rules, [38, 78])
  }

  func testExercise_startCheckAndHint_workInPlace() async throws {
    let console = ScriptedConsole(typing: "1", "s", "start", "h", "check")
    _ = try await take(console)
    let shown = console.screens.joined()
    XCTAssertTrue(shown.contains("Your copy is ready: edit work/01-first/count-it/Exercise.swift"))
    XCTAssertTrue(shown.contains("Hint 1 of 2  Look"), shown)
    XCTAssertTrue(shown.contains("Passed. 4 of 4 points"), shown)
    let done = try XCTUnwrap(try store.progress().exercises["01-first/count-it"])
    XCTAssertNotNil(done.passed)
    XCTAssertEqual(done.hints, 1)
  }

  func testEngine_failing_isSaidAndTheLessonIsStillRead() async throws {
    let console = ScriptedConsole(typing: "1", "s", "")
    let engine = Engine(
      run: { _ in throw RunnerError.noToolchain },
      check: { _, _ in throw RunnerError.noToolchain }
    )
    _ = try await take(console, engine: engine)
    let shown = console.screens.joined()
    XCTAssertTrue(shown.contains("The cells could not be run: There is no `swift` on the"), shown)
    XCTAssertTrue(shown.contains("You have read “Lesson 1” to its end."), shown)
  }

  func testUnknownWord_isAnsweredAndNothingElseHappens() async throws {
    let console = ScriptedConsole(typing: "lesen")
    _ = try await take(console)
    XCTAssertTrue(console.screens.joined().contains("There is no lesson “lesen”."))
  }
}
