/// An instruction of the pickle machine: its name and what follows it.
///
/// All of protocols 0 to 5, named as Python's `pickletools` names them: a listing shows also what
/// no reader here would execute.
struct PickleOpcode {
  /// What follows the opcode's byte.
  enum Argument {
    case none
    /// So many bytes.
    case bytes(Int)
    /// A little-endian count of so many bytes, then so many bytes.
    case counted(Int)
    /// So many lines.
    case lines(Int)
  }

  let name: String
  let argument: Argument

  /// The opcode of a byte, or `nil` where it is none.
  static func named(_ byte: UInt8) -> PickleOpcode? { table[byte] }

  private static let table: [UInt8: PickleOpcode] = {
    var table: [UInt8: PickleOpcode] = [:]
    func add(_ argument: Argument, _ opcodes: KeyValuePairs<UInt8, String>) {
      for (byte, name) in opcodes { table[byte] = PickleOpcode(name: name, argument: argument) }
    }
    func code(_ character: Unicode.Scalar) -> UInt8 { UInt8(ascii: character) }
    add(
      .none,
      [
        code("N"): "NONE", 0x88: "NEWTRUE", 0x89: "NEWFALSE", code("]"): "EMPTY_LIST",
        code("a"): "APPEND", code("e"): "APPENDS", code("l"): "LIST", code(")"): "EMPTY_TUPLE",
        code("t"): "TUPLE", 0x85: "TUPLE1", 0x86: "TUPLE2", 0x87: "TUPLE3",
        code("}"): "EMPTY_DICT", code("d"): "DICT", code("s"): "SETITEM", code("u"): "SETITEMS",
        0x8f: "EMPTY_SET", 0x90: "ADDITEMS", 0x91: "FROZENSET", code("0"): "POP",
        code("2"): "DUP", code("("): "MARK", code("1"): "POP_MARK", 0x94: "MEMOIZE",
        0x93: "STACK_GLOBAL", code("R"): "REDUCE", code("b"): "BUILD", code("o"): "OBJ",
        0x81: "NEWOBJ", 0x92: "NEWOBJ_EX", code("."): "STOP", code("Q"): "BINPERSID",
        0x97: "NEXT_BUFFER", 0x98: "READONLY_BUFFER",
      ]
    )
    add(
      .bytes(1),
      [
        code("K"): "BININT1", code("h"): "BINGET", code("q"): "BINPUT", 0x82: "EXT1",
        0x80: "PROTO",
      ]
    )
    add(.bytes(2), [code("M"): "BININT2", 0x83: "EXT2"])
    add(
      .bytes(4),
      [
        code("J"): "BININT", code("j"): "LONG_BINGET", code("r"): "LONG_BINPUT", 0x84: "EXT4",
      ]
    )
    add(.bytes(8), [code("G"): "BINFLOAT", 0x95: "FRAME"])
    add(
      .counted(1),
      [
        0x8a: "LONG1", code("U"): "SHORT_BINSTRING", code("C"): "SHORT_BINBYTES",
        0x8c: "SHORT_BINUNICODE",
      ]
    )
    add(
      .counted(4),
      [
        0x8b: "LONG4", code("T"): "BINSTRING", code("B"): "BINBYTES", code("X"): "BINUNICODE",
      ]
    )
    add(.counted(8), [0x8e: "BINBYTES8", 0x96: "BYTEARRAY8", 0x8d: "BINUNICODE8"])
    add(
      .lines(1),
      [
        code("I"): "INT", code("L"): "LONG", code("S"): "STRING", code("V"): "UNICODE",
        code("F"): "FLOAT", code("g"): "GET", code("p"): "PUT", code("P"): "PERSID",
      ]
    )
    add(.lines(2), [code("c"): "GLOBAL", code("i"): "INST"])
    return table
  }()
}
