import CourseEvents
import StateDictCore
import Tensors
import XCTest

@testable import Pictures

/// What a picture of memory says is what the core has.
final class MemoryPictureTests: XCTestCase {
  private func lane(_ tensors: KeyValuePairs<String, Tensor>) throws -> Display.Lane {
    let lanes = MemoryPicture(tensors).lanes
    XCTAssertEqual(lanes.count, 1)
    return try XCTUnwrap(lanes.first)
  }

  private func places(_ mark: Display.Mark) -> [String] {
    mark.touches.map { "\($0.box):\($0.text)" }
  }

  func testView_liesOverItsStorage_withOffsetAndStride() throws {
    let table = try Tensor.arange(6.0).reshape(2, 3)
    let column = try table.transpose(0, 1)
    let lane = try lane(["table": table, "row": table[1], "column": column[2]])
    XCTAssertEqual(lane.boxes.map(\.text), ["0.0", "1.0", "2.0", "3.0", "4.0", "5.0"])
    XCTAssertTrue(lane.note == "24 bytes · cpu", lane.note)
    XCTAssertEqual(
      lane.marks.map(\.note),
      [
        "float32 [2, 3] · offset 0 · stride (3, 1)", "float32 [3] · offset 3 · stride (1,)",
        "float32 [2] · offset 2 · stride (3,)",
      ]
    )
    XCTAssertEqual(
      lane.marks.map(places),
      [["0:0", "1:1", "2:2", "3:3", "4:4", "5:5"], ["3:0", "4:1", "5:2"], ["2:0", "5:1"]]
    )
  }

  func testTransposed_numbersItsElementsInItsOwnOrder() throws {
    let table = try Tensor.arange(6.0).reshape(2, 3)
    let lane = try lane(["turned": try table.transpose(0, 1)])
    XCTAssertEqual(places(lane.marks[0]), ["0:0", "1:2", "2:4", "3:1", "4:3", "5:5"])
  }

  func testExpanded_givesOneBoxSeveralPlaces() throws {
    let lane = try lane(["wide": try Tensor.ones([1]).expand([4])])
    XCTAssertEqual(lane.boxes.count, 1)
    XCTAssertEqual(places(lane.marks[0]), ["0:0–3"])
  }

  func testClone_hasAStorageOfItsOwn() throws {
    let one = Tensor.ones([2])
    let lanes = MemoryPicture(["one": one, "copy": try one.clone(), "same": one]).lanes
    XCTAssertEqual(lanes.count, 2)
    XCTAssertNotEqual(lanes[0].label, lanes[1].label)
    XCTAssertEqual(lanes[0].marks.map(\.label), ["one", "same"])
    XCTAssertTrue(lanes[0].marks[1].note.hasSuffix("the same object as one"))
  }

  func testChange_inPlace_isSeenOnTheNextPicture() throws {
    let tensor = Tensor.zeros([3])
    let before = try lane(["t": tensor])
    tensor[1].fill(2)
    let after = try lane(["t": tensor])
    XCTAssertEqual(before.label, after.label)
    XCTAssertEqual(before.boxes.map(\.isChanged), [false, false, false])
    XCTAssertEqual(after.boxes.map(\.isChanged), [false, true, false])
    XCTAssertEqual(after.boxes.map(\.text), ["0.0", "2.0", "0.0"])
  }

  func testLargeStorage_showsItsEndsAndThoseOfTheView() throws {
    let table = try Tensor.arange(1000.0).reshape(10, 100)
    let lane = try lane(["row": table[5]])
    XCTAssertEqual(
      lane.boxes.map { $0.skipped > 0 ? "+\($0.skipped)" : $0.text },
      [
        "0.0", "1.0", "2.0", "+497", "500.0", "501.0", "502.0", "+95", "598.0", "599.0", "+398",
        "998.0", "999.0",
      ]
    )
    XCTAssertEqual(places(lane.marks[0]), ["4:0", "5:1", "6:2", "8:98", "9:99"])
  }

  func testDTypes_eachElementIsWrittenAsWhatItIs() throws {
    for (tensor, texts) in [
      (Tensor.arange(2), ["0", "1"]),
      (Tensor.zeros([2], dtype: .bool), ["False", "False"]),
      (Tensor.full([1], 1 / 3), ["0.3333"]),
      (Tensor.full([1], 1e-12), ["1e-12"]),
      (Tensor.full([1], .nan), ["nan"]),
      (Tensor.zeros([1], dtype: .complex64), ["0+0j"]),
    ] {
      XCTAssertEqual(try lane(["t": tensor]).boxes.map(\.text), texts)
    }
  }

  func testMeta_hasASizeAndNoBytes() throws {
    let lane = try lane(["t": Tensor.zeros([2], device: Device(type: "meta"))])
    XCTAssertEqual(lane.boxes.map(\.text), ["?", "?"])
    XCTAssertEqual(lane.note, "8 bytes wanted, none there · meta")
  }

  func testTwoDTypes_overOneStorage_shareTheSmallerBoxes() throws {
    let tensor = Tensor.ones([1])
    let bytes = try tensor.view(dtype: .uint8)
    let lane = try lane(["float": tensor, "bytes": bytes])
    XCTAssertEqual(lane.boxes.map(\.text), ["0", "0", "128", "63"])
    XCTAssertEqual(
      lane.marks.map(places),
      [["0:0", "1:0", "2:0", "3:0"], ["0:0", "1:1", "2:2", "3:3"]]
    )
  }

  func testHugeExpandedTensor_isDrawnAllTheSame() throws {
    let lane = try lane(["t": try Tensor.ones([1]).expand([1 << 40])])
    XCTAssertEqual(lane.boxes.count, 1)
  }
}
