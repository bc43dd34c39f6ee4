/// Text that equals another only code point by code point, as in Python.
///
/// Swift's `String` takes a composed and a decomposed accent for equal.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (a: ExactText, b: ExactText) -> Bool { a.text.isSameText(as: b.text) }

  package func hash(into hasher: inout Hasher) { hasher.combine(text.hashOfText) }
}

extension String {
  /// Whether two texts are the same code point by code point.
  package func isSameText(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { others in bytes.elementsEqual(others) }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// A hash of the text's bytes, another in every process: nobody can write a file whose names collide.
  package var hashOfText: UInt64 {
    var hasher = Hasher()
    let isDone = utf8.withContiguousStorageIfAvailable { bytes in
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      return true
    }
    if isDone == nil {
      Array(utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }
}
