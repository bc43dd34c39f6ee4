import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class TrimStoragesChecks: XCTestCase {
  func testView_bringsOnlyItsElements() throws {
    let table = Tensor.ones([100, 10])
    let state = StateDict(["row": .tensor(table[3])])
    guard let row = try trimmed(state)["row"] else {
      return XCTFail("The result has no tensor called \"row\".")
    }
    guard row.storage !== table.storage else {
      return XCTFail(
        """
        "row" still looks into the table's storage, and save would write all 4000 bytes of it. \
        Neither detach() nor contiguous() makes a new storage for a row; clone() does.
        """
      )
    }
    XCTAssert(
      row.storage.byteCount == 40,
      "\"row\" has 10 numbers of 4 bytes; its storage has \(row.storage.byteCount) bytes, not 40."
    )
    XCTAssert(
      state["row"]?.storage === table.storage,
      "You changed the caller's state_dict. Put the clones into a new one."
    )
  }

  func testTwoViews_keepTheirValues() throws {
    let table = Tensor([[1, 2], [3, 4]])
    let state = StateDict(["first": .tensor(table[0]), "second": .tensor(table[1])])
    let result = try trimmed(state)
    guard let first = result["first"] else {
      return XCTFail("The result has no tensor called \"first\".")
    }
    guard let second = result["second"] else {
      return XCTFail("The result has no tensor called \"second\".")
    }
    guard first.storage !== second.storage else {
      return XCTFail(
        """
        Two different rows of one table are not tied: they share a storage and see other elements \
        of it. Compare offset, shape and stride as well before you use a clone again.
        """
      )
    }
    XCTAssert(
      first.toArray() == [1, 2] && second.toArray() == [3, 4],
      """
      The rows were [1, 2] and [3, 4]; the result has \(first.toArray()) \
      and \(second.toArray()).
      """
    )
    XCTAssert(
      first.storage.byteCount == 8 && second.storage.byteCount == 8,
      """
      Two numbers take 8 bytes; the storages of the rows have \(first.storage.byteCount) and \
      \(second.storage.byteCount).
      """
    )
  }

  func testTiedWeights_stayTied() throws {
    let weight = Tensor([[1, 2], [3, 4]])
    let state = StateDict([
      "embed.weight": .tensor(weight), "head.weight": .tensor(weight.detach()),
    ])
    let result = try trimmed(state)
    guard let embed = result["embed.weight"] else {
      return XCTFail("\"embed.weight\" is not in the result.")
    }
    guard let head = result["head.weight"] else {
      return XCTFail("\"head.weight\" is not in the result.")
    }
    XCTAssert(
      embed.storage === head.storage,
      """
      "embed.weight" and "head.weight" were two names for the same elements, and now they have a \
      storage each: the file would hold the weights twice. You cloned every name by itself; clone \
      once and use the clone under both names.
      """
    )
    XCTAssert(
      embed.toArray() == [1, 2, 3, 4] && embed.shape == [2, 2],
      "The tied weights changed: they are now \(embed.toArray()) with shape \(embed.shape)."
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<4 {
      let pick = (0..<5).map { _ in Int.random(in: 0...2, using: &random) }
      let first = Float(Int.random(in: -99...99, using: &random))
      let table = Tensor([first, 1, 2, 3, 4, 5], shape: [3, 2])
      let rows = (0..<3).map { table[$0] }
      let many = StateDict()
      for (name, row) in pick.enumerated() { many["\(name)"] = rows[row].detach() }
      let trim = try trimmed(many).tensors.map { $0.tensor }
      let words = "five names for the rows \(pick) of one table of float32, trimmed:"
      Sealed.give(trim.map { $0.toArray() }, of: "\(words) the values")
      Sealed.give(trim.map { $0.storage.byteCount }, of: "\(words) the bytes of their storages")
      Sealed.give(
        trim.map { one in trim.firstIndex { $0.storage === one.storage } ?? -1 },
        of: "\(words) the first name with the same storage, for each"
      )
    }
  }

  func testOrderAndVersions_areKept() throws {
    let state = Sequential(Linear(2, 2), BatchNorm1d(2)).stateDict()
    state["0.weight"] = Tensor.ones([3, 2])[0..<2]
    let (names, paths) = (state.keys, state.metadata?.keys)
    let result = try trimmed(state)
    XCTAssert(
      result.keys == names,
      "The names should be \(names), in this order; the result has \(result.keys)."
    )
    guard result.metadata != nil else {
      return XCTFail(
        """
        The result has no metadata. Without the versions a loader takes it for a very old \
        checkpoint; pass `metadata: state.metadata` on.
        """
      )
    }
    XCTAssert(
      result.metadata?.count == paths?.count,
      "The metadata should have a version for every module, as the original has."
    )
    XCTAssert(
      result["0.weight"]?.storage.byteCount == 16,
      """
      Names and versions are as they were, and so are the storages: "0.weight" shows 16 bytes, and \
      \(result["0.weight"]?.storage.byteCount ?? 0) lie behind it.
      """
    )
  }
}
