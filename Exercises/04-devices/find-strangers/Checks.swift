import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class FindStrangersChecks: XCTestCase {
  func testForeignTags_areNamed() throws {
    let path = try saved { gpu, other in
      [
        "z": try ones(gpu[0]), "y": try ones(gpu[1]), "x": try ones(.cpu),
        "w": try ones(other[0]), "v": try ones(gpu[0]),
      ]
    }
    let some = try names(path, ["cpu", "cuda:0"])
    guard some != ["w", "y"] else {
      return XCTFail("You sorted the names. They come in the file's order.")
    }
    XCTAssert(
      some == ["y", "w"],
      """
      "y" is tagged cuda:1 and "w" xpu:0, and only cuda:0 is there; \
      you name \(some) instead of ["y", "w"].
      """
    )
    let all = try names(path, ["cpu"])
    XCTAssert(
      all == ["z", "y", "w", "v"],
      "Without any device everything but \"x\", on the CPU, is a stranger; you name \(all)."
    )
    XCTAssert(
      (try? strangers(in: "nothing.pth", available: [])) == nil,
      "There is no file nothing.pth, and you threw nothing. Pass on what load throws."
    )
  }

  func testSharedStorage_namesAllItsTensors() throws {
    let path = try saved { gpu, _ in
      let tied = try ones(gpu[0])
      let table = try Tensor.ones([3, 2]).to(gpu[1])
      return [
        "embed": tied, "row": table[1], "bias": try ones(.cpu), "head": tied, "last": table[2],
      ]
    }
    let first = try names(path, ["cpu", "cuda:1"])
    guard first != ["embed"] else {
      return XCTFail(
        """
        "embed" and "head" are two names over one storage on cuda:0, and you named only the first. \
        The closure is called once for every storage; ask every tensor for its storage.
        """
      )
    }
    XCTAssert(
      first == ["embed", "head"],
      """
      "embed" and "head" look into one storage on cuda:0, which isn't there; you name \(first). \
      Compare storages, not positions or sizes.
      """
    )
    let second = try names(path, ["cpu", "cuda:0"])
    XCTAssert(
      second == ["row", "last"],
      "\"row\" and \"last\" are views of one table on cuda:1, which isn't there; you name \(second)."
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<5 {
      let pick = (0..<5).map { _ in Int.random(in: 0...3, using: &random) }
      let tags = ["cpu", "cuda:0", "cuda:1", "xpu:0"]
      let there = tags.filter { _ in Bool.random(using: &random) }
      let unseen = try saved { gpu, other in
        let homes = try [Device.cpu, gpu[0], gpu[1], other[0]].map {
          try Tensor.ones([3, 2]).to($0)
        }
        return [
          "a": homes[pick[0]][0], "b": homes[pick[1]], "c": homes[pick[2]][1],
          "d": homes[pick[3]], "e": homes[pick[4]][2],
        ]
      }
      Sealed.give(
        try names(unseen, Set(there)),
        of: "for a to e on \(pick.map { tags[$0] }), with \(there) available, whom you name"
      )
    }
  }

  func testCPU_isAlwaysThere() throws {
    let path = try saved { gpu, _ in ["a": try ones(.cpu), "b": try ones(gpu[0])] }
    let names = try names(path, ["cuda:0"])
    XCTAssert(
      names.isEmpty,
      """
      Available is ["cuda:0"], and "a" is on the CPU, which is always there, listed or not; \
      you name \(names).
      """
    )
    let bare = try self.names(path, [])
    XCTAssert(bare == ["b"], "With nothing listed only \"b\" is a stranger; you name \(bare).")
  }

  func testAllThere_namesNothing() throws {
    let path = try saved { gpu, other in
      ["a": try ones(gpu[1]), "b": try ones(other[0])]
    }
    let none = try names(path, ["cpu", "cuda:0", "cuda:1", "xpu:0"])
    XCTAssert(
      none.isEmpty,
      """
      cuda:1 and xpu:0 are available, and you name \(none). What is there is said by available, not \
      by the machine that runs this check.
      """
    )
    let one = try names(path, ["cpu", "cuda:0", "xpu:0"])
    XCTAssert(
      one == ["a"],
      """
      cuda:0 is available and cuda:1 isn't: that leaves "a"; you name \(one). Compare the whole \
      tag.
      """
    )
  }

  private func names(_ path: String, _ available: Set<String>) throws -> [String] {
    do {
      return try strangers(in: path, available: available)
    } catch {
      XCTFail(
        """
        You threw: \(error) Don't let load send a storage to a device that may not exist; a closure \
        that returns the storage leaves it on the CPU.
        """
      )
      return ["an error"]
    }
  }

  private func ones(_ device: Device) throws -> Tensor { try Tensor.ones([2]).to(device) }

  /// A file with tensors on devices that are gone when it is read.
  private func saved(
    _ tensors: ([Device], [Device]) throws -> KeyValuePairs<String, Tensor>
  ) throws -> String {
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
    defer { gpu.unregister() }
    let other = try Accelerator.register("xpu", devices: 1, memory: 1 << 16)
    defer { other.unregister() }
    try save(StateDict(tensors: tensors(gpu.devices, other.devices)), to: "tagged.pth")
    return "tagged.pth"
  }
}
