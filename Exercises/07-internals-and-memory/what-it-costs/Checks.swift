import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class WhatItCostsChecks: XCTestCase {
  func testCopy_holdsBothThenOne() {
    let model = Sequential(Linear(10, 10), BatchNorm1d(10))
    let state = Sequential(Linear(10, 10), BatchNorm1d(10)).stateDict()
    let (peak, after) = cost(of: state, into: model, assign: false)
    guard peak != 1040, after != 520 else {
      return XCTFail(
        "You counted parameters only. BatchNorm's buffers take 88 bytes, in the model and in the file."
      )
    }
    guard peak != 608 else {
      return XCTFail(
        """
        You count 608 bytes at the peak: one of the two. While values are copied, the model's own \
        tensors and the checkpoint's are both alive.
        """
      )
    }
    XCTAssert(
      peak == 1216 && after == 608,
      """
      Model and checkpoint take 608 bytes each: 1216 at the peak, and 608 when the checkpoint is \
      gone. You say \(peak) and \(after).
      """
    )
    let small = cost(of: Linear(2, 2).stateDict(), into: Linear(2, 2), assign: false)
    XCTAssert(
      small == (48, 24),
      "For Linear(2, 2) it is 48 and 24 bytes; you say \(small.peak) and \(small.after)."
    )
  }

  func testMeta_hasNoBytes() throws {
    let shell = try Linear(10, 10).to(.meta)
    let state = Linear(10, 10).stateDict()
    let assigned = cost(of: state, into: shell, assign: true)
    guard assigned.peak != 880 else {
      return XCTFail(
        "A model on meta has shapes and no bytes: ask storage.hasBytes before you count 440 for it."
      )
    }
    XCTAssert(
      assigned == (440, 440),
      """
      The model is on meta, so the checkpoint's 440 bytes are the peak, and after assign they are \
      the model's. You say \(assigned.peak) and \(assigned.after).
      """
    )
    let copied = cost(of: state, into: shell, assign: false)
    XCTAssert(
      copied.after == 0,
      """
      Copying into a model on meta does nothing: it stays without bytes, and the checkpoint is let \
      go. You say \(copied.after) bytes remain.
      """
    )
  }

  func testTied_countOnce() {
    let model = Tied()
    let (peak, after) = cost(of: Tied().stateDict(), into: model, assign: false)
    guard peak != 1600, after != 800 else {
      return XCTFail(
        """
        You counted the tied weight twice. It has two names and one storage of 400 bytes; count \
        storages, not names.
        """
      )
    }
    XCTAssert(
      peak == 800 && after == 400,
      """
      The tied weight takes 400 bytes in the model and 400 in the checkpoint. You say \(peak) \
      and \(after).
      """
    )
    let itself = cost(of: model.stateDict(), into: model, assign: false)
    XCTAssert(
      itself == (400, 400),
      """
      This checkpoint is model.stateDict() itself: it looks at the model's own storages, which \
      count once. You say \(itself.peak) and \(itself.after).
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<5 {
      let ties = (0..<4).map { Int.random(in: 0...$0, using: &random) }
      let width = Int.random(in: 2...9, using: &random)
      let layers = (0..<4).map { _ in Linear(width, width, bias: false) }
      for (place, first) in ties.enumerated() {
        layers[place].register("weight", layers[first].weight)
      }
      let table = Tensor.zeros([width + 3, width])
      let view = try? table.narrow(0, start: 1, length: width)
      let unseen = Sequential(layers)
      let state = StateDict()
      for (place, name) in unseen.stateDict().keys.enumerated() {
        state[name] = ties[place] == 0 ? view : Tensor.zeros([width, width])
      }
      for assign in [false, true] {
        let cost = cost(of: state, into: unseen, assign: assign)
        Sealed.give(
          [cost.peak, cost.after],
          of: """
            four layers of \(width) × \(width), the n-th with the weight of number \(ties), number 0's \
            from a table with three rows more, assign \(assign): the bytes at the peak and after
            """
        )
      }
    }
  }

  func testView_keepsItsStorage() {
    let model = Linear(10, 1, bias: false)
    let table = Tensor.zeros([100, 10])
    let state = StateDict(tensors: ["weight": table[0..<1]])
    let assigned = cost(of: state, into: model, assign: true)
    guard assigned.after != 40 else {
      return XCTFail(
        """
        You say 40 bytes remain. The entry is a view of a table of 4000 bytes; assigning it hands \
        the model the whole storage. Copying would have taken the 10 numbers.
        """
      )
    }
    XCTAssert(
      assigned == (4040, 4000),
      """
      The model's 40 bytes and the view's storage of 4000 make 4040 at the peak; 4000 remain. You \
      say \(assigned.peak) and \(assigned.after).
      """
    )
    let copied = cost(of: state, into: model, assign: false)
    XCTAssert(
      copied.after == 40,
      "After copying, the model has its own 40 bytes and the table can go; you say \(copied.after)."
    )
    let rows = StateDict(tensors: ["weight": Tensor.zeros([6, 2])[0..<2]])
    let other = cost(of: rows, into: Linear(2, 2, bias: false), assign: true)
    XCTAssert(
      other == (64, 48),
      """
      For two rows of a table of 48 bytes and a model of 16 it is 64 and 48; you say \
      \(other.peak) and \(other.after).
      """
    )
  }

  func testNonPersistent_staysAndCounts() {
    let state = Masked().stateDict()
    let assigned = cost(of: state, into: Masked(), assign: true)
    guard assigned.after != 24 else {
      return XCTFail(
        """
        You say 24 bytes remain. The mask is not persistent: no checkpoint replaces its 36 bytes, \
        so they stay with the model.
        """
      )
    }
    XCTAssert(
      assigned == (84, 60),
      """
      24 bytes of parameters in the model, 36 of a mask, 24 in the checkpoint: 84 at the peak. \
      After assign 24 and the mask's 36 remain. You say \(assigned.peak) and \(assigned.after).
      """
    )
    let copied = cost(of: state, into: Masked(), assign: false)
    XCTAssert(
      copied == (84, 60),
      "With copying it is 84 and 60 as well; you say \(copied.peak) and \(copied.after)."
    )
    let plain = cost(of: state, into: Linear(2, 2), assign: true)
    XCTAssert(
      plain == (48, 24),
      "Without the mask it is 48 and 24; you say \(plain.peak) and \(plain.after)."
    )
  }
}

private final class Tied: Module {
  override init() {
    super.init()
    let weight = Parameter(Tensor.ones([10, 10]))
    register("embed", weight)
    register("head", weight)
  }
}

private final class Masked: Module {
  override init() {
    super.init()
    register("layer", Linear(2, 2))
    registerBuffer("mask", Tensor.ones([3, 3]), persistent: false)
  }
}
