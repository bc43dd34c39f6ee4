import CourseModel
import CourseProgress
import CourseRunner
import Synchronization
import XCTest

@testable import CourseTerminal

/// What is done beside the interface, and what is told of it.
final class EffectRunnerTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    try folder.write("// TODO\n", to: Samples.exercise.starterFile)
  }

  /// All that a runner has told so far.
  private final class Told: Sendable {
    let news = Mutex<[News]>([])

    func count(_ isSo: (News) -> Bool) -> Int { news.withLock { $0.count(where: isSo) } }

    func wait(for what: String, _ isSo: (News) -> Bool) async throws {
      for _ in 0..<1000 {
        if count(isSo) > 0 { return }
        try await Task.sleep(for: .milliseconds(10))
      }
      XCTFail("never told: \(what)")
    }
  }

  private func runner() throws -> (EffectRunner, Told) {
    let told = Told()
    let classroom = Classroom(
      root: folder.path,
      course: Samples.course,
      store: try ProgressStore(root: folder.path),
      engine: Engine(
        run: { _ in Samples.run(.completed) },
        check: { _, _ in Samples.report(true, true) }
      ),
      command: "./course"
    )
    return (EffectRunner(classroom) { news in told.news.withLock { $0.append(news) } }, told)
  }

  func testRecord_ofAnotherProgram_isToldWithoutBeingAskedFor() async throws {
    let (runner, told) = try runner()
    try ProgressStore(root: folder.path).recordOpening(of: "elsewhere")
    try await told.wait(for: "what another has recorded") { news in
      if case .progress(let progress) = news { progress.lessons["elsewhere"] != nil } else { false }
    }
    await runner.finish()
  }

  func testWork_endIsToldOnce() async throws {
    let (runner, told) = try runner()
    let lesson = Samples.course.lessons[0]
    runner.perform([
      .check(Samples.exercise), .run(lesson),
      .runCopy(CellPlace(lesson: lesson.id, cell: 0), source: "print(2)\n"),
    ])
    try await told.wait(for: "the verdict") { if case .checked = $0 { true } else { false } }
    try await told.wait(for: "the run") { if case .ran = $0 { true } else { false } }
    try await told.wait(for: "the copy's") { if case .ranCopy = $0 { true } else { false } }
    await runner.finish()
    XCTAssertEqual(told.count { if case .ended = $0 { true } else { false } }, 3)
  }

  func testReset_ofAnUntouchedCopy_isNoSaveAndTheNextSaveIsOne() async throws {
    let (runner, told) = try runner()
    let file = "work/\(Samples.exercise.id)/Exercise.swift"
    let isSaved = { (news: News) in if case .saved(file) = news { true } else { false } }
    runner.perform([.begin(Samples.exercise), .watch(file: file)])
    for text in ["// TODO\n", "// mine\n"] {
      try folder.write(text, to: file)
      let before = told.count(isSaved)
      runner.perform([.reset(Samples.exercise)])
      try folder.write("// saved\n", to: file)
      for _ in 0..<1000 where told.count(isSaved) == before {
        try await Task.sleep(for: .milliseconds(10))
      }
    }
    await runner.finish()
    XCTAssertEqual(folder.read(file), "// saved\n")
    // The first of these was told of when it was written, or together with the reset.
    XCTAssertTrue((2...3).contains(told.count(isSaved)), "\(told.count(isSaved))")
  }

  func testFileThatCannotBeWatched_isToldWithTheReason() async throws {
    let (runner, told) = try runner()
    runner.perform([.watch(file: "nowhere/Exercise.swift")])
    await runner.finish()
    let reason = "The system cannot watch this file."
    XCTAssertEqual(told.count { if case .cannotWatch(reason) = $0 { true } else { false } }, 1)
  }
}
