import Modules
import Tensors
import XCTest

/// Containers of modules and parameters.
final class ContainerTests: XCTestCase {
  func testParameterList_descriptionAndNames_arePyTorchs() {
    let list = ParameterList([.zeros([2, 3]), .zeros([2], dtype: .float64)])
    XCTAssertEqual(list.stateDict().keys, ["0", "1"])
    XCTAssertEqual(
      list.description,
      """
      ParameterList(
          (0): Parameter containing: [torch.float32 of size 2x3]
          (1): Parameter containing: [torch.float64 of size 2]
      )
      """
    )
    XCTAssertEqual(
      ParameterList([.zeros([2, 3])]).description,
      "ParameterList(  (0): Parameter containing: [torch.float32 of size 2x3])"
    )
  }

  func testParameterDict_descriptionAndNames_arePyTorchs() {
    let parameters = ParameterDict(["a": .zeros([2, 3]), "b": .zeros([2], dtype: .float64)])
    XCTAssertEqual(parameters.keys, ["a", "b"])
    XCTAssertEqual(
      Sequential(parameters).description,
      """
      Sequential(
        (0): ParameterDict(
            (a): Parameter containing: [torch.FloatTensor of size 2x3]
            (b): Parameter containing: [torch.DoubleTensor of size 2]
        )
      )
      """
    )
    parameters["a"] = nil
    XCTAssertEqual(parameters.count, 1)
  }

  func testModuleList_callingIt_isNotImplemented() {
    XCTAssertThrowsError(try ModuleList(ReLU())(.zeros([1]))) { error in
      XCTAssertEqual("\(error)", "Module [ModuleList] is missing the required \"forward\" function")
    }
  }

  func testModuleDict_subscript_findsAndRemoves() {
    let modules = ModuleDict(["conv": Conv2d(1, 2, kernelSize: 3), "pool": MaxPool2d(2)])
    XCTAssertEqual(modules.keys, ["conv", "pool"])
    XCTAssertEqual(modules["conv"]?.className, "Conv2d")
    modules["conv"] = nil
    XCTAssertEqual(modules.stateDict().keys, [])
  }

  func testTie_oneParameterUnderTwoNames_isSavedTwiceAndTrainedOnce() throws {
    let model = ModuleDict(["in": Embedding(5, 3), "out": Linear(3, 5, bias: false)])
    _ = try model.applying([.tie(destination: "out.weight", source: "in.weight")])
    XCTAssertEqual(model.stateDict().keys, ["in.weight", "out.weight"])
    XCTAssertEqual(model.namedParameters().map { $0.name }, ["in.weight"])
    XCTAssertTrue(model["in"]?.parameter("weight") === model["out"]?.parameter("weight"))
  }
}
