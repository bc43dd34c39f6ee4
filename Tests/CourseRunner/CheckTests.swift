import CourseModel
import Foundation
import XCTest

@testable import CourseRunner

final class CheckTests: XCTestCase {
  private var course: TestCourse?

  override func setUpWithError() throws { course = try TestCourse() }
  override func tearDown() { course?.remove() }

  private func check(
    _ submission: String,
    seconds: Int = 10,
    screens: Bool = true
  ) async throws -> CheckReport {
    try await XCTUnwrap(course).check(submission, seconds: seconds, screens: screens)
  }

  func testCheck_goodFile_passes() async throws {
    let report = try await check("good")
    XCTAssertEqual(report.outcome, .checked)
    XCTAssertEqual(report.checks.map(\.passed), [true, true, true])
    XCTAssertEqual(report.points, 6)
    XCTAssertTrue(report.passed)
  }

  func testCheck_solution_passes() async throws {
    let course = try XCTUnwrap(course)
    let report = try await course.checker.check(
      course.fizz,
      file: course.fizz.solutionFile,
      imports: []
    )
    XCTAssertTrue(report.passed)
  }

  func testCheck_starter_fails() async throws {
    let course = try XCTUnwrap(course)
    let report = try await course.checker.check(
      course.fizz,
      file: course.fizz.starterFile,
      imports: []
    )
    XCTAssertEqual(report.checks.map(\.passed), [false, false, false])
  }

