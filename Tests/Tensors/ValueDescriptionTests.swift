import Tensors
import XCTest

/// Values as Python's `repr` shows them.
final class ValueDescriptionTests: XCTestCase {
  func testDescription_everyKind_isPythonsRepr() {
    let values: [(Value, String)] = [
      (.none, "None"), (.bool(true), "True"), (.int(-3), "-3"),
      (.float(0.1), "0.1"), (.float(1e-5), "1e-05"), (.float(.nan), "nan"),
      (.complex(1, -2), "(1-2j)"), (.complex(0, 2), "2j"),
      (.string("it's"), "\"it's\""), (.string("a\n"), "'a\\n'"),
      (.bytes([0x61, 0, 0xe9, 0xb0, 0x27]), "b\"a\\x00\\xe9\\xb0'\""),
      (.byteArray([0x61]), "bytearray(b'a')"),
      (.list(ValueList([.int(1), .string("a")])), "[1, 'a']"),
      (.tuple([.int(1)]), "(1,)"), (.tuple([.int(1), .none]), "(1, None)"),
      (.set([]), "set()"), (.set([.int(1)]), "{1}"),
      (.size([2, 3]), "torch.Size([2, 3])"), (.dtype(.float16), "torch.float16"),
      (.device(.cpu), "device(type='cpu')"),
      (.device(Device(type: "cuda", index: 1)), "device(type='cuda', index=1)"),
      (.tensor(Tensor([1, 2])), "tensor([1., 2.])"),
    ]
    for (value, text) in values { XCTAssertEqual("\(value)", text) }
  }

  func testDescription_textThatDoesNotPrint_isEscaped() {
    for (text, shown) in [
      ("a\u{202e}b", "'a\\u202eb'"), ("\u{1b}[31m", "'\\x1b[31m'"),
      ("\u{200d}\u{feff}", "'\\u200d\\ufeff'"), ("\u{e0041}é\u{a0}", "'\\U000e0041é\\xa0'"),
      ("日本🙂", "'日本🙂'"),
    ] { XCTAssertEqual("\(Value.string(text))", shown) }
  }

  func testDescription_dictionaries_nameTheirClass() {
    let items = [(key: Value.string("lr"), value: Value.float(0.5))]
    XCTAssertEqual("\(Value.dictionary(ValueDictionary(items)))", "{'lr': 0.5}")
    XCTAssertEqual(
      "\(Value.dictionary(ValueDictionary(items, kind: .orderedDict)))",
      "OrderedDict([('lr', 0.5)])"
    )
    XCTAssertEqual(
      "\(Value.stateDict(StateDict(tensors: ["w": Tensor([1])])))",
      "OrderedDict([('w', tensor([1.]))])"
    )
  }

  func testDescription_integerBeyond64Bits_hasAllItsDigits() {
    let million = [UInt8](repeating: 0, count: 8) + [1]
    XCTAssertEqual("\(Value.bigInt(million))", "18446744073709551616")
    let negative = [UInt8](repeating: 0, count: 8) + [0xff]
    XCTAssertEqual("\(Value.bigInt(negative))", "-18446744073709551616")
  }

  func testDescription_nestedWithoutEnd_ends() {
    let list = ValueList([.int(1)])
    var value = Value.list(list)
    for _ in 0..<100_000 { value = .list(ValueList([value])) }
    XCTAssertTrue("\(value)".hasPrefix("[[[["))
    XCTAssertTrue("\(value)".contains("[...]"))
  }
}
