import Foundation
import XCTest

/// What the interface can do, as subcommands of the built program.
final class CommandTests: InterfaceTestCase {
  private func json(_ arguments: String...) throws -> Any {
    let run = try Program(Program.course(), arguments, environment: environment)
    return try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }

  func testProgress_exportedAndImported_isTheSameElsewhere() throws {
    XCTAssertEqual(try run("answer", "which-first", "b", "--confidence", "3").status, 0)
    XCTAssertEqual(try run("recall", "after-one-pop", "--knew").status, 0)
    let file = folder.path + "/progress.json"
    let export = try run("progress", "export", file)
    XCTAssertTrue(export.output.contains("1 answer, 0 checks, 1 card."), export.output)

    let elsewhere = folder.path + "/elsewhere"
    XCTAssertEqual(try Program(Program.course(), ["new", elsewhere]).status, 0)
    let there = environment.merging(["COURSE_ROOT": elsewhere]) { $1 }
    for new in ["1 answer, 0 checks, 1 card.", "0 answers, 0 checks, 0 cards."] {
      let imported = try Program(
        Program.course(),
        ["progress", "import", file],
        environment: there
      )
      XCTAssertEqual(imported.status, 0, imported.error)
      XCTAssertTrue(imported.output.contains(new), imported.output)
    }
    let shown = try Program(Program.course(), ["progress", "--json"], environment: there)
    XCTAssertEqual(shown.output, folder.read("progress.json"))
  }

  func testPackage_intoAFolderThatIsNotThere_makesIt() throws {
    let file = folder.path + "/new/place/grade.yml"
    XCTAssertEqual(try run("grade", "package", "github", "--to", file).status, 0)
    XCTAssertTrue(try XCTUnwrap(folder.read("new/place/grade.yml")).contains("course grade"))
    let refused = try run("grade", "package", "github", "--to", file + "/below.yml")
    XCTAssertEqual(refused.status, 1)
    XCTAssertTrue(refused.error.contains("grade.yml/below.yml cannot be written"), refused.error)
    XCTAssertFalse(refused.error.contains(".."), refused.error)
  }

  func testProgressFiles_asJSON_count() throws {
    XCTAssertEqual(try run("answer", "which-first", "b").status, 0)
    let file = folder.path + "/progress.json"
    for arguments in [["export"], ["import"]] {
      let shown = try Program(
        Program.course(),
        ["progress"] + arguments + [file, "--json"],
        environment: environment
      )
      let read = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
      let counts = (read as? [String: Any])?["counts"] as? [String: Int]
      let answers = arguments == ["export"] ? 1 : 0
      XCTAssertEqual(counts, ["answers": answers, "checks": 0, "cards": 0])
    }
  }

  func testQuiz_asJSON_asksAndDoesNotTell() throws {
    let ask = { [self] in try XCTUnwrap(try json("quiz", "1", "--json") as? [[String: Any]]) }
    let question = try XCTUnwrap(try ask().first { $0["id"] as? String == "which-first" })
    let options = try XCTUnwrap(question["options"] as? [[String: String]])
    XCTAssertEqual(options.map { $0["letter"] }.prefix(2), ["a", "b"])
    XCTAssertEqual(options.map { Set($0.keys) }, options.map { _ in ["letter", "text"] })
    XCTAssertNil(question["correct"])
    XCTAssertEqual(try run("answer", "which-first", "b").status, 0)
    let answered = try ask().first { $0["id"] as? String == "which-first" }
    XCTAssertEqual(answered?["chosen"] as? String, "b")
    XCTAssertNotNil(answered?["correct"] as? Bool)
  }

  func testRead_asJSON_hasEveryBlockAndWhatCellsGive() throws {
    let document = try XCTUnwrap(try json("read", "1", "--json") as? [String: Any])
    let lessons = try XCTUnwrap(document["lessons"] as? [[String: Any]])
    XCTAssertEqual(lessons.map { $0["number"] as? Int }, [1])
    let items = try XCTUnwrap(lessons.first?["items"] as? [[String: Any]])
    let kinds = Set(items.compactMap { $0["kind"] as? String })
    XCTAssertTrue(kinds.isSuperset(of: ["heading", "text", "swift", "exercise"]), "\(kinds)")
    let cells = items.filter { $0["kind"] as? String == "swift" }
    XCTAssertTrue(cells.contains { !($0["output"] as? String ?? "").isEmpty })
  }

  func testProgressImport_noSuchFile_saysWhatToDo() throws {
    try folder.write("{}", to: "not.json")
    let run = try run("progress", "import", folder.path + "/not.json")
    XCTAssertEqual(run.status, 1)
    XCTAssertTrue(run.error.contains("Export it again"), run.error)
  }

  func testClockSetBack_whatWasDoneInTheFutureIsDueNow() throws {
    XCTAssertEqual(try run("recall", "after-one-pop", "--knew").status, 0)
    XCTAssertTrue(try run("recall").output.contains("Nothing is due today."))
    let file = folder.path + "/progress.json"
    _ = try run("progress", "export", file)
    let text = try XCTUnwrap(folder.read("progress.json"))
    let year = Calendar(identifier: .gregorian).component(.year, from: .now)
    try folder.write(text.replacing("\(year)-", with: "\(year + 9)-"), to: "progress.json")
    _ = try run("progress", "import", file)
    XCTAssertTrue(try run("recall").output.contains("after-one-pop"))
  }

