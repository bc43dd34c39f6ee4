import CourseEvents
import XCTest

/// Turns what XCTest observes into events.
final class CheckReporter: XCTestObservation {
  private let channel: EventChannel
  private var failed = false
  /// The check that runs.
  private(set) var current = ""

  init(channel: EventChannel) {
    self.channel = channel
  }

  func testCaseWillStart(_ testCase: XCTestCase) {
    failed = false
    current = Self.name(of: testCase)
    channel.send(.checkStarted(name: current))
  }

  func testCase(
    _ testCase: XCTestCase,
    didFailWithDescription description: String,
    inFile file: String?,
    atLine line: Int
  ) {
    failed = true
    channel.send(
      .checkFailed(
        name: Self.name(of: testCase),
        message: FailureText.render(String(description.prefix(4000))),
        file: file ?? "",
        line: line
      )
    )
  }

  func testCaseDidFinish(_ testCase: XCTestCase) {
    let run = testCase.testRun as? XCTestCaseRun
    let name = Self.name(of: testCase)
    // A skipped check counts as a success for XCTest; here it has shown nothing.
    if run?.hasBeenSkipped == true, !failed {
      channel.send(
        .checkFailed(name: name, message: "The check was skipped.", file: "", line: 0)
      )
      failed = true
    }
    channel.send(.checkFinished(name: name, passed: run?.hasSucceeded == true && !failed))
  }

  /// The method's name: XCTest writes `Class.method`.
  private static func name(of testCase: XCTestCase) -> String {
    String(testCase.name.split(separator: ".").last ?? "")
  }
}
