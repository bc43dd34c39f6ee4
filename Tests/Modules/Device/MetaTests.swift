import Modules
import Tensors
import XCTest

/// A model that was made without memory.
final class MetaTests: XCTestCase {
  func testMove_fromMeta_saysWhatToDo() throws {
    let model = try Linear(2, 1).to(.meta)
    XCTAssertThrowsError(try model.to(.cpu)) { error in
      XCTAssertEqual(
        "\(error)",
        "Cannot copy out of meta tensor; no data! Please use torch.nn.Module.to_empty() instead of "
          + "torch.nn.Module.to() when moving module from meta to a different device."
      )
      XCTAssertEqual((error as? TensorError)?.pythonClass, "NotImplementedError")
    }
    XCTAssertThrowsError(try model.weight.to(.cpu)) { error in
      XCTAssertEqual("\(error)", "Cannot copy out of meta tensor; no data!")
    }
  }
}