  func testCheckAll_grid_andList_byKind() throws {
    XCTAssertEqual(try run("check", "--all").status, 0, "nothing is begun, nothing fails")
    XCTAssertEqual(try run("start", "turn-round").status, 0)
    let failing = try run("check", "--all")
    XCTAssertEqual(failing.status, 1)
    XCTAssertTrue(failing.output.contains("Turn it round  ✗✗  0/10"), failing.output)
    XCTAssertTrue(try run("list", "--filter", "begun").output.contains("turn-round"))
    try solve()
    let passing = try run("check", "--all")
    XCTAssertEqual(passing.status, 0)
    XCTAssertTrue(passing.output.contains("1 of 1 pass."), passing.output)
    XCTAssertTrue(try run("list", "--filter", "open").output.contains("No exercise is like that."))
    let found = try json("list", "--search", "TURN", "--json") as? [[String: Any]]
    XCTAssertEqual(found?.first?["passed"] as? Bool, true)
  }

  func testSolution_beforeItPasses_onlyOnRequest() throws {
    let refused = try run("solution", "turn-round")
    XCTAssertEqual(refused.status, 1)
    XCTAssertTrue(refused.error.contains("add --anyway"), refused.error)
    XCTAssertTrue(try run("solution", "turn-round", "--anyway").output.contains("stack.push"))
  }

  func testCell_copyIsMadeEditedAndRun() throws {
    XCTAssertTrue(try run("cell", "1", "1").output.contains("2 1"))
    try folder.write("print(21 * 2)\n", to: "stack/work/cells/01-the-stack/cell-1.swift")
    XCTAssertTrue(try run("cell", "1", "1").output.contains("42"))
    try folder.write("print(\"a\" + 2)\n", to: "stack/work/cells/01-the-stack/cell-1.swift")
    let broken = try run("cell", "1", "1")
    XCTAssertEqual(broken.status, 1)
    XCTAssertTrue(broken.output.contains("line 1: "), broken.output)
    XCTAssertTrue(try run("cell", "1", "1", "--reset").output.contains("2 1"))
    XCTAssertEqual(try run("cell", "1", "9").status, 64)
  }

  func testError_asJSON_isOneLineOfJSON_andASentenceBesides() throws {
    for (arguments, status, part) in [
      (["read", "9", "--json"], Int32(64), "no lesson “9”"),
      (["check", "--json"], 64, "Name one exercise to check"),
      (["progress", "import", "/nowhere.json", "--json"], 1, "/nowhere.json"),
      (["list", "--jsn", "--json"], 64, "Unknown option '--jsn'"),
    ] {
      let run = try Program(Program.course(), arguments, environment: environment)
      XCTAssertEqual(run.status, status, run.error)
      let shown = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let message = try XCTUnwrap(shown?["error"] as? String)
      XCTAssertTrue(message.contains(part), message)
      XCTAssertEqual(shown?["status"] as? Int, Int(status))
      XCTAssertEqual(run.output.split(separator: "\n").count, 1)
      XCTAssertTrue(run.error.contains(part), run.error)
    }
    XCTAssertEqual(try run("start", "turn-round").status, 0)
    let lost = try XCTUnwrap(try json("check", "turn-round", "--json") as? [String: Any])
    XCTAssertNil(lost["error"], "a lost check is a result")
    let help = try run("check", "--help", "--json")
    XCTAssertTrue(help.output.hasPrefix("OVERVIEW"), help.output)
  }

  func testRecall_withALesson_showsItsCards() throws {
    let all = try run("recall")
    XCTAssertTrue(all.output.contains("after-one-pop"), all.output)
    XCTAssertEqual(try run("recall", "1").output, try run("recall", "--lesson", "1").output)
    XCTAssertEqual(try run("recall", "1", "--knew").status, 64, "a lesson is nothing one knows")
    XCTAssertEqual(try run("recall", "9").status, 64)
  }

  func testCompletions_areScripts() throws {
    for shell in ["bash", "zsh", "fish"] {
      let run = try run("completions", shell)
      XCTAssertTrue(run.output.contains("doctor"), shell)
    }
    let bash = try Program(
      "/bin/bash",
      ["-c", "eval \"$(\"$0\" completions bash)\" && complete -p course", Program.course()],
      environment: environment
    )
    XCTAssertEqual(bash.status, 0, bash.error)
  }

  func testDoctor_saysWhatIsThereAndWhatIsNot() throws {
    let findings = try XCTUnwrap(try json("doctor", "--json") as? [[String: Any]])
    let states = Dictionary(
      uniqueKeysWithValues: findings.compactMap { finding in
        (finding["name"] as? String).map { ($0, finding["state"] as? String) }
      }
    )
    for name in ["course", "toolchain and libraries", "folder work", "progress"] {
      XCTAssertEqual(states[name], "ok", "\(findings)")
    }
    let nowhere = try Program(
      Program.course(),
      ["doctor", "--course", folder.path + "/nowhere"],
      environment: environment
    )
    XCTAssertEqual(nowhere.status, 1)
    XCTAssertTrue(nowhere.output.contains("no lessons in"), nowhere.output)
  }

  func testWatch_withoutATerminal_tellsEveryVerdict() throws {
    let output = folder.path + "/verdicts"
    XCTAssertTrue(FileManager.default.createFile(atPath: output, contents: nil))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Program.course())
    process.arguments = ["watch", "turn-round", "--json"]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    let wait = { (count: Int) in
      for _ in 0..<600 {
        let text = self.folder.read("verdicts") ?? ""
        if text.components(separatedBy: "\"passed\" : true,").count > count { return true }
        if count == 0, text.contains("\"points\" : 0") { return true }
        usleep(100_000)
      }
      return false
    }
    XCTAssertTrue(wait(0), "the first verdict comes at once")
    try solve()
    XCTAssertTrue(wait(1), folder.read("verdicts") ?? "")
    process.interrupt()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 130)
  }
}
