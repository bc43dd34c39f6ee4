import XCTest

@testable import Checkpoints

final class RecordIndexTests: XCTestCase {
  private func index(_ names: [String]) -> (index: RecordIndex, isNew: [Bool]) {
    var index = RecordIndex(folder: "Net", count: names.count)
    let isNew = names.enumerated().map { place, name in
      Array(name.utf8).withUnsafeBufferPointer { index.insert($0, place) }
    }
    return (index, isNew)
  }

  func testInsert_storagesAndOthers_areFoundWithoutRegardToCase() {
    let (index, isNew) = index(["Net/data.pkl", "Net/data/1", "net/DATA/0", "Net/data/77"])
    XCTAssertEqual(isNew, [true, true, true, true])
    XCTAssertEqual(index["NET/Data.pkl"], 0)
    XCTAssertEqual(index[storage: 1], 1)
    XCTAssertEqual(index[storage: 0], 2)
    XCTAssertEqual(index["Net/data/0"], 2)
    XCTAssertEqual(index["Net/data/77"], 3)
    XCTAssertNil(index[storage: 77], "beyond as many as there are, names are looked up")
    XCTAssertNil(index["Net/data/2"])
    XCTAssertNil(index[storage: 2])
  }

  func testInsert_nameThatIsThere_isNotNew() {
    XCTAssertEqual(index(["Net/data/0", "NET/data/0"]).isNew, [true, false])
    XCTAssertEqual(index(["Net/version", "Net/Version"]).isNew, [true, false])
    XCTAssertEqual(index(["Net/data/0", "Net/data/00", "Net/data/"]).isNew, [true, true, true])
  }

  func testDecimal_onlyWhatPythonWrites_isANumber() {
    for (text, number) in ["0": 0, "7": 7, "10": 10, "999999999": 999_999_999] {
      XCTAssertEqual(decimal(text.utf8), number)
    }
    for text in ["", "00", "07", "-1", "+1", "1a", " 1", "1000000000"] {
      XCTAssertNil(decimal(text.utf8), text)
    }
  }
}
