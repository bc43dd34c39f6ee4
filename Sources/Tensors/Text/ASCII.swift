extension String.UTF8View {
  /// The text with the letters a to z as capitals: names of devices and codecs have no others.
  package func uppercased() -> String { mapped(0x61...0x7a) { $0 & ~0x20 } }

  /// The text with the letters A to Z as small ones.
  package func lowercased() -> String { mapped(0x41...0x5a) { $0 | 0x20 } }

  private func mapped(_ letters: ClosedRange<UInt8>, _ change: (UInt8) -> UInt8) -> String {
    String(decoding: map { letters.contains($0) ? change($0) : $0 }, as: UTF8.self)
  }

  /// Whether the text ends in another, byte by byte.
  package func ends(with end: String) -> Bool { suffix(end.utf8.count).elementsEqual(end.utf8) }
}

extension String {
  /// The parts between the places of an ASCII character, empty ones too.
  ///
  /// Swift's own `split` looks for whole characters, whose tables are large.
  package func parts(at separator: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
