import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class SwapHeadChecks: XCTestCase {
  func testBackbone_isLoaded() throws {
    let model = model(classes: 5)
    let checkpoint = twos()
    for (number, name) in checkpoint.keys.enumerated() { checkpoint[name]?.fill(Double(number)) }
    let loaded = ["first.weight", "outer.bias", "norm.running_mean", "norm.weight"]
    let expected = loaded.map { checkpoint[$0]?.toArray() ?? [] }
    _ = try loadBackbone(checkpoint, into: model, except: "out")
    let state = model.stateDict()
    for (name, numbers) in zip(loaded, expected) {
      XCTAssert(
        state[name]?.toArray() == numbers,
        "\"\(name)\" isn't the head's, and it doesn't have the checkpoint's values."
      )
    }
  }

  func testHead_staysAndIsReported() throws {
    let other = model(classes: 5)
    fill(other, with: 1)
    let missing = try loadBackbone(twos(), into: other, except: "out")
    XCTAssert(
      missing == ["out.weight", "out.bias"],
      """
      The model wanted "out.weight" and "out.bias" and did not get them; \
      you return \(missing).
      """
    )
    XCTAssert(
      other.stateDict()["outer.bias"]?.toArray() == [2, 2, 2],
      "You report the head's names, and have loaded nothing of the rest."
    )

    let same = model(classes: 3)
    fill(same, with: 1)
    let checkpoint = twos()
    let names = checkpoint.keys
    let left = try loadBackbone(checkpoint, into: same, except: "out")
    XCTAssert(
      same.stateDict()["out.weight"]?.toArray().allSatisfy { $0 == 1 } == true,
      """
      The checkpoint's head has the shape of the model's, and you loaded it. A head is left out by \
      its name: the old classes are not the new ones.
      """
    )
    XCTAssert(
      left == ["out.weight", "out.bias"],
      "Also where the old head would fit it is left out; you return \(left)."
    )
    let first = try loadBackbone(twos(), into: model(classes: 3), except: "first")
    XCTAssert(
      first == ["first.weight", "first.bias"],
      "Where \"first\" is the head its names are those that are missing; you return \(first)."
    )
    XCTAssert(
      checkpoint.keys == names,
      "You took entries out of the caller's checkpoint. Make a new state_dict."
    )
  }

  func testHead_isAModuleNotAPrefix() throws {
    let model = model(classes: 5)
    fill(model, with: 1)
    do {
      let missing = try loadBackbone(twos(), into: model, except: "out")
      XCTAssert(
        !missing.contains("outer.weight"),
        """
        "outer.weight" begins with "out" and belongs to another layer. The head's names begin \
        with "out.", with the dot.
        """
      )
    } catch {
      return XCTFail(
        "The checkpoint has everything but the head, and you threw: \(names(error))"
      )
    }
    XCTAssert(
      model.stateDict()["outer.weight"]?.toArray().allSatisfy { $0 == 2 } == true,
      """
      "outer.weight" was not loaded: it begins with "out" and belongs to another layer. The head's \
      names begin with "out.", with the dot.
      """
    )
    let gap = twos()
    gap["outer.weight"] = nil
    XCTAssert(
      (try? loadBackbone(gap, into: self.model(classes: 5), except: "out")) == nil,
      """
      The checkpoint lacks "outer.weight", and you loaded it. That is no name of the head "out": \
      the head's names begin with "out.", with the dot.
      """
    )
  }

  func testGap_refuses() {
    let checkpoint = twos()
    checkpoint["norm.running_var"] = nil
    let model = model(classes: 5)
    fill(model, with: 1)
    do {
      let missing = try loadBackbone(checkpoint, into: model, except: "out")
      return XCTFail(
        """
        The checkpoint lacks "norm.running_var", and you loaded it, with \(missing) as missing. \
        A gap that isn't the head's is what strict: false hides; throw Misfit.
        """
      )
    } catch let error as Misfit {
      XCTAssert(
        error.names == ["norm.running_var"],
        """
        Only "norm.running_var" doesn't fit; Misfit names \(error.names). The head's own names may \
        be missing.
        """
      )
    } catch {
      XCTFail("Throw Misfit with the names; you threw: \(error)")
    }
    expectOnes(model, "\"norm.running_var\" is missing")
    XCTAssert(
      (try? loadBackbone(twos(), into: model, except: "out")) != nil,
      "Another checkpoint has everything but the head, and you threw."
    )
  }

  func testMisfits_areAllNamed() {
    let checkpoint = twos()
    checkpoint["first.weight"] = Tensor.ones([2, 3])
    checkpoint["aux.weight"] = Tensor.ones([1])
    checkpoint["norm.bias"] = nil
    let model = model(classes: 5)
    fill(model, with: 1)
    do {
      _ = try loadBackbone(checkpoint, into: model, except: "out")
      XCTFail("Three names don't fit, and you threw nothing.")
    } catch let error as Misfit {
      XCTAssert(
        error.names == ["norm.bias", "aux.weight", "first.weight"],
        """
        Missing, then unexpected, then mismatched: Misfit should name \
        ["norm.bias", "aux.weight", "first.weight"]; it names \(error.names).
        """
      )
    } catch {
      XCTFail("Throw Misfit with all three names; you threw: \(error)")
    }
    expectOnes(model, "Three names don't fit")

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<5 {
      let (unseen, given) = (self.model(classes: 5), twos())
      fill(unseen, with: 1)
      for name in given.keys where Int.random(in: 0...7, using: &random) == 0 {
        given[name] = Bool.random(using: &random) ? nil : Tensor.ones([7])
      }
      if Bool.random(using: &random) { given["more.weight"] = Tensor.ones([1]) }
      let shapes = given.tensors.map { "\($0.name) \($0.tensor.shape)" }
      let result: [String]
      do {
        result = try loadBackbone(given, into: unseen, except: "out")
      } catch {
        result = ["threw"] + ((error as? Misfit)?.names ?? ["another error"])
      }
      let words = "a checkpoint of twos with \(shapes) for a model of ones:"
      Sealed.give(result, of: "\(words) what you return or name in Misfit")
      Sealed.give(
        unseen.stateDict().tensors.map { $0.tensor.toArray().first ?? 0 },
        of: "\(words) the first number of every entry afterwards"
      )
    }
  }

  private func model(classes: Int) -> Module {
    Sequential(named: [
      ("first", Linear(2, 3)), ("norm", BatchNorm1d(3)), ("outer", Linear(3, 3)),
      ("out", Linear(3, classes)),
    ])
  }

  /// A checkpoint with a head of three classes in which every number is 2.
  private func twos() -> StateDict {
    let state = model(classes: 3).stateDict()
    for (_, tensor) in state.tensors { tensor.fill(2) }
    return state
  }

  private func fill(_ model: Module, with value: Double) {
    for (_, tensor) in model.stateDict().tensors { tensor.fill(value) }
  }

  private func expectOnes(_ model: Module, _ fault: String) {
    XCTAssert(
      model.stateDict().tensors.allSatisfy { $0.tensor.toArray().allSatisfy { $0 == 1 } },
      """
      \(fault), and the model has changed: it is half loaded. loadStateDict copies what fits \
      before it complains, so ask the report first.
      """
    )
  }

  private func names(_ error: any Error) -> String {
    (error as? Misfit).map { "Misfit(\($0.names))" } ?? "\(error)"
  }
}
