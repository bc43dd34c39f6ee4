import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class ServeAFileChecks: XCTestCase {
  func testClasses_areThoseOfTheFile() throws {
    let model = network()
    fill(model, 0)
    let classes = try classify(readings, with: model, from: "data/mlp.pth")
    let trained = try XCTUnwrap(try load("data/mlp.pth").stateDict)
    let weight = model.stateDict()["out.weight"]
    guard weight?.toArray() == trained["out.weight"]?.toArray() else {
      return XCTFail(
        """
        The model doesn't have the file's weights. load gives you a dictionary; \
        model.loadStateDict copies it into the model.
        """
      )
    }
    guard classes.count == 4 else {
      return XCTFail(
        """
        Four readings should give four classes, one a row; you return \(classes.count). \
        argmax(1) goes along the columns, for every row by itself.
        """
      )
    }
    model.eval()
    let expected = try model(readings).argmax(1).toArray(as: Int.self)
    XCTAssert(
      classes == expected,
      """
      With the file's weights the four readings are of class \(expected); you return \(classes). \
      In training mode BatchNorm subtracts what the rows have in common.
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    let unseen = (0..<24).map { _ in
      (0..<4).map { _ in Float(Int.random(in: -40...40, using: &random)) / 8 }
    }
    for rows in [unseen, Array(unseen.prefix(3))] {
      Sealed.give(
        try classify(
          Tensor(rows.flatMap(\.self), shape: [rows.count, 4]),
          with: network(),
          from: "data/mlp.pth"
        ),
        of: "the classes of \(rows.count) readings that begin with \(rows[0])"
      )
    }
  }

  func testModel_isEvaluating() throws {
    let model = network()
    _ = try classify(readings, with: model, from: "data/mlp.pth")
    let batches = model.stateDict()["norm.num_batches_tracked"]?.item()
    guard batches != 201 else {
      return XCTFail(
        """
        num_batches_tracked went from 200 to 201: the model was in training mode when it answered, \
        and has mixed your readings into the running statistics of the file. Call eval() first.
        """
      )
    }
    XCTAssert(
      batches == 200,
      "The file's num_batches_tracked is 200; the model's is \(Int(batches ?? 0))."
    )
    XCTAssert(
      !model.isTraining,
      "The model is left in training mode: the next one to call it gets other answers."
    )
  }

  func testSingleReading_isAnswered() throws {
    guard let classes = try? classify(readings[0..<1], with: network(), from: "data/mlp.pth") else {
      return XCTFail(
        """
        A single reading was refused. In training mode BatchNorm needs two rows, since one value \
        has no variance.
        """
      )
    }
    XCTAssert(classes == [0], "The first reading alone is of class 0; you return \(classes).")
    for number in [-2.0, 1, 3] {
      let (model, reading) = (network(), Tensor.full([1, 4], number))
      let found = try classify(reading, with: model, from: "data/mlp.pth")
      try model.loadStateDict(load("data/mlp.pth"))
      let expected = try model.eval()(reading).argmax(1).toArray(as: Int.self)
      XCTAssert(
        found == expected,
        "A reading of four times \(number) is of class \(expected); you return \(found)."
      )
    }
  }

  func testRefusal_isPassedOn() throws {
    let file = try XCTUnwrap(try load("data/mlp.pth").stateDict)
    file["out.bias"] = nil
    try save(file, to: "partial.pth")
    XCTAssert(
      (try? classify(readings, with: network(), from: "partial.pth")) == nil,
      """
      The file lacks "out.bias", and you return classes: the model answered with a random bias. \
      Load strictly, and let the error through.
      """
    )
    XCTAssert(
      (try? classify(readings, with: network(), from: "no-such-file.pth")) == nil,
      "There is no such file, and you return classes: the model answered with random weights."
    )
    let model = network()
    let bias = try XCTUnwrap(try load("data/mlp.pth").stateDict)["out.bias"]
    XCTAssert(
      (try? classify(readings, with: model, from: "data/mlp.pth"))?.count == 4
        && model.stateDict()["out.bias"]?.toArray() == bias?.toArray(),
      "The whole file fits, and you refused it, or served something else."
    )
  }

  private func fill(_ model: Module, _ value: Double) {
    for (_, tensor) in model.stateDict().tensors { tensor.fill(value) }
  }

  private func network() -> Module {
    Sequential(named: [
      ("hidden", Linear(4, 8)), ("norm", BatchNorm1d(8)), ("relu", ReLU()), ("out", Linear(8, 3)),
    ])
  }

  private var readings: Tensor {
    Tensor([
      [1.0, 0.0, -1.0, 0.5], [1.0, 0.25, -1.0, 0.5], [1.0, 0.0, -1.25, 0.5],
      [0.75, 0.0, -1.0, 0.5],
    ])
  }
}
