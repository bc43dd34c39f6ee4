import StateDictCore
import XCTest

@testable import StateDictTool

/// What `diff` says.
final class DiffTests: ToolTestCase {
  private func lines(_ a: Value, _ b: Value) throws -> [String] {
    try CheckpointDifference(a, b).lines()
  }

  private func state(_ tensors: KeyValuePairs<String, Tensor>) -> Value {
    .stateDict(StateDict(tensors: tensors))
  }

  func testDiff_everyKindOfChange_hasItsLine() throws {
    let a = state([
      "gone": Tensor([1]), "shape": Tensor([1, 2]), "type": Tensor([1, 0.1]),
      "value": Tensor([1, 2, 3]), "same": Tensor([5]),
    ])
    let b = state([
      "shape": Tensor([[1], [2]]), "type": Tensor([1, 0.1], dtype: .float64),
      "value": Tensor([1, 2.5, 1]), "same": Tensor([5]), "new": Tensor([[1, 2]]),
    ])
    XCTAssertEqual(
      try lines(a, b),
      [
        "missing     gone: a tensor of [1]",
        "reshaped    shape: from [2] to [2, 1]",
        "recast      type: from float32 to float64; 1 of 2 elements differ, by at most "
          + "\(Double(Float(0.1)) - 0.1)",
        "changed     value: 2 of 3 elements differ, by at most 2.0",
        "unexpected  new: a tensor of [1, 2]",
        "5 differences, 1 equal",
      ]
    )
  }

  func testDiff_valuesThatAreNoTensors_areCompared() throws {
    let a = Value.dictionary(ValueDictionary([(.string("lr"), .float(0.1))]))
    let b = Value.dictionary(ValueDictionary([(.string("lr"), .float(0.2))]))
    XCTAssertEqual(try lines(a, b).first, "replaced    lr: 0.1 by 0.2")
    XCTAssertEqual(try lines(a, a), ["no difference, 1 equal"])
  }

  func testDiff_anotherOrder_isSaid() throws {
    let a = state(["a": Tensor([1]), "b": Tensor([2])])
    let b = state(["b": Tensor([2]), "a": Tensor([1])])
    XCTAssertEqual(
      try lines(a, b).first,
      "reordered   the keys that both have come in another order"
    )
  }

  func testDiff_notANumber_equalsItself() throws {
    let a = state(["x": Tensor([.nan, 1])])
    XCTAssertEqual(try lines(a, state(["x": Tensor([.nan, 1])])), ["no difference, 1 equal"])
    XCTAssertEqual(
      try lines(a, state(["x": Tensor([0, 1])])).first,
      "changed     x: 1 of 2 elements differ, some are NaN on one side only"
    )
  }

  func testDiff_largeIntegers_areComparedExactly() throws {
    let a = state(["n": Tensor(scalar: Int.max)])
    XCTAssertEqual(
      try lines(a, state(["n": Tensor(scalar: Int.max - 1)])).first,
      "changed     n: 1 of 1 element differ, by at most 1.0"
    )
  }

  func testDiff_stridesAlone_areNoDifference() throws {
    let rows = Tensor([[1, 2], [3, 4]])
    let columns = try Tensor([[1, 3], [2, 4]]).transpose(0, 1)
    XCTAssertEqual(try lines(state(["w": rows]), state(["w": columns])), ["no difference, 1 equal"])
  }
}
