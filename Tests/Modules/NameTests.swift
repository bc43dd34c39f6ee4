import Modules
import Tensors
import XCTest

/// Names that look alike but are written with other code points are other names, as in Python.
final class NameTests: XCTestCase {
  private let composed = "\u{e9}"
  private let decomposed = "e\u{301}"

  func testSpec_namesOfOtherCodePoints_areTwoNames() throws {
    let spec = Spec(
      kind: "Custom",
      custom: CustomSpec(
        name: "Net",
        parameters: [(composed, CustomSpec.Entry(shape: [2]))],
        buffers: [(decomposed, CustomSpec.Entry(shape: [3], isPersistent: false))]
      )
    )
    let model = try spec.build()
    XCTAssertEqual(model.registeredTensors().map { $0.tensor.shape }, [[2], [3]])
  }

  func testNonPersistentBuffer_nameOfOtherCodePoints_isSaved() {
    let model = Module()
    model.registerBuffer(composed, .zeros([2]), persistent: false)
    model.registerBuffer(decomposed, .zeros([3]))
    XCTAssertEqual(model.stateDict().tensors.map { $0.tensor.shape }, [[3]])
  }

  func testSetNone_nameOfOtherCodePoints_leavesTheOther() throws {
    let model = Module()
    model.registerParameter(composed, Parameter(.zeros([2])))
    model.registerBuffer(decomposed, .zeros([3]))
    _ = try model.applying([.setNone(decomposed)])
    XCTAssertEqual(model.registeredTensors().map { $0.tensor.shape }, [[2]])
  }
}
