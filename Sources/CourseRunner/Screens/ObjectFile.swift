import Foundation

/// What an ELF object file of 64 bits says of its sections and symbols.
struct ObjectFile {
  /// A name that the file defines or needs.
  struct Symbol: Hashable {
    var name: String
    /// Whether the file defines it; otherwise it needs it from another.
    var isDefined: Bool
    /// Whether other files can see it.
    var isGlobal: Bool
    /// Whether it is a helper of the compiler's, which other files have as well.
    var isSharedHelper: Bool
  }

  private(set) var sections: [String] = []
  private(set) var symbols: [Symbol] = []
  /// How many cases of an enum keep their values in a box (`indirect`), by the enum's name, as in
  /// `Exercise.Tree`; enums without such a case are not here.
  private(set) var indirectCases: [String: Int] = [:]

  /// Reads an object file.
  ///
  /// - Returns: `nil` where it is not one, or a table of it reaches beyond its end.
  init?(_ data: Data) {
    let reader = Reader(bytes: [UInt8](data))
    guard data.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let start = reader.integer(at: 0x28, size: 8),
      let entrySize = reader.integer(at: 0x3A, size: 2),
      var count = reader.integer(at: 0x3C, size: 2),
      var names = reader.integer(at: 0x3E, size: 2)
    else { return nil }
    func section(_ index: Int) -> Section? {
      Section(reader, at: start + index * entrySize)
    }
    // Numbers that are too large for the header stand in the first section.
    if let first = section(0) {
      if count == 0 { count = first.size }
      if names == 0xFFFF { names = first.link }
    }
    guard count <= data.count / 64, let nameTable = section(names) else { return nil }
    for index in 0..<count {
      guard let table = section(index),
        let name = reader.text(at: nameTable.offset + table.name)
      else { return nil }
      sections.append(name)
      guard table.isSymbolTable else { continue }
      guard let strings = section(table.link),
        let found = Self.symbols(reader, table, strings)
      else { return nil }
      symbols += found.map(\.symbol)
      for (symbol, home, place) in found {
        guard let type = Self.enumOfFields(symbol.name), let home = section(home) else { continue }
        indirectCases[type] = Self.indirectCases(reader, at: home.offset + place)
      }
    }
  }

  /// The enum whose fields a symbol describes.
  private static func enumOfFields(_ symbol: String) -> String? {
    guard symbol.hasPrefix("$s"), symbol.hasSuffix("OMF") else { return nil }
    return Demangler.demangle(symbol)?.split(separator: " ").last.map(String.init)
  }

  /// How many of the cases that stand at a place have their values in a box.
  ///
  /// - Returns: `nil` where none has.
  private static func indirectCases(_ reader: Reader, at place: Int) -> Int? {
    guard let size = reader.integer(at: place + 10, size: 2),
      let count = reader.integer(at: place + 12, size: 4), count <= reader.bytes.count
    else { return nil }
    let flags = (0..<count).compactMap { reader.integer(at: place + 16 + $0 * size, size: 4) }
    let indirect = flags.count { $0 & 1 != 0 }
    return indirect > 0 ? indirect : nil
  }

  /// The symbols, each with the section that it lies in, and where there.
  private static func symbols(
    _ reader: Reader,
    _ table: Section,
    _ strings: Section
  ) -> [(symbol: Symbol, section: Int, place: Int)]? {
    let size = 24
    guard table.size <= reader.bytes.count else { return nil }
    var symbols: [(symbol: Symbol, section: Int, place: Int)] = []
    for place in stride(from: table.offset + size, to: table.offset + table.size, by: size) {
      guard let name = reader.integer(at: place, size: 4),
        let info = reader.integer(at: place + 4, size: 1),
        let other = reader.integer(at: place + 5, size: 1),
        let section = reader.integer(at: place + 6, size: 2),
        let text = reader.text(at: strings.offset + name)
      else { return nil }
      let (local, weak, hidden) = (0, 2, 2)
      let symbol = Symbol(
        name: text,
        isDefined: section != 0,
        isGlobal: info >> 4 != local,
        isSharedHelper: info >> 4 == weak && other & 3 == hidden
      )
      // What lies in no bytes of the file may lie further on than it is long.
      symbols.append((symbol, section, reader.integer(at: place + 8, size: 8) ?? 0))
    }
    return symbols
  }

  private struct Section {
    var name: Int
    var isSymbolTable: Bool
    var offset: Int
    var size: Int
    var link: Int

    init?(_ reader: Reader, at place: Int) {
      guard let name = reader.integer(at: place, size: 4),
        let type = reader.integer(at: place + 4, size: 4),
        let offset = reader.integer(at: place + 24, size: 8),
        let size = reader.integer(at: place + 32, size: 8),
        let link = reader.integer(at: place + 40, size: 4)
      else { return nil }
      self.name = name
      isSymbolTable = type == 2
      self.offset = offset
      self.size = size
      self.link = link
    }
  }

  private struct Reader {
    let bytes: [UInt8]

    func integer(at place: Int, size: Int) -> Int? {
      guard place >= 0, place <= bytes.count - size else { return nil }
      var value: UInt64 = 0
      for index in (0..<size).reversed() { value = value << 8 | UInt64(bytes[place + index]) }
      // No table lies beyond the file, and every sum of two of these fits.
      return Int(exactly: value).flatMap { $0 <= bytes.count || size < 8 ? $0 : nil }
    }

    func text(at place: Int) -> String? {
      guard place >= 0, place < bytes.count,
        let end = bytes[place...].firstIndex(of: 0)
      else { return nil }
      return String(decoding: bytes[place..<end], as: UTF8.self)
    }
  }
}
