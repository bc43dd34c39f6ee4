import CourseEvents
import Glibc
public import XCTest

/// Declared here, since learners' code imports this module and is not to see C's.
@_silgen_name("course_lockdown")
private func lockdown() -> CInt

/// What the program around an exercise's checks calls; the checks themselves have no use for it.
public enum CheckProgram {
  // Set once, before any of the learner's code can run.
  nonisolated(unsafe) private static var began = false

  /// Runs the checks and tells the engine what they gave.
  ///
  /// - Parameter entries: the test methods, a class at a time.
  public static func run(_ entries: [XCTestCaseEntry]) -> Never {
    guard !began, let channel = EventChannel() else { _exit(3) }
    began = true
    let printed = channel.printed
    channel.send(.began(stdout: printed.stdout, stderr: printed.stderr))
    if channel.locks {
      let result = lockdown()
      guard result == 0 else {
        channel.send(.notLocked(code: Int(result)))
        _exit(3)
      }
    }
    let reporter = CheckReporter(channel: channel)
    Sealed.seed = channel.seed
    Sealed.send = { label, value, accuracy in
      channel.send(
        .valueGiven(name: reporter.current, label: label, value: value, accuracy: accuracy)
      )
    }
    let status: CInt = XCTMain(
      entries,
      arguments: CommandLine.arguments,
      observers: [reporter]
    )
    fflush(nil)
    channel.send(.finished)
    _exit(status == 0 ? 0 : 1)
  }
}
