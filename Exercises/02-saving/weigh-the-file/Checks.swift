import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class WeighTheFileChecks: XCTestCase {
  func testSeen_isWhatTheTensorsShow() {
    let state = StateDict(tensors: [
      "single": Tensor.zeros([3, 2]), "half": Tensor.zeros([3], dtype: .float16),
      "steps": Tensor(scalar: 7),
    ])
    let seen = weigh(state).seen
    guard seen != 10 else {
      return XCTFail(
        "You counted 10 elements. Bytes go by the dtype: 4 a float32, 2 a float16, 8 an int64."
      )
    }
    guard seen != 40 else {
      return XCTFail(
        """
        You counted 4 bytes for each of 10 numbers. Only float32 has 4; ask each tensor's dtype \
        for its itemSize.
        """
      )
    }
    XCTAssert(
      seen == 38,
      """
      Six float32, three float16 and one int64 show 6 × 4 + 3 × 2 + 8 = 38 bytes; \
      you say \(seen).
      """
    )
    let row = weigh(StateDict(tensors: ["row": Tensor.zeros([100, 10])[3]])).seen
    XCTAssert(row == 40, "A row of ten float32 shows 40 bytes, not \(row).")
  }

  func testStored_isWholeStorages() throws {
    let state = StateDict(tensors: ["row": Tensor.zeros([100, 10])[3], "bias": Tensor.zeros([2])])
    let file = try file(of: state)
    let stored = weigh(state).stored
    guard stored != 48 else {
      return XCTFail(
        """
        You counted 48 bytes: what the tensors show. "row" is a row of a table of 4000 bytes, and a \
        storage is saved whole.
        """
      )
    }
    expect(stored, of: file)
    let column = StateDict(tensors: ["column": try Tensor.zeros([5, 6]).select(1, 2)])
    let columnFile = try self.file(of: column)
    expect(weigh(column).stored, of: columnFile)
  }

  func testStored_countsAStorageOnce() throws {
    let weight = Tensor.zeros([10, 10])
    let tied = StateDict(tensors: ["embed": weight, "head": weight.detach()])
    let file = try file(of: tied)
    let stored = weigh(tied).stored
    guard stored != 800 else {
      return XCTFail(
        """
        You counted 800 bytes. "embed" and "head" look at one storage of 400 bytes, and a file has \
        a storage once, however many names look at it.
        """
      )
    }
    expect(stored, of: file)
    let table = Tensor.zeros([100, 10])
    let rows = StateDict(tensors: ["first": table[0], "last": table[99]])
    let rowsFile = try self.file(of: rows)
    let rowsStored = weigh(rows).stored
    guard rowsStored != 8000 else {
      return XCTFail(
        """
        Two rows of one table see different elements of the same storage; you counted the storage \
        twice. What makes it the same is ===, not offset and shape.
        """
      )
    }
    expect(rowsStored, of: rowsFile)
    let twins = StateDict(tensors: ["a": Tensor.zeros([5]), "b": Tensor.zeros([5])])
    let twinsFile = try self.file(of: twins)
    expect(weigh(twins).stored, of: twinsFile)

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<6 {
      let rows = (0..<3).map { _ in Int.random(in: 2...9, using: &random) }
      let tables = rows.map { Tensor.zeros([$0, 4]) }
      let pick = (0..<5).map { _ in Int.random(in: 0...2, using: &random) }
      let state = StateDict()
      for (name, table) in pick.enumerated() { state["\(name)"] = tables[table][name % 2] }
      Sealed.give(
        weigh(state).stored,
        of: """
          what you say is stored of five rows, taken from the float32 tables \(pick) of three with \
          \(rows) rows of four
          """
      )
    }
  }

  func testBulky_namesTheViews() throws {
    let table = Tensor.zeros([3, 4])
    let state = StateDict(tensors: [
      "whole": table, "row": table[1], "turned": try Tensor.zeros([3, 4]).t(),
      "double": Tensor.zeros([2], dtype: .float64),
      "half": Tensor.zeros([8], dtype: .float16)[0..<4],
      "repeated": try Tensor.zeros([1, 2]).expand(5, 2),
    ])
    let names = bulky(state)
    guard !names.contains("turned") else {
      return XCTFail(
        """
        "turned" is a transposed matrix: it shows every byte of its storage, in another order. \
        Strides don't make a tensor bulky.
        """
      )
    }
    guard !names.contains("repeated") else {
      return XCTFail(
        """
        "repeated" shows 40 bytes of a storage that has 8: expand repeats without copying. \
        Bulky are storages with more than the tensor shows, not those that differ.
        """
      )
    }
    guard !names.contains("double") else {
      return XCTFail(
        "\"double\" shows both of its float64, 16 bytes of 16. Count bytes by its dtype."
      )
    }
    XCTAssert(
      names == ["row", "half"],
      "\"row\" and \"half\" show a part of their storage, in this order; you say \(names)."
    )
    let last = bulky(StateDict(tensors: ["row": Tensor.zeros([4]), "last": table[2]]))
    XCTAssert(
      last == ["last"],
      "\"row\" is no view any more, and \"last\" is a row of a table; you say \(last)."
    )
  }

  /// What the archive says of a state dict, saved before anybody has weighed it.
  private func file(of state: StateDict) throws -> (names: [String], bytes: [Int]) {
    try save(state, to: "weighed.pth")
    let entries = try archiveEntries(of: "weighed.pth").filter { $0.name.contains("/data/") }
    return (state.keys, entries.map { Int($0.byteCount) })
  }

  /// Holds an answer against a file.
  private func expect(_ stored: Int, of file: (names: [String], bytes: [Int])) {
    let truth = file.bytes.reduce(0, +)
    XCTAssert(
      stored == truth,
      """
      In a file of \(file.names) the data/N entries take \(file.bytes) bytes, \(truth) \
      together; you say \(stored).
      """
    )
  }
}
