import Modules
import Tensors
import XCTest

/// The sentences and rules of loading, on the smallest models.
final class LoadTests: XCTestCase {
  func testLoad_missingAndUnexpected_namesBoth() {
    let model = Linear(2, 2)
    let state = StateDict(["weight": .tensor(.zeros([2, 2])), "extra": .tensor(.zeros([1]))])
    XCTAssertThrowsError(try model.loadStateDict(state)) { error in
      XCTAssertEqual(
        "\(error)",
        """
        Error(s) in loading state_dict for Linear:
        \tMissing key(s) in state_dict: "bias".\u{20}
        \tUnexpected key(s) in state_dict: "extra".\u{20}
        """
      )
    }
  }

  /// As torch.nn.Linear says of a key "weight" with a cedilla, composed in the model, decomposed in
  /// the checkpoint.
  func testLoad_namesThatOnlySwiftTakesForEqual_areMissingAndUnexpected() throws {
    let (composed, decomposed) = ("\u{e7}", "c\u{327}")
    let model = Module()
    model.register(composed, Parameter(.zeros([1])))
    let child = Module()
    child.register(composed, Linear(1, 1, bias: false))
    model.register("child", child)
    let state = StateDict([
      decomposed: .tensor(.zeros([1])), "child.\(decomposed).weight": .tensor(.zeros([1, 1])),
    ])
    let report = try model.loadStateDict(state, strict: false)
    let keys = [composed, "child.\(composed).weight"].map { Array($0.utf8) }
    XCTAssertEqual(report.missingKeys.map { Array($0.utf8) }, keys)
    let others = [decomposed, "child.\(decomposed).weight"].map { Array($0.utf8) }
    XCTAssertEqual(report.unexpectedKeys.map { Array($0.utf8) }, others)
  }

  func testLoad_notStrict_reportsWhatDidNotMatch() throws {
    let model = Linear(2, 2)
    let state = StateDict(["weight": .tensor(.zeros([2, 2])), "extra": .tensor(.zeros([1]))])
    let report = try model.loadStateDict(state, strict: false)
    XCTAssertEqual(
      report.description,
      "_IncompatibleKeys(missing_keys=['bias'], unexpected_keys=['extra'])"
    )
  }

  func testLoad_everythingWrong_ordersFaultsByTheModel() {
    let model = Sequential(Linear(1, 1), Linear(1, 1))
    let state = StateDict([
      "zz": .int(1), "1.weight": .tensor(.zeros([2])), "0.weight": .string("x"),
      "1.extra": .int(0), "aa.b": .int(0),
    ])
    XCTAssertThrowsError(try model.loadStateDict(state)) { error in
      XCTAssertEqual(
        "\(error)",
        """
        Error(s) in loading state_dict for Sequential:
        \tMissing key(s) in state_dict: "0.bias", "1.bias".\u{20}
        \tUnexpected key(s) in state_dict: "zz", "aa.b", "1.extra".\u{20}
        \tWhile copying the parameter named "0.weight", expected torch.Tensor or Tensor-like object \
        from checkpoint but received <class 'str'>
        \tsize mismatch for 1.weight: copying a param with shape torch.Size([2]) from checkpoint, \
        the shape in current model is torch.Size([1, 1]).
        """
      )
    }
  }

  func testLoad_thatThrows_hasCopiedWhatFits() throws {
    let model = Sequential(Linear(1, 1), Linear(1, 1), Linear(1, 1))
    for parameter in model.parameters() { parameter.zero() }
    let state = StateDict()
    for key in model.stateDict().keys { state[key] = try .ones(like: model.stateDict()[key]!) }
    state["1.weight"] = .ones([5, 5])
    state["0.bias"] = nil
    XCTAssertThrowsError(try model.loadStateDict(state))
    XCTAssertEqual(model.parameters().map { $0.item() }, [1, 0, 0, 1, 1, 1])
  }

  func testLoad_copy_keepsObjectsAndMemory() throws {
    let model = Linear(2, 2)
    let (weight, storage) = (model.weight, model.weight.storage)
    try model.loadStateDict(Linear(2, 2).stateDict())
    XCTAssertTrue(model.weight === weight)
    XCTAssertTrue(model.weight.storage === storage)
  }

  func testLoad_assign_marksTheStateDictForGood() throws {
    let state = Linear(1, 1).stateDict()
    let (first, second) = (Linear(1, 1), Linear(1, 1))
    try first.loadStateDict(state, assign: true)
    try second.loadStateDict(state)
    XCTAssertTrue(first.weight.storage === second.weight.storage)
    XCTAssertEqual(state.metadata?[""]?["assign_to_params_buffers"]?.bool, true)
  }

  func testLoad_assignParameterToBuffer_turnsItIntoAParameter() throws {
    let model = Module()
    model.registerBuffer("b", .zeros([1]))
    try model.loadStateDict(StateDict(["b": .tensor(Parameter(.ones([1])))]), assign: true)
    XCTAssertEqual(Array(model.registeredParameters.keys), ["b"])
    XCTAssertTrue(model.registeredBuffers.isEmpty)
  }

  func testLoad_intoMeta_isNoOperationWithAWarning() throws {
    let model = Linear(1, 1, bias: false, device: .meta)
    let report = try model.loadStateDict(Linear(1, 1, bias: false).stateDict())
    XCTAssertEqual(model.weight.device, .meta)
    XCTAssertEqual(
      report.warnings,
      [
        "for weight: copying from a non-meta parameter in the checkpoint to a meta parameter in "
          + "the current model, which is a no-op. (Did you mean to pass `assign=True` to assign "
          + "items in the state dictionary to their corresponding key in the module instead of "
          + "copying them in place?)"
      ]
    )
  }

