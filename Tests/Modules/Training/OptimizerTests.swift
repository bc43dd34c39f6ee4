import Modules
import Tensors
import XCTest

/// The rules and sentences of optimizers, beyond what the oracle's programs show.
final class OptimizerTests: XCTestCase {
  private func parameter(_ values: TensorLiteral, gradient: TensorLiteral? = nil) -> Parameter {
    let parameter = Parameter(Tensor(values))
    parameter.grad = gradient.map { Tensor($0) }
    return parameter
  }

  private func assertThrows(
    _ message: String,
    _ pythonClass: String,
    line: UInt = #line,
    _ body: () throws(OptimizerError) -> Void
  ) {
    do {
      try body()
      XCTFail("nothing was thrown", line: line)
    } catch {
      XCTAssertEqual(error.description, message, line: line)
      XCTAssertEqual(error.pythonClass, pythonClass, line: line)
    }
  }

  func testFault_isPyTorchsSentence() {
    func sgd(_ options: OrderedDictionary<Value>) -> String? { SGD.fault(options)?.description }
    func adam(_ options: OrderedDictionary<Value>) -> String? { Adam.fault(options)?.description }
    XCTAssertNil(sgd(["lr": .float(0), "momentum": .float(0.9), "nesterov": .bool(true)]))
    XCTAssertEqual(sgd(["lr": .float(-0.1)]), "Invalid learning rate: -0.1")
    XCTAssertEqual(sgd(["momentum": .int(-1)]), "Invalid momentum value: -1")
    XCTAssertEqual(
      sgd(["nesterov": .bool(true)]),
      "Nesterov momentum requires a momentum and zero dampening"
    )
    XCTAssertEqual(
      sgd(["nope": .int(1)]),
      "SGD.__init__() got an unexpected keyword argument 'nope'"
    )
    XCTAssertEqual(
      adam(["betas": .tuple([.float(0.9), .float(1)])]),
      "Invalid beta parameter at index 1: 1.0"
    )
    XCTAssertEqual(adam(["eps": .float(-1)]), "Invalid epsilon value: -1.0")
    let group = ParameterGroup([Parameter(Tensor(scalar: 1.0))])
    XCTAssertEqual(
      Optimizer.fault([])?.description,
      "optimizer got an empty parameter list"
    )
    XCTAssertEqual(
      Optimizer.fault([group, group])?.description,
      "some parameters appear in more than one parameter group"
    )
  }

  func testDescription_isPyTorchsRepr() {
    let groups = [
      ParameterGroup([parameter([1])], options: ["lr": .float(0.5)]),
      ParameterGroup([parameter([1])]),
    ]
    XCTAssertEqual(
      SGD(groups, lr: 0.1, momentum: 0.9).description,
      """
      SGD (
      Parameter Group 0
          dampening: 0
          differentiable: False
          foreach: None
          fused: None
          lr: 0.5
          maximize: False
          momentum: 0.9
          nesterov: False
          weight_decay: 0

      Parameter Group 1
          dampening: 0
          differentiable: False
          foreach: None
          fused: None
          lr: 0.1
          maximize: False
          momentum: 0.9
          nesterov: False
          weight_decay: 0
      )
      """
    )
    XCTAssertEqual(
      AdamW([parameter([1])]).description,
      """
      AdamW (
      Parameter Group 0
          amsgrad: False
          betas: (0.9, 0.999)
          capturable: False
          decoupled_weight_decay: True
          differentiable: False
          eps: 1e-08
          foreach: None
          fused: None
          lr: 0.001
          maximize: False
          weight_decay: 0.01
      )
      """
    )
  }

  func testStep_keepsObjectAndMemory_andIsNotRecorded() throws {
    let parameter = parameter([1, 2], gradient: [1, -1])
    let storage = parameter.storage
    try SGD([parameter], lr: 0.5).step()
    XCTAssertEqual(parameter.toArray(), [0.5, 2.5])
    XCTAssertTrue(parameter.storage === storage)
    XCTAssertTrue(parameter.isLeaf)
  }

