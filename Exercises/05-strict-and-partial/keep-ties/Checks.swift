import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class KeepTiesChecks: XCTestCase {
  func testMemory_isTheCheckpoints() throws {
    let model = Words()
    let checkpoint = checkpoint()
    try takeOver(checkpoint, by: model)
    XCTAssert(
      model.norm.weight?.storage === checkpoint["norm.weight"]?.storage,
      """
      "norm.weight" was copied into the model's old memory. With assign: true the model would \
      have the checkpoint's tensor itself.
      """
    )
    XCTAssert(
      model.norm.runningMean?.storage === checkpoint["norm.running_mean"]?.storage,
      "The buffer \"norm.running_mean\" isn't the checkpoint's. Buffers are taken over as well."
    )
    checkpoint["norm.bias"] = nil
    XCTAssert(
      (try? takeOver(checkpoint, by: Words())) == nil,
      "A checkpoint that lacks \"norm.bias\" was taken over without an error. Stay strict."
    )
  }

  func testTied_isOneParameter() throws {
    let model = Words()
    let checkpoint = checkpoint()
    try takeOver(checkpoint, by: model)
    let embed = model.embed.weight
    guard model.head.weight === embed else {
      return XCTFail(
        """
        "embed.weight" and "head.weight" were one parameter and are two now. assign gives every \
        name a parameter of its own; register the first one's under the other names again.
        """
      )
    }
    guard model.inner.weight === embed else {
      return XCTFail(
        """
        "embed.weight" and "inner.0.weight" were one parameter and are two now. A tie can have \
        more than two names, at any depth.
        """
      )
    }
    XCTAssert(
      model.parameters().count == 3,
      "The model had 3 parameters, norm's two and the tied one, and has \(model.parameters().count) now."
    )
    XCTAssert(
      embed.storage === checkpoint["embed.weight"]?.storage,
      """
      The tied parameter isn't the checkpoint's tensor: it has the values \(embed.toArray()). \
      Register what the first name was given by the load, not what it had before.
      """
    )

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<4 {
      let ties = (0..<5).map { Int.random(in: 0...$0, using: &random) }
      let layers = (0..<5).map { _ in Linear(2, 2, bias: false) }
      for (place, first) in ties.enumerated() {
        layers[place].register("weight", layers[first].weight)
      }
      let unseen = Sequential(layers)
      let state = StateDict()
      for name in unseen.stateDict().keys {
        state[name] = .full([2, 2], Double(Int.random(in: -99...99, using: &random)))
      }
      try takeOver(state, by: unseen)
      let weights = layers.map { $0.weight }
      let words = "five layers, the n-th with the weight of number \(ties), taken over:"
      Sealed.give(
        weights.map { one in weights.firstIndex { $0 === one } ?? -1 },
        of: "\(words) the first layer with the same parameter, for each"
      )
      Sealed.give(weights.map { $0.toArray() }, of: "\(words) the weights")
    }
  }

  func testFirstName_wins() throws {
    let model = Words()
    let checkpoint = checkpoint()
    checkpoint["head.weight"] = .full([4, 2], 2)
    checkpoint["inner.0.weight"] = .full([4, 2], 3)
    try takeOver(checkpoint, by: model)
    XCTAssert(
      model.embed.weight.storage === checkpoint["embed.weight"]?.storage,
      """
      The checkpoint has three tensors for one parameter. The first name in the model's order is \
      "embed.weight", so its tensor should stay; you kept one with the values \
      \(model.embed.weight.toArray()).
      """
    )
  }

  func testUntied_staysApart() throws {
    let model = Pair()
    let shared = Tensor.ones([2, 2])
    try takeOver(StateDict(tensors: ["a.weight": shared, "b.weight": shared]), by: model)
    XCTAssert(
      model.a.weight !== model.b.weight,
      """
      "a.weight" and "b.weight" were two parameters of the model, and you made them one because \
      the checkpoint gives them one memory. What is tied is decided by the model before the load.
      """
    )
    XCTAssert(
      model.a.weight.storage === shared.storage && model.b.weight.storage === shared.storage,
      "Both weights should be the checkpoint's tensors."
    )
  }

  func testCheckpoint_isNotMarked() throws {
    let checkpoint = checkpoint()
    let first = Words()
    try takeOver(checkpoint, by: first)
    let second = Words()
    try second.loadStateDict(checkpoint)
    XCTAssert(
      second.norm.weight?.storage !== checkpoint["norm.weight"]?.storage,
      """
      A plain loadStateDict of the same checkpoint assigned too, so two models share one memory: \
      assign: true has marked the caller's metadata. Load a dictionary without metadata.
      """
    )
    XCTAssert(
      first.norm.weight?.storage === checkpoint["norm.weight"]?.storage,
      "After takeOver the model isn't in the checkpoint's memory."
    )
  }

  /// A checkpoint for `Words` in which every number is 1.
  private func checkpoint() -> StateDict {
    let state = Words().stateDict()
    for (_, tensor) in state.tensors { tensor.fill(1) }
    return state
  }
}

/// A model whose weight has three names, one of them deep down.
private final class Words: Module {
  let embed = Embedding(4, 2)
  let norm = BatchNorm1d(2)
  let head = Linear(2, 4, bias: false)
  let inner = Linear(2, 4, bias: false)

  override init() {
    super.init()
    register("embed", embed)
    register("norm", norm)
    register("head", head)
    register("inner", Sequential(inner))
    head.register("weight", embed.weight)
    inner.register("weight", embed.weight)
  }
}

/// Two parameters that have nothing to do with each other.
private final class Pair: Module {
  let a = Linear(2, 2, bias: false)
  let b = Linear(2, 2, bias: false)

  override init() {
    super.init()
    register("a", a)
    register("b", b)
  }
}