  func testLoad_otherDType_isCast() throws {
    let model = try Linear(1, 1).to(.float16)
    try model.loadStateDict(
      StateDict([
        "weight": .tensor(Tensor([[0.3333333]], dtype: .float64)),
        "bias": .tensor(Tensor([70000.0])),
      ])
    )
    XCTAssertEqual(
      "\(model.weight), \(model.bias!)",
      """
      Parameter containing:
      tensor([[0.3333]], dtype=torch.float16, requires_grad=True), Parameter containing:
      tensor([inf], dtype=torch.float16, requires_grad=True)
      """
    )
  }

  func testLoad_batchNormWithoutCounter_isForgivenToOldVersions() throws {
    let state = BatchNorm1d(1).stateDict()
    state["num_batches_tracked"] = nil
    XCTAssertThrowsError(try BatchNorm1d(1).loadStateDict(state)) { error in
      XCTAssertEqual(
        "\(error)",
        "Error(s) in loading state_dict for BatchNorm1d:\n\t"
          + "Missing key(s) in state_dict: \"num_batches_tracked\". "
      )
    }
    state.metadata?[""]?["version"] = .int(1)
    XCTAssertEqual(try BatchNorm1d(1).loadStateDict(state).missingKeys, [])
    state.metadata = nil
    XCTAssertEqual(try BatchNorm1d(1).loadStateDict(state).missingKeys, [])
  }

  func testLoad_noDictionary_saysWhatItGot() {
    XCTAssertThrowsError(try Linear(1, 1).loadStateDict(Value.list(ValueList()))) { error in
      XCTAssertEqual("\(error)", "Expected state_dict to be dict-like, got <class 'list'>.")
    }
  }

  func testLoad_keyThatIsNoString_saysWhatPythonSays() {
    let sentences: [(Value, String)] = [
      (.int(1), "AttributeError: 'int' object has no attribute 'startswith'"),
      (.none, "AttributeError: 'NoneType' object has no attribute 'startswith'"),
      (.tensor(Tensor([1])), "AttributeError: 'Tensor' object has no attribute 'startswith'"),
      (.size([1]), "AttributeError: 'torch.Size' object has no attribute 'startswith'"),
      (.bytes([1]), "TypeError: startswith first arg must be bytes or a tuple of bytes, not str"),
    ]
    for (key, sentence) in sentences {
      let value = Value.dictionary(ValueDictionary([(key: key, value: .int(2))]))
      XCTAssertThrowsError(try Linear(1, 1).loadStateDict(value)) { error in
        let error = error as? LoadError
        XCTAssertEqual("\(error!.pythonClass): \(error!)", sentence)
      }
    }
  }

  func testLoad_keyThatIsNoString_isMetAfterTheRootHasLoaded() throws {
    let model = Sequential(Linear(1, 1))
    model.registerBuffer("b", .zeros([1]))
    let weight = try XCTUnwrap(model.stateDict()["0.weight"]).clone()
    let value = Value.dictionary(
      ValueDictionary([
        (.string("b"), .tensor(.ones([1]))), (.int(1), .none),
        (.string("0.weight"), .tensor(.ones([1, 1]))),
      ])
    )
    XCTAssertThrowsError(try model.loadStateDict(value))
    XCTAssertEqual(model.buffer("b")?.item(), 1)
    XCTAssertEqual(model.stateDict()["0.weight"]?.item(), weight.item())
  }

  func testLoad_thatThrows_hasWarned() throws {
    let state = StateDict(["weight": .tensor(.ones([1, 1]))])
    let warnings = Warnings.record { () throws(Never) in
      XCTAssertThrowsError(try Linear(1, 1, device: .meta).loadStateDict(state))
    }
    XCTAssertEqual(warnings.count, 1)
  }

  func testLoad_swapIntoRecurrentLayer_isRefused() {
    for assign in [false, true] {
      let model = RNN(1, 1, bias: false)
      let state = RNN(1, 1, bias: false).stateDict()
      let wanted = state["weight_ih_l0"]?.item()
      XCTAssertThrowsError(try model.loadStateDict(state, assign: assign, swap: true)) { error in
        let reasons = ["weight_ih_l0", "weight_hh_l0"].map {
          "\n\tWhile swapping the parameter named \"\($0)\", whose dimensions in the model are "
            + "torch.Size([1, 1]) and whose dimensions in the checkpoint are torch.Size([1, 1]), an "
            + "exception occurred : ('Cannot swap t1 because it has weakref associated with it',)."
        }
        XCTAssertEqual(
          "\(error)",
          "Error(s) in loading state_dict for RNN:" + reasons.joined()
        )
      }
      // Without `assign`, PyTorch copies before it swaps.
      XCTAssertEqual(model.parameter("weight_ih_l0")?.item() == wanted, !assign)
    }
  }

  func testLoad_swapWithAssign_keepsTheObjectAndTakesTheMemory() throws {
    let (model, state) = (Linear(2, 2), Linear(2, 2).stateDict())
    let weight = model.weight
    try model.loadStateDict(state, assign: true, swap: true)
    XCTAssertTrue(model.weight === weight)
    XCTAssertTrue(model.weight.storage === state["weight"]?.storage)
  }
}
