import Foundation
import StateDictJSON
import XCTest

/// The core as Embedded Swift for WebAssembly says what it says natively, to the letter.
final class CoreTests: XCTestCase {
  private typealias Question = BrowserCore.Question

  /// Asks in Node and here.
  private func assertSameAnswers(
    _ questions: [Question],
    line: UInt = #line
  ) throws -> [JSON] {
    let answers = try BrowserCore.built().answers(questions)
    XCTAssertEqual(answers.count, questions.count, line: line)
    return try zip(questions, answers).map { question, answer in
      let native = try BrowserCore.nativeAnswer(question)
      XCTAssertEqual(answer, native, "\(question.name) \(question.file ?? "")", line: line)
      return try JSON(parsing: Array(answer.utf8))
    }
  }

  private func inspection(of path: String) -> Question {
    let name = String(path.dropFirst(BrowserCore.oracle.path.count + 1))
    return Question(name: "inspect", request: ["name": .string(name), "hash": true], file: path)
  }

  /// Each must stay under 250 KB.
  func testModules_areSmallAndHaveNoImports() throws {
    let core = try BrowserCore.built()
    print("the core as WebAssembly:\n\(core.report)")
    for module in BrowserCore.modules {
      XCTAssertLessThan(try core.gzippedSize(of: module), 250_000, module)
      XCTAssertEqual(Array(try core.bytes(of: module).prefix(4)), [0x00, 0x61, 0x73, 0x6d])
    }
    // `new WebAssembly.Instance(module, {})` in core.js throws where there are imports.
    XCTAssertEqual(try core.answers([Question(name: "build", request: [:])]).count, 1)
  }

  func testInspect_everyCheckpoint_isWhatTheToolPrints() throws {
    let paths = try BrowserCore.files(in: "checkpoints") + BrowserCore.files(in: "training")
    let answers = try assertSameAnswers(paths.map(inspection(of:)))
    let formats = Set(answers.compactMap { $0["format"].string })
    XCTAssertEqual(formats, ["zip", "legacy", "safetensors"])
    XCTAssertGreaterThan(answers.count { !$0.has("error") }, 100)
  }

  /// A number beyond 32 bits is refused in other words there, which is all that may differ.
  func testInspect_brokenAndHostileFiles_areRefusedWithoutATrap() throws {
    let questions = try BrowserCore.files(in: "bad").map(inspection(of:))
    let answers = try BrowserCore.built().answers(questions)
    XCTAssertEqual(answers.count, questions.count)
    var (refused, reworded) = (0, 0)
    for (question, text) in zip(questions, answers) {
      let native = try BrowserCore.nativeAnswer(question)
      let error = try JSON(parsing: Array(text.utf8))["error"]
      XCTAssertNotEqual(error["class"], "WebAssembly", "\(question.file ?? ""): \(error)")
      if !error.isNull { refused += 1 }
      guard text != native else { continue }
      reworded += 1
      XCTAssertTrue(try JSON(parsing: Array(native.utf8)).has("error"), question.file ?? "")
      XCTAssertFalse(error.isNull, question.file ?? "")
    }
    XCTAssertGreaterThan(refused, 100)
    XCTAssertLessThan(reworded, refused / 10)
  }

  func testLoadStateDict_scenariosOfPyTorch_endAsTheyDidThere() throws {
    let scenarios = try BrowserCore.json("scenarios.json")["scenarios"].array
    let questions = scenarios.map { scenario in
      let file = scenario["source"]["file"].string.map { BrowserCore.oracle.path + "/" + $0 }
      return Question(name: "loadStateDict", request: scenario, file: file)
    }
    var compared = 0
    for (scenario, answer) in zip(scenarios, try assertSameAnswers(questions))
    where !answer.has("error") {
      XCTAssertEqual(answer["outcome"], scenario["outcome"], scenario["id"].text)
      compared += 1
    }
    XCTAssertGreaterThan(compared, 200)
  }

  func testMemory_programsOfPyTorch_giveTheSameResults() throws {
    let programs = try BrowserCore.json("scenarios.json")["programs"].array
    let questions = programs.map { program in
      let file = program["steps"].array.compactMap { $0["file"].string }.first
      return Question(
        name: "trace",
        request: program,
        file: file.map { BrowserCore.oracle.path + "/" + $0 }
      )
    }
    let answers = try assertSameAnswers(questions)
    XCTAssertGreaterThan(answers.count { !$0["steps"].array.isEmpty }, 50)
  }

  func testBuild_everyModule_printsAsPyTorchDoes() throws {
    let modules = try BrowserCore.json("reprs.json")["modules"].array
    let questions = modules.map { Question(name: "build", request: ["model": $0["model"]]) }
    for (module, answer) in zip(modules, try assertSameAnswers(questions)) {
      XCTAssertEqual(answer["repr"], module["repr"], module["id"].text)
    }
  }

  func testLoad_mapLocations_giveTheSameDevicesAndErrors() throws {
    let path = BrowserCore.oracle.path + "/checkpoints/device_cuda_mixed.pth"
    let locations: [JSON] = [
      .null, ["t": "str", "v": "cpu"], ["t": "str", "v": "meta"], ["t": "str", "v": "cuda:0"],
      ["t": "dict", "items": [["cuda:0", "cpu"], ["cuda:1", "meta"]]],
      ["t": "callable", "returns": "storage"], ["t": "callable", "returns": "none"],
    ]
    let answers = try assertSameAnswers(
      locations.map {
        Question(name: "load", request: ["name": "a.pth", "map_location": $0], file: path)
      }
    )
    XCTAssertEqual(answers[0]["error"]["class"], "RuntimeError")
    XCTAssertEqual(answers[1]["storages"][0]["device"], "cpu")
    XCTAssertEqual(answers[2]["storages"][0]["device"], "meta")
    XCTAssertFalse(answers[5].has("error"))
  }

  func testMemory_afterAThousandCalls_hasNotGrown() throws {
    let mlp = BrowserCore.oracle.path + "/checkpoints/mlp.pth"
    let scenario = try BrowserCore.json("scenarios.json")["scenarios"][0]
    let program = try BrowserCore.json("scenarios.json")["programs"][0]
    let truncated = try BrowserCore.files(in: "bad").first { $0.contains("truncated") }
    let questions = [
      Question(name: "inspect", request: ["name": "a.pth", "hash": true], file: mlp, times: 1000),
      Question(name: "inspect", request: ["name": "a.pth"], file: truncated, times: 1000),
      Question(name: "load", request: ["name": "a.pth"], file: mlp, times: 1000),
      Question(name: "loadStateDict", request: scenario, times: 1000),
      Question(name: "trace", request: program, times: 1000),
    ]
    let lines = try BrowserCore.built().answers(questions)
    XCTAssertEqual(lines.count, 2 * questions.count)
    for (question, growth) in zip(
      questions,
      stride(from: 1, to: lines.count, by: 2).map { lines[$0] }
    ) {
      XCTAssertEqual(growth, "0", question.name)
    }
  }

  func testRequest_thatIsNoJSON_isRefused() throws {
    let answer = try BrowserCore.built().answers([Question(name: "trace", request: .string("{"))])
    XCTAssertEqual(answer.count, 1)
    let steps = try assertSameAnswers([
      Question(name: "trace", request: ["steps": [["do": "fly"]]]),
      Question(name: "build", request: ["model": ["class": "Lineal"]]),
      Question(name: "inspect", request: ["name": "empty.pth"]),
    ])
    for step in steps { XCTAssertTrue(step.has("error"), "\(step)") }
  }
}
