import Foundation
import XCTest

/// Full disks, folders that cannot be written, two at once: nothing is lost without a word.
final class TroubleTests: InterfaceTestCase {
  /// Answers the lesson's question rightly, from the contents.
  private func answer(_ terminal: PseudoTerminal) throws {
    try terminal.wait(for: "Next    Read")
    terminal.type("\r")
    try terminal.wait(for: "You push 1, then 2.")
    terminal.type("b3")
    try terminal.wait(for: "You are right.")
  }

  func testTwoAtOnce_bothAreKept() throws {
    let (one, other) = (try open(), try open())
    try answer(one)
    try other.wait(for: "Next    Read")
    other.type("c")
    try other.wait(for: "How many are left?")
    other.type("\ry")
    try other.wait(for: "That was all for today: 1 of 1 known.")
    for terminal in [one, other] { try leave(terminal) }
    let list = try run("recall")
    XCTAssertTrue(list.output.contains("Nothing is due today."), list.output)
    XCTAssertTrue(try run("progress").output.contains("you (sure): 2"))
  }

  func testKilled_atAnyMoment_whatWasAnsweredIsKept() throws {
    let terminal = try open()
    try answer(terminal)
    // Keeping it takes no longer than showing it; another screen has come by then.
    terminal.type(" ")
    try terminal.wait(for: "not run yet")
    kill(terminal.process, SIGKILL)
    try terminal.waitForEnd()
    XCTAssertTrue(try run("progress").output.contains("you (sure): 2"))
  }

  func testNotifierFails_checksWhenAsked() throws {
    let shell = "echo 0 > /proc/sys/user/max_inotify_instances && exec \"$@\""
    let unwatched = ["/usr/bin/unshare", "-Ur", "/bin/sh", "-c", shell, "sh"]
    guard let probe = try? Program(unwatched[0], Array(unwatched.dropFirst()) + ["true"]),
      probe.status == 0
    else { throw XCTSkip("no user namespace here, in which nothing can be watched") }
    let watch = try Program(
      unwatched[0],
      Array(unwatched.dropFirst()) + [Program.course(), "watch", "turn-round"],
      environment: environment
    )
    XCTAssertEqual(watch.status, 1)
    XCTAssertTrue(watch.error.contains("Check it yourself after every save"), watch.error)

    let terminal = try PseudoTerminal(
      unwatched + [try Program.course()],
      environment: environment
    )
    try terminal.wait(for: "Next    Read")
    terminal.type("x\r")
    try terminal.wait(for: "The system cannot watch this file")
    try solve()
    terminal.type("r")
    try terminal.wait(for: "Passed. 10 of 10 points")
    try leave(terminal)
  }

  func testReadOnlyFolder_saysSoAndGoesOn() throws {
    var command = [try Program.course()]
    if geteuid() == 0 {
      // Root may write everywhere: somebody else opens the course.
      let tool = "/usr/bin/setpriv"
      guard FileManager.default.isExecutableFile(atPath: tool) else {
        throw XCTSkip("root may write everywhere, and there is no \(tool) to be somebody else")
      }
      command = [tool, "--reuid=65534", "--regid=65534", "--clear-groups"] + command
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: root)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root) }
    let terminal = try PseudoTerminal(command, environment: environment)
    try terminal.wait("a screen or a word") { $0.text.contains("Next") || $0.status != nil }
    guard terminal.status == nil else {
      throw XCTSkip("somebody else may not even read the program: \(terminal.text)")
    }
    try terminal.wait(for: "Progress cannot be kept")
    try answer(terminal)
    try leave(terminal)
  }

  func testFullDisk_saysSoAndGoesOn() throws {
    guard geteuid() == 0 else { throw XCTSkip("only root can make a small disk") }
    try FileManager.default.createDirectory(
      atPath: root + "/.course",
      withIntermediateDirectories: true
    )
    let script = """
      mount -t tmpfs -o size=1m none "$COURSE_ROOT/.course" || { echo no-disk; exit 9; }
      "$1" list >/dev/null
      dd if=/dev/zero of="$COURSE_ROOT/.course/filler" bs=4k 2>/dev/null
      exec "$1"
      """
    let terminal = try PseudoTerminal(
      ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script, "sh", Program.course()],
      environment: environment
    )
    try terminal.wait("a screen or a word") { $0.text.contains("Next") || $0.status != nil }
    guard terminal.status == nil else {
      throw XCTSkip("no small disk can be mounted here: \(terminal.text)")
    }
    terminal.type("\r")
    try terminal.wait(for: "Progress cannot be kept")
    terminal.type("b3")
    try terminal.wait(for: "You are right.")
    try leave(terminal)
  }

  func testClosedPipe_endsWithoutAWord() throws {
    let run = try Program(
      "/bin/bash",
      ["-c", "\"$0\" read 1 --all | head -1; echo ${PIPESTATUS[1]}", Program.course()],
      environment: environment
    )
    XCTAssertEqual(
      run.output,
      "  1 · The stack                                             foundation · 2 min\n0\n"
    )
    XCTAssertEqual(run.error, "")
  }
}
