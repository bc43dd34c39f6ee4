extension String {
  /// The text as part of an identifier on a page: every other character is a dash.
  var slug: String {
    String(map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}

/// The identifiers of one page, each given once.
struct Identifiers {
  private var taken: Set<String>

  /// Begins with those that are given already.
  init(taken: some Sequence<String>) {
    self.taken = Set(taken)
  }

  /// This identifier, or where it is taken, the first free one of `name-2`, `name-3` and so on.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)-\(number)"
      number += 1
    }
    return candidate
  }
}
