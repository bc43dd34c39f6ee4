import Foundation
import XCTest

/// The modes of learning in the built program, on a small course.
final class ModeProgramTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    try folder.write(
      "title: Small\nsummary: One lesson.\nimports: [Notebook]\nlessons: [00-one]\n",
      to: "Lessons/course.yml"
    )
    try folder.write(
      """
      ---
      title: One
      level: foundation
      minutes: 2
      ---
      ```predict
      id: guess
      belief: Six times seven is 41.
      question: What is six times seven?
      options:
        - {text: '41', because: 'No.', proof: 'answer == 41'}
        - {text: '42', correct: true, proof: 'answer == 42'}
      answer: It is 42.
      ```

      ```swift cheat
      struct Wrong: Error {}
      let answer = 6 * 7
      display(table: [["6", "7"]], header: ["a", "b"], caption: "The factors")
      ```

      ```debug
      id: wrong
      title: It throws
      story: It happened.
      broken: throw Wrong()
      symptom: Wrong()
      question: Why?
      options:
        - {text: It is wrong., correct: true, proof: answer == 42}
        - {text: It is right., proof: answer == 43}
      fix: print(answer)
      fixed: "42"
      answer: It was wrong.
      ```

      ```recall
      id: product
      question: What is six times seven?
      answer: '`{computed}`.'
      proof: answer == 42
      compute: answer
      ```

      > [!TAKEAWAY]
      > Count again.
      """,
      to: "Lessons/00-one.md"
    )
  }

  private func course(_ arguments: String...) throws -> Program {
    try Program(
      Program.course(),
      arguments,
      environment: ["COURSE_ROOT": folder.path, "COURSE_COMMAND": "./course", "COLUMNS": "70"]
    )
  }

  func testModes_showWhatIsTheirs() throws {
    for (mode, shown, hidden) in [
      ("predict", "What is six times seven?", "It is 42."),
      ("myths", "The belief: “Six times seven is 41.”", "Count again."),
      ("notebook", "▣ The factors", "Count again."), ("debug", "Wrong()", "It was wrong."),
      ("cheat", "Count again.", "It happened."),
      ("see", "There is nothing of this kind", "factors"),
      ("practise", "There is nothing of this kind", "factors"),
    ] {
      let run = try course(mode)
      XCTAssertEqual(run.status, 0, run.error)
      XCTAssertTrue(run.output.contains(shown), "\(mode): \(run.output)")
      XCTAssertFalse(run.output.contains(hidden), "\(mode): \(run.output)")
    }
  }

  func testModes_asJSON_haveTheirName() throws {
    for mode in ["notebook", "predict", "practise", "myths", "see", "debug", "cheat"] {
      let run = try course(mode, "0", "--json")
      XCTAssertEqual(run.status, 0, run.error)
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      XCTAssertEqual(json?["mode"] as? String, mode)
    }
  }

  func testRecall_turnedOver_showsWhatTheCoreComputed_andComesBackLater() throws {
    XCTAssertTrue(try course("recall").output.contains("./course recall product"))
    XCTAssertTrue(try course("recall", "product").output.contains("`42`."))
    let noted = try course("recall", "product", "--knew")
    XCTAssertTrue(noted.output.contains("product comes back in 4 days."), noted.output)
    XCTAssertTrue(try course("recall").output.contains("Nothing is due today."))
    let json = try course("recall", "--json").output
    XCTAssertTrue(json.contains("\"due\" : [\n\n  ]") || json.contains("\"due\" : []"), json)
  }

  func testRecall_usedWrongly_saysHow() throws {
    for arguments in [["recall", "--knew"], ["recall", "product", "--knew", "--forgot"]] {
      let run = try Program(
        Program.course(),
        arguments,
        environment: ["COURSE_ROOT": folder.path, "COURSE_COMMAND": "./course"]
      )
      XCTAssertEqual(run.status, 64, run.output)
    }
    XCTAssertTrue(try course("recall", "produkt").error.contains("Did you mean product?"))
  }

  func testAnswer_ofACase_isRecordedWithConfidence() throws {
    XCTAssertEqual(try course("answer", "wrong", "b", "--confidence", "3").status, 0)
    let progress = try course("progress").output
    XCTAssertTrue(progress.contains("you (sure): It is right."), progress)
    XCTAssertTrue(progress.contains("so is: It is wrong."), progress)
    XCTAssertEqual(try course("answer", "wrong", "b", "--confidence", "4").status, 64)
  }
}
