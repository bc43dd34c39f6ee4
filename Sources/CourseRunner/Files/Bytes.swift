import Glibc

extension StringProtocol {
  /// Whether another text's bytes stand in this one's; `contains` compares characters, which takes longer.
  func hasBytes(of text: String) -> Bool { utf8.hasBytes(of: text) }
}

extension Collection<UInt8> {
  fileprivate func hasBytes(of text: String) -> Bool {
    var text = text
    let found = withContiguousStorageIfAvailable { bytes in
      text.withUTF8 { bytes.contains($0) }
    }
    return found ?? (firstRange(of: text.utf8) != nil)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether others stand in these; it goes from one place of their first byte to the next.
  fileprivate func contains(_ others: Self) -> Bool {
    guard let base = baseAddress, let sought = others.baseAddress, !others.isEmpty else {
      return others.isEmpty
    }
    var start = 0
    while start + others.count <= count,
      let found = memchr(base + start, Int32(sought.pointee), count - others.count - start + 1)
    {
      if memcmp(found, sought, others.count) == 0 { return true }
      start = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
    }
    return false
  }
}
