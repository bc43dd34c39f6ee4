/// What a pickle consists of, without executing it.
package struct PickleListing {
  /// The protocol that it names.
  package private(set) var protocolVersion: Int?
  /// How many instructions it has.
  package private(set) var count = 0
  /// The names of the instructions in it.
  package private(set) var opcodes: Set<String> = []
  /// The classes and functions that it names, in order of first mention.
  package private(set) var globals: [String] = []
  /// Where the byte after its end is.
  package private(set) var end: Int

  /// Lists the pickle that starts at an offset; `nil` where it is broken before its end.
  package init?(_ bytes: [UInt8], at start: Int = 0) {
    end = start
    var seen: Set<String> = []
    while end < bytes.count, let opcode = PickleOpcode.named(bytes[end]) {
      end += 1
      guard let argument = Self.argument(opcode.argument, bytes, end) else { return nil }
      end = argument.upperBound
      count += 1
      opcodes.insert(opcode.name)
      switch opcode.name {
      case "STOP": return
      case "PROTO": protocolVersion = Int(bytes[argument.lowerBound])
      case "GLOBAL":
        let lines = bytes[argument].dropLast().split(
          separator: 0x0a,
          omittingEmptySubsequences: false
        )
        let name = lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
        if seen.insert(name).inserted { globals.append(name) }
      default: break
      }
    }
    return nil
  }

  /// Where the argument that starts at an offset lies; `nil` where the bytes end before it does.
  private static func argument(
    _ kind: PickleOpcode.Argument,
    _ bytes: [UInt8],
    _ start: Int
  ) -> Range<Int>? {
    switch kind {
    case .none: return start..<start
    case .bytes(let count): return count <= bytes.count - start ? start..<start + count : nil
    case .counted(let width):
      guard width <= bytes.count - start else { return nil }
      let digits = bytes[start..<start + width].reversed()
      let length = digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard length <= UInt64(bytes.count - start - width) else { return nil }
      return start..<start + width + Int(length)
    case .lines(let count):
      var end = start
      for _ in 0..<count {
        guard let newline = bytes[end...].firstIndex(of: 0x0a) else { return nil }
        end = newline + 1
      }
      return start..<end
    }
  }

  /// The listing in the notation of the conformance oracle.
  func json(of bytes: [UInt8]) -> JSON {
    [
      "protocol": protocolVersion.map { .int($0) } ?? .null,
      "bytes": .int(bytes.count),
      "opcode_count": .int(count),
      "opcodes": .array(opcodes.sorted().map(JSON.string)),
      "globals": .array(globals.map(JSON.string)),
      "sha256": .string(SHA256.hex(bytes)),
    ]
  }
}
