import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class ChooseLocationChecks: XCTestCase {
  func testNothingThere_goesToTheCPU() throws {
    let path = try saved(["a": "cuda:0", "b": "mps", "c": "xpu:1", "d": "cpu"])
    for available: Set<String> in [[], ["cpu"]] {
      let devices = try devices(of: path, available: available)
      XCTAssert(
        devices.allSatisfy { $0 == "cpu" },
        """
        The file's storages are tagged cuda:0, mps, xpu:1 and cpu, and available is \(available), so \
        all should be on the CPU; they are on \(devices). Tags can be anything: don't list them.
        """
      )
    }
    let other = try Accelerator.register("xpu", devices: 2, memory: 1 << 16)
    defer { other.unregister() }
    let devices = try devices(of: path, available: ["xpu:1"])
    XCTAssert(
      devices == ["cpu", "cpu", "xpu:1", "cpu"],
      """
      Now xpu:1 is available and nothing else, so the third storage belongs there and the others on \
      the CPU; they are on \(devices).
      """
    )
  }

  func testAvailable_staysWhereItIsTagged() throws {
    try giveUnseen()
    let path = try saved(["a": "cuda:1", "b": "cuda:1"])
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
    defer { gpu.unregister() }
    let devices = try devices(of: path, available: ["cuda:0", "cuda:1"])
    guard devices != ["cpu", "cpu"] else {
      return XCTFail(
        """
        Both storages are tagged cuda:1, which is there, and you put them on the CPU. Returning the \
        storage leaves it on the CPU; return nil to do what the tag says.
        """
      )
    }
    XCTAssert(
      devices == ["cuda:1", "cuda:1"],
      "Both storages are tagged cuda:1, which is there; you put them on \(devices)."
    )
  }

  func testMixed_everyStorageByItsOwnTag() throws {
    let path = try saved(["a": "cuda:0", "b": "xpu:0", "c": "cpu", "d": "cuda:0"])
    let gpu = try Accelerator.register("cuda", devices: 1, memory: 1 << 16)
    defer { gpu.unregister() }
    let devices = try devices(of: path, available: ["cuda:0"])
    XCTAssert(
      devices == ["cuda:0", "cpu", "cpu", "cuda:0"],
      """
      The tags are cuda:0, xpu:0, cpu and cuda:0, and only cuda:0 is there, so the storages belong on \
      cuda:0, cpu, cpu and cuda:0; you put them on \(devices). Every storage has its own tag.
      """
    )
  }

  func testTag_isComparedWhole() throws {
    let path = try saved(["a": "cuda:0", "b": "cuda:1", "c": "cuda:10"])
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
    defer { gpu.unregister() }
    let devices = try devices(of: path, available: ["cuda:1"])
    XCTAssert(
      devices == ["cpu", "cuda:1", "cpu"],
      """
      The tags are cuda:0, cuda:1 and cuda:10, and only cuda:1 is available, so the others belong on \
      the CPU; you put them on \(devices). Another device of the same kind is another device: compare \
      the whole tag.
      """
    )
  }

  /// Tags that nobody has seen before: what is right, the reference solution says.
  private func giveUnseen() throws {
    var random = Sealed.random()
    for _ in 0..<5 {
      // One of each kind at least, and one device that is not there: no single answer is right for all.
      let tags = (["cpu", "cuda:0", "cuda:1"] + ["cuda:\(Int.random(in: 0...1, using: &random))"])
        .shuffled(using: &random)
      let there = ["cuda:\(Int.random(in: 0...1, using: &random))"]
      let unseen = try saved(["a": tags[0], "b": tags[1], "c": tags[2], "d": tags[3]])
      let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
      defer { gpu.unregister() }
      Sealed.give(
        try devices(of: unseen, available: Set(there)),
        of: "for the tags \(tags), with \(there) available, where you put the storages"
      )
    }
  }

  /// The devices on which the tensors of a file end up, in order.
  private func devices(of path: String, available: Set<String>) throws -> [String] {
    do {
      let state = try load(path, mapLocation: location(available: available)).stateDict
      return try XCTUnwrap(state).tensors.map { $0.tensor.device.description }
    } catch let error as CheckpointError {
      return ["nowhere: \(error)"]
    }
  }

  /// A file whose storages have these tags.
  private func saved(_ tags: KeyValuePairs<String, String>) throws -> String {
    var kinds: [String: Int] = [:]
    for (_, tag) in tags {
      let parts = tag.split(separator: ":").map { String($0) }
      let index = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      kinds[parts[0], default: 1] = max(kinds[parts[0], default: 1], index + 1)
    }
    var accelerators: [Accelerator] = []
    for (kind, count) in kinds where kind != "cpu" {
      accelerators.append(try Accelerator.register(kind, devices: count, memory: 1 << 12))
    }
    defer { for accelerator in accelerators { accelerator.unregister() } }
    let state = StateDict()
    for (name, tag) in tags {
      state[name] = try Tensor.ones([2]).to(Device(stringLiteral: tag))
    }
    try save(state, to: "tagged.pth")
    return "tagged.pth"
  }
}