  func testStep_withoutGradient_changesNothing() throws {
    let parameter = parameter([1, 2])
    let optimizer = Adam([parameter])
    try optimizer.step()
    XCTAssertEqual(parameter.toArray(), [1, 2])
    XCTAssertNil(optimizer.state(of: parameter))
  }

  func testMaximize_climbs() throws {
    let parameter = parameter([1], gradient: [2])
    try SGD([parameter], lr: 0.5, maximize: true).step()
    XCTAssertEqual(parameter.item(), 2)
  }

  func testZeroGrad_removesOrFills() {
    let parameter = parameter([1], gradient: [2])
    let gradient = parameter.grad
    let optimizer = SGD([parameter])
    optimizer.zeroGrad(setToNone: false)
    XCTAssertTrue(parameter.grad === gradient)
    XCTAssertEqual(gradient?.item(), 0)
    optimizer.zeroGrad()
    XCTAssertNil(parameter.grad)
  }

  func testStep_afterTheParametersChangedTheirDType_isRefused() throws {
    let model = Linear(2, 1)
    let adam = Adam(model.parameters())
    for parameter in model.parameters() { parameter.grad = try .zeros(like: parameter) }
    try adam.step()
    try model.to(.float64)
    for parameter in model.parameters() { parameter.grad = try .zeros(like: parameter) }
    assertThrows("expected dtype float for `end` but got dtype double", "RuntimeError") {
      () throws(OptimizerError) in try adam.step()
    }
  }

  func testLoad_ofAnotherClass_failsAfterReplacing() throws {
    let source = parameter([1], gradient: [1])
    let sgd = SGD([source], lr: 0.1, momentum: 0.9)
    try sgd.step()
    let adam = Adam([parameter([1])])
    assertThrows("'step'", "KeyError") { () throws(OptimizerError) in
      try adam.loadStateDict(sgd.stateDict())
    }
    XCTAssertEqual(adam.groups[0].lr, 0.1)
    XCTAssertNil(adam.groups[0].options["betas"])
  }

  func testLoad_wrongGroups_changesNothing() {
    let sgd = SGD([parameter([1]), parameter([2])], lr: 0.1)
    let (one, two) = (SGD([parameter([1])], lr: 0.5).stateDict(), sgd.stateDict())
    assertThrows(
      "loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
      "ValueError"
    ) { () throws(OptimizerError) in try sgd.loadStateDict(one) }
    let split = SGD([ParameterGroup([parameter([1])]), ParameterGroup([parameter([2])])])
    assertThrows("loaded state dict has a different number of parameter groups", "ValueError") {
      () throws(OptimizerError) in try split.loadStateDict(two)
    }
    XCTAssertEqual(sgd.groups[0].lr, 0.1)
  }

  func testLoad_ofNoDictionary_namesWhatItIs() {
    let sgd = SGD([parameter([1])])
    assertThrows("'int' object is not subscriptable", "TypeError") {
      () throws(OptimizerError) in try sgd.loadStateDict(.int(1))
    }
  }

  func testLoad_ofDeepNesting_isRefused() {
    var nested = Value.list(ValueList())
    for _ in 0..<100_000 { nested = .list(ValueList([nested])) }
    let sgd = SGD([parameter([1])])
    let state = sgd.stateDict()
    if case .dictionary(let entries)? = state["state"] {
      entries.set(.dictionary(ValueDictionary([(.string("x"), nested)])), for: .int(0))
    }
    assertThrows("maximum recursion depth exceeded", "RecursionError") {
      () throws(OptimizerError) in try sgd.loadStateDict(state)
    }
  }

  func testGroups_ofNamedParameters_saveTheNames() {
    let model = Linear(2, 1)
    let optimizer = SGD([ParameterGroup(named: model.namedParameters())])
    let names = optimizer.stateDict()["param_groups"]?[0]?["param_names"]?.array
    XCTAssertEqual(names?.compactMap { $0.string }, ["weight", "bias"])
  }
}
