import Foundation

/// Pages that were renamed: lines `old.html new.html` in the theme's file `redirects.txt`.
struct Redirects {
  /// One page that leads to another.
  struct Entry: Sendable, Hashable {
    var from: String
    var to: String
  }

  /// The entries, in order.
  private(set) var entries: [Entry] = []

  /// Reads the file; none where there is none.
  ///
  /// - Throws: ``SiteError/redirectMalformed(file:line:)`` for a line that names no two pages.
  init(file: String) throws(SiteError) {
    guard FileManager.default.fileExists(atPath: file) else { return }
    let lines = String(decoding: try Files.read(file), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count == 2, Self.isPage(words[0]), Self.isPage(words[1]) else {
        throw .redirectMalformed(file: file, line: index + 1)
      }
      entries.append(Entry(from: words[0], to: words[1]))
    }
  }

  private static func isPage(_ name: String) -> Bool {
    let page = name.split(separator: "#", maxSplits: 1).first ?? ""
    return page.hasSuffix(".html")
      && name.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || "0123456789-_.#".contains(Character(scalar)))
      }
  }
}
