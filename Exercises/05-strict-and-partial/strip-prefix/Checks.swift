import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class StripPrefixChecks: XCTestCase {
  func testNames_loseThePrefix() {
    let result = withoutPrefix("module.", wrapped())
    guard !result.keys.contains(where: { $0.hasPrefix(".") }) else {
      return XCTFail("A name begins with a dot now. The dot is part of the prefix.")
    }
    XCTAssert(
      result.keys == inner().stateDict().keys,
      """
      The names should be those of the model inside, \(inner().stateDict().keys); \
      you return \(result.keys).
      """
    )
    XCTAssert(
      (try? inner().loadStateDict(result)) != nil,
      "The model inside doesn't take your state_dict, though its names are its own."
    )
  }

  func testPrefix_isTakenOffOnceAndInFront() {
    let state = StateDict(
      tensors: [
        "module.module.weight": .ones([1]), "encoder.module.weight": .ones([1]),
        "out.weight": .ones([1]),
      ]
    )
    let keys = withoutPrefix("module.", state).keys
    guard !keys.contains("weight") else {
      return XCTFail(
        """
        "module.module.weight" is the weight of a child that is itself called module. \
        Take the prefix off once.
        """
      )
    }
    guard !keys.contains("encoder.weight") else {
      return XCTFail(
        """
        You changed "encoder.module.weight". Only a name that begins with the prefix has it from \
        the wrapper; in the middle it is a layer's name.
        """
      )
    }
    XCTAssert(
      keys.contains("out.weight"),
      """
      "out.weight" doesn't begin with the prefix and should stay as it is; you return \(keys). Ask \
      hasPrefix before you cut.
      """
    )
    XCTAssert(
      keys.count == 3 && keys.contains("module.weight") && keys.contains("encoder.module.weight"),
      """
      "module.module.weight", "encoder.module.weight" and "out.weight" become "module.weight", \
      "encoder.module.weight" and "out.weight"; you return \(keys).
      """
    )
  }

  func testVersions_moveWithTheirModules() {
    guard let metadata = withoutPrefix("module.", wrapped()).metadata else {
      return XCTFail(
        """
        The result has no metadata. Without its version BatchNorm takes the checkpoint for an old \
        one and forgives what is missing.
        """
      )
    }
    guard metadata["norm"] != nil else {
      return XCTFail(
        """
        There is nothing at the path "norm"; the paths are \(metadata.keys). A version is looked \
        up under the module's path, so paths lose the prefix as names do.
        """
      )
    }
    XCTAssert(
      metadata["norm"]?["version"]?.int == 2,
      """
      BatchNorm is at version 2; at the path "norm" you have version \
      \(metadata["norm"]?["version"]?.int ?? 0).
      """
    )
    XCTAssert(
      metadata[""]?["mark"]?.int == 7,
      """
      The marks of "module" belong to the model inside, which is at the empty path now. What you \
      have there is the wrapper's.
      """
    )
    XCTAssert(
      metadata.keys == ["", "norm", "out"],
      "The paths should be [\"\", \"norm\", \"out\"]; you have \(metadata.keys)."
    )
    XCTAssert(
      withoutPrefix("module.", wrapped().plain()).metadata == nil,
      "A state_dict without metadata got some. A plain dictionary has no versions to keep."
    )
  }

  func testTensors_areTheSame() {
    let state = wrapped()
    let originals = state.tensors
    let result = withoutPrefix("module.", state)
    guard result.count == originals.count else {
      return XCTFail("\(originals.count) tensors went in, and \(result.count) came out.")
    }
    for (old, new) in zip(originals, result.tensors) {
      guard "module." + new.name == old.name else {
        return XCTFail("The tensor \"\(old.name)\" is called \"\(new.name)\" in the result.")
      }
      guard new.tensor.storage === old.tensor.storage else {
        return XCTFail(
          """
          "\(new.name)" has another memory than "\(old.name)". Keep the order, and put the tensors \
          themselves under the new names: a copy would double a large model's memory.
          """
        )
      }
    }
  }

  func testOriginal_staysAsItWas() {
    let state = wrapped()
    let (names, paths) = (state.keys, state.metadata?.keys)
    let result = withoutPrefix("module.", state)
    XCTAssert(
      result.keys.map { "module." + $0 } == names,
      "\(names) went in, and \(result.keys) came out."
    )
    XCTAssert(
      state.keys == names,
      """
      You changed the caller's state_dict: its names are \(state.keys). A StateDict is a \
      reference; make a new one.
      """
    )
    XCTAssert(
      state.metadata?.keys == paths,
      "You changed the metadata of the caller's state_dict. Make a new one."
    )
  }

  /// Names that nobody has seen before: what is right, the reference solution says.
  func testAnyNames_loseIt() {
    var random = Sealed.random()
    let parts = ["module", "model", "net", "0", "_orig_mod", "weight"]
    for _ in 0..<12 {
      let names = (0..<4).map { place in
        let count = Int.random(in: 1...3, using: &random)
        let path = (0..<count).compactMap { _ in parts.randomElement(using: &random) }
        return (path + ["\(place)"]).joined(separator: ".")
      }
      let prefix = (parts.randomElement(using: &random) ?? "module") + "."
      let state = StateDict()
      for name in names { state[name] = .ones([1]) }
      Sealed.give(
        withoutPrefix(prefix, state).keys.sorted(),
        of: "the names \(names) without \"\(prefix)\""
      )
    }
  }

  private func inner() -> Module {
    Sequential(named: [("norm", BatchNorm1d(2)), ("out", Linear(2, 3))])
  }

  private func wrapped() -> StateDict {
    let state = DataParallel(inner()).stateDict()
    state.metadata?["module"]?["mark"] = .int(7)
    return state
  }
}