  func testCheck_wrongFile_saysWhatTheAuthorWrote() async throws {
    let report = try await check("wrong")
    XCTAssertEqual(report.checks.map(\.passed), [false, true, true])
    XCTAssertEqual(
      report.checks[0].messages,
      [#"three is Fizz: ("3") is not equal to ("Fizz")"#]
    )
    XCTAssertEqual(report.points, 4)
    XCTAssertFalse(report.passed)
  }

  func testCheck_doesNotCompile_namesLineOfTheLearnersFile() async throws {
    let report = try await check("broken")
    XCTAssertEqual(report.outcome, .doesNotCompile)
    XCTAssertEqual(report.points, 0)
    XCTAssertEqual(
      report.diagnostics.map(\.description),
      ["submissions/broken.swift:3:3: error: cannot find 'nmber' in scope"]
    )
  }

  func testCheck_otherSignature_namesBoth() async throws {
    let report = try await check("signature")
    XCTAssertEqual(report.outcome, .doesNotCompile)
    XCTAssertEqual(
      report.diagnostics.map(\.summary),
      ["The file lacks fizz(Int) -> String; found fizz(Int32) -> String."]
    )
  }

  func testCheck_missingDeclaration_namesIt() async throws {
    let report = try await check("missing")
    XCTAssertEqual(
      report.diagnostics.map(\.summary),
      ["The file lacks fizz(Int) -> String."]
    )
  }

  func testMissingSymbols_areSaidInTheLearnersWords() {
    let fizz = "$s8Exercise4fizzySSSiF"
    let symbols = [
      fizz: "fizz(Int) -> String",
      "$s8Exercise4fizzySSSiFfA_": "the default value of argument 1 of fizz(Int) -> String",
      "$s8Exercise5StackV5emptyACvgZ": "static Stack.empty: Stack",
      "$s8Exercise5StackVSQAAMc": "the conformance of Stack to Equatable",
      "$s8Exercise3NetC5widthACSi_tcfC": "Net.init(width: Int) -> Net",
      "$s8Exercise5StackVMa": "Stack", "$sSi8ExerciseE6isEvenSbvg": "Int.isEven: Bool",
    ]
    for (symbol, words) in symbols {
      let output = "ld.lld: error: undefined symbol: \(symbol)\n"
      XCTAssertEqual(MissingSymbol.all(in: output, object: Data()).map(\.expected), [words])
    }
    let both = "undefined symbol: \(fizz)\nundefined symbol: \(fizz)fA_\n"
    XCTAssertEqual(
      MissingSymbol.all(in: both, object: Data()).map(\.summary),
      ["The file lacks fizz(Int) -> String."]
    )
    for strange in ["undefined symbol: $sXYZ", "undefined symbol: foo", ""] {
      XCTAssertEqual(
        MissingSymbol.all(in: strange, object: Data()).map(\.summary),
        ["The file lacks something that the checks call."]
      )
    }
  }

  func testProgram_addressesCannotBeChanged() throws {
    let course = try XCTUnwrap(course)
    let link = try course.runtime.link([], with: .check, into: "x").joined(separator: " ")
    XCTAssertTrue(link.contains("-z relro -z now"), link)
  }

  func testCheck_internalType_saysWhatToWrite() async throws {
    let report = try await check("internal")
    XCTAssertEqual(report.outcome, .doesNotCompile)
    XCTAssertEqual(
      report.diagnostics.map(\.description),
      [
        """
        submissions/internal.swift:4:1: error: `Stack` is not public, \
        and the checks call it from outside.
          Write `public` before it and before what the starter made public in it.
        """
      ]
    )
  }

  func testCheck_trap_namesCheckAndLineAndRunsTheRest() async throws {
    let report = try await check("trap")
    XCTAssertEqual(report.outcome, .crashed(reason: "Fatal error: Index out of range"))
    XCTAssertEqual(report.checks.map(\.passed), [true, false, true])
    XCTAssertEqual(
      report.checks[1].messages,
      ["The check did not end: Fatal error: Index out of range (line 4)."]
    )
    XCTAssertEqual(report.diagnostics.map(\.range.start.line), [4])
    XCTAssertFalse(report.passed)
  }

  /// Checks a text by a check of its own.
  private func check(
    _ text: String,
    by body: String,
    isSealed: Bool = false
  ) async throws -> CheckReport {
    let course = try XCTUnwrap(course)
    let checks = """
      import ExerciseChecks
      import XCTest

      @testable import Exercise

      final class FizzChecks: XCTestCase {
        func testThree() {
          \(body)
        }
        func testOne() { XCTAssertEqual(fizz(1), "1") }
      }
      """
    try Files.write(Data(checks.utf8), to: "\(course.root)/\(course.fizz.checksFile)")
    var exercise = course.fizz
    exercise.checks.removeLast()
    exercise.checks[0].isSealed = isSealed
    return try await course.checker.check(exercise, text: text, name: "a.swift", imports: [])
  }

  func testCheck_stopsOnWhatTheFileGives_isTheFilesLoss() async throws {
    let wrong = try Files.text(XCTUnwrap(course).root + "/submissions/wrong.swift")
    let report = try await check(
      wrong,
      by: "let last = Array(fizz(3))[3]; XCTAssertEqual(last, \"z\")"
    )
    XCTAssertEqual(report.checks.map(\.passed), [false, true])
    XCTAssertEqual(report.checks.map(\.fault), [nil, nil])
    XCTAssertEqual(
      report.checks[0].messages,
      [
        "The check could not go on with what this file gave it: Fatal error: Index out of range "
          + "(Checks.swift, line 8). With the reference solution it comes to its end."
      ]
    )
  }

  func testCheck_severalStopInOnePlace_whichIsNamedOnce() async throws {
    let course = try XCTUnwrap(course)
    let text = try Files.text(course.root + "/" + course.fizz.solutionFile)
      .replacing("number.isMultiple", with: "[Int]()[number] == 0 || number.isMultiple")
    let report = try await course.checker.check(
      course.fizz,
      text: text,
      name: "a.swift",
      imports: []
    )
    XCTAssertEqual(report.checks.map(\.passed), [false, false, true])
    XCTAssertEqual(report.diagnostics.map(\.range.start.line), [4])
  }

  func testCheck_sealed_keepsWhatTheReferenceGives_whereTheSeedIsNoSecret() async throws {
    let course = try XCTUnwrap(course)
    let good = try Files.text(course.root + "/submissions/good.swift")
    let body = """
      var random = Sealed.random()
      let number = Int.random(in: 0...9_999, using: &random)
      Sealed.give(fizz(number), of: "fizz of a number")
      """
    let first = try await check(good, by: body, isSealed: true)
    XCTAssertTrue(first.passed, "\(first)")
    let folder = course.root + "/.course/cache/reference"
    let kept = try XCTUnwrap(FileManager.default.contentsOfDirectory(atPath: folder).first)
    let value = SealedValue(label: "fizz of a number", value: "another", accuracy: 0)
    try Files.write(JSONEncoder().encode(["testThree": [value]]), to: "\(folder)/\(kept)")
    let second = try await check(good, by: body, isSealed: true)
    XCTAssertEqual(second.checks.map(\.passed), [false, true])
  }

  func testCheck_stopsOnTheReferenceToo_isTheChecksFault() async throws {
    let wrong = try Files.text(XCTUnwrap(course).root + "/submissions/wrong.swift")
    let report = try await check(wrong, by: #"XCTAssertEqual(Array(fizz(3))[9], "z")"#)
    XCTAssertEqual(report.checks.map(\.passed), [false, true])
    XCTAssertEqual(
      report.checks[0].fault,
      "The check itself stopped, which is no fault of this file: Fatal error: Index out of range."
    )
    XCTAssertEqual(report.outcome, .checked)
  }

  func testCheck_endlessLoop_isEnded() async throws {
    let report = try await check("loop", seconds: 1)
    XCTAssertEqual(report.outcome, .timedOut(seconds: 1))
    // An instruction of the loop has no line, and may be the one that runs every time.
    let place = report.diagnostics.isEmpty ? "" : " (line 3)"
    XCTAssertEqual(
      report.checks.map(\.messages),
      [
        [], ["The check did not end: it took longer than 1 seconds\(place)."],
        ["It was not run."],
      ]
    )
    XCTAssertEqual(report.checks.map(\.passed), [true, false, false])
  }

  func testCheck_endlessWork_isEndedAndLocated() async throws {
    let report = try await check("works", seconds: 1)
    XCTAssertEqual(report.outcome, .timedOut(seconds: 1))
    XCTAssertEqual(
      report.checks[1].messages,
      ["The check did not end: it took longer than 1 seconds (line 3)."]
    )
    XCTAssertEqual(report.diagnostics.map(\.range.start.line), [3])
  }

  func testCheck_exit_isAFailure() async throws {
    let report = try await check("exit", screens: false)
    XCTAssertEqual(report.outcome, .crashed(reason: "it ended the program (exit status 0)"))
    XCTAssertEqual(report.checks.map(\.passed), [false, false, true])
    XCTAssertEqual(
      report.checks[0].messages,
      ["The check did not end: it ended the program (exit status 0)."]
    )
  }

  func testCheck_prints_outputIsKept() async throws {
    let report = try await check("prints")
    XCTAssertTrue(report.passed)
    XCTAssertTrue(report.output.contains("fizz was called with 3\n"))
  }

  func testCheck_floods_isEnded() async throws {
    let report = try await check("floods")
    XCTAssertEqual(report.outcome, .printedTooMuch(bytes: 16 << 20))
    XCTAssertLessThanOrEqual(report.output.utf8.count, 70_000)
    XCTAssertEqual(report.points, 0)
  }

  func testCheck_forgedVerdicts_areNotBelieved() async throws {
    let report = try await check("forges", screens: false)
    XCTAssertEqual(report.outcome, .checked)
    XCTAssertEqual(report.checks.map(\.passed), [false, false, true])
    XCTAssertEqual(
      report.suspicions,
      ["The channel of the verdicts held 2 lines that the engine did not write."]
    )
  }

  func testCheck_shadowedAssertion_isNotCalled() async throws {
    let report = try await check("shadows")
    XCTAssertEqual(report.checks.map(\.passed), [false, false, true])
  }

  func testCheck_childrenLeftBehind_areEnded() async throws {
    let report = try await check("children", screens: false)
    XCTAssertEqual(report.checks[0].passed, true)
    let left = try await leftOvers(of: "checks")
    XCTAssertEqual(left, [])
  }

  func testCheck_callsOfC_areNotAllowedAndSaidSo() async throws {
    for submission in ["exit", "forges", "children"] {
      let report = try await check(submission)
      XCTAssertEqual(report.outcome, .notAllowed, submission)
      XCTAssertEqual(report.points, 0, submission)
      XCTAssertEqual(
        report.suspicions.first,
        "Line 2: The file has the module `Glibc`, which exercises may not use.",
        submission
      )
    }
  }

  func testCheck_skippedCheck_isAFailure() async throws {
    let course = try XCTUnwrap(course)
    let file = course.root + "/" + course.fizz.checksFile
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("var stack = Stack()", with: "var stack = Stack(); throw XCTSkip(\"no\")")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let report = try await check("good")
    XCTAssertEqual(report.checks.map(\.passed), [true, true, false])
    XCTAssertEqual(report.checks[2].messages, ["The check was skipped."])
  }

  func testCheck_missingFile_isTheEnginesError() async throws {
    do {
      _ = try await check("absent")
      XCTFail("nothing was thrown")
    } catch let error as RunnerError {
      XCTAssertTrue(
        error.description.hasSuffix(
          "absent.swift cannot be read: there is no such file. "
            + "Check that it exists and that you may read it."
        ),
        error.description
      )
    }
  }

  func testCheck_checkWithoutMethod_isTheAuthorsError() async throws {
    let course = try XCTUnwrap(course)
    var exercise = course.fizz
    exercise.checks.append(.init(name: "testTwo", title: "", points: 1))
    do {
      _ = try await course.checker.check(exercise, file: "submissions/good.swift", imports: [])
      XCTFail("nothing was thrown")
    } catch {
      XCTAssertEqual(
        "\(error)",
        "Checks.swift of 01-basics/fizz has no test method testTwo. "
          + "Write it, or take it out of exercise.yml."
      )
    }
  }

  func testCheck_typeNotPublic_isTheAuthorsError() async throws {
    let course = try XCTUnwrap(course)
    let file = course.root + "/" + course.fizz.solutionFile
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("public struct", with: "struct")
      .write(toFile: file, atomically: true, encoding: .utf8)
    do {
      _ = try await check("good")
      XCTFail("nothing was thrown")
    } catch let error as RunnerError {
      XCTAssertTrue(
        error.description.hasPrefix(
          "Solution.swift of 01-basics/fizz declares `Stack` without `public`."
        ),
        error.description
      )
    }
  }
}
