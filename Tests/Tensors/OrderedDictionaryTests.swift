import Tensors
import XCTest

final class OrderedDictionaryTests: XCTestCase {
  private let composed = "caf\u{e9}"
  private let decomposed = "cafe\u{301}"

  func testKeepsTheOrderInWhichNamesWereFirstGiven() {
    var map: OrderedDictionary<Int> = ["b": 1, "a": 2, "c": 3]
    map["a"] = 4
    map["d"] = 5
    XCTAssertEqual(map.keys, ["b", "a", "c", "d"])
    XCTAssertEqual(map.values, [1, 4, 3, 5])
    map["b"] = nil
    XCTAssertEqual(map.keys, ["a", "c", "d"])
    XCTAssertEqual(map["d"], 5)
    XCTAssertNil(map["b"])
    map["b"] = 6
    XCTAssertEqual(map.map { $0.key }, ["a", "c", "d", "b"])
  }

  func testNamesAreOneOnlyCodePointByCodePoint() {
    XCTAssertEqual(composed, decomposed, "Swift takes them for equal")
    var map: OrderedDictionary<Int> = [composed: 1, decomposed: 2]
    XCTAssertEqual(map.count, 2)
    XCTAssertEqual(map[composed], 1)
    XCTAssertEqual(map[decomposed], 2)
    for number in 0..<100 { map["\(number)"] = number }
    XCTAssertEqual(map[composed], 1)
    XCTAssertEqual(map[decomposed], 2)
    map[composed] = nil
    XCTAssertNil(map[composed])
    XCTAssertEqual(map[decomposed], 2)
  }

  /// Every step as a list of pairs would do it, through all sizes of the table.
  func testDoesWhatAListOfPairsDoes() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 1..<1 << 40, using: &random)
    var state = seed
    func next(_ limit: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33 % limit)
    }
    var map = OrderedDictionary<Int>()
    var pairs: [(key: String, value: Int)] = []
    for step in 0..<4000 {
      let key = "layers.\(next(300)).weight"
      let place = pairs.firstIndex { $0.key == key }
      if next(5) == 0 {
        XCTAssertEqual(map.removeValue(forKey: key), place.map { pairs[$0].value }, "seed \(seed)")
        if let place { pairs.remove(at: place) }
      } else {
        XCTAssertEqual(map.updateValue(step, forKey: key), place.map { pairs[$0].value })
        if let place { pairs[place].value = step } else { pairs.append((key, step)) }
      }
    }
    XCTAssertEqual(map.keys, pairs.map { $0.key }, "seed \(seed)")
    XCTAssertEqual(map.values, pairs.map { $0.value }, "seed \(seed)")
    for (key, value) in pairs { XCTAssertEqual(map[key], value, "seed \(seed)") }
  }

  func testDefaultsAreMadeInPlace() {
    var map: OrderedDictionary<[Int]> = [:]
    map["a", default: []].append(1)
    map["b", default: [7]].append(2)
    map["a", default: []].append(3)
    XCTAssertEqual(map.values, [[1, 3], [7, 2]])
    XCTAssertEqual(map.mapValues { $0.count }, ["a": 2, "b": 2])
    XCTAssertNotEqual(map.mapValues { $0.count }, ["b": 2, "a": 2], "another order")
  }

  func testCopiesAreIndependent() {
    let first: OrderedDictionary<Int> = ["a": 1]
    var second = first
    second["a"] = 2
    second["b"] = 3
    XCTAssertEqual(first.values, [1])
    XCTAssertEqual(second.values, [2, 3])
  }
}
