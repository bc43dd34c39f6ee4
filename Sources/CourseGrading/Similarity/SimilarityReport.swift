import Foundation

/// Similar submissions as pages: a list, and for every pair the two texts side by side.
public struct SimilarityReport {
  private let pairs: [SimilarPair]
  private let title: String
  /// How many students the list names of each side; the pair's own page names all.
  private let most = 3

  /// Prepares the pages.
  ///
  /// - Parameters:
  ///   - pairs: the pairs, the most alike first.
  ///   - title: the course's title.
  public init(_ pairs: [SimilarPair], title: String) {
    self.pairs = pairs
    self.title = title
  }

  /// All pages, by their names.
  public func pages(_ theme: ReportTheme) -> [(name: String, html: String)] {
    let index = theme.render(
      "pairs",
      [
        "title": "Similar submissions: \(title)",
        "course": title,
        "pairs": pairs.enumerated().map { index, pair -> [String: Any] in
          [
            "exercise": pair.exercise, "file": Self.name(index), "left": pair.left.names(at: most),
            "right": pair.right.names(at: most), "percent": Self.percent(pair),
            "shared": "\(pair.shared)",
          ]
        },
      ]
    )
    return [("index.html", index)]
      + pairs.enumerated().map { index, pair in
        let page = theme.render(
          "pair",
          [
            "title": "\(pair.left.names(at: 1)) and \(pair.right.names(at: 1))",
            "course": title,
            "exercise": pair.exercise,
            "percent": Self.percent(pair),
            "left": Self.side(pair.left, pair.leftText, pair.hashes),
            "right": Self.side(pair.right, pair.rightText, pair.hashes),
          ]
        )
        return (Self.name(index), page)
      }
  }

  /// The page of a pair, by its place in the list.
  public static func name(_ index: Int) -> String { "pair-\(index + 1).html" }
  private static func percent(_ pair: SimilarPair) -> String {
    "\(Int((pair.likeness * 100).rounded()))"
  }

  private static func side(
    _ students: [Student],
    _ text: String,
    _ hashes: Set<UInt64>
  ) -> [String: Any] {
    let bytes = Array(text.utf8)
    var pieces: [[String: Any]] = []
    var end = 0
    func add(_ range: Range<Int>, _ isShared: Bool) {
      guard !range.isEmpty else { return }
      let text = String(decoding: bytes[range], as: UTF8.self)
      pieces.append(["text": text, "isShared": isShared])
    }
    for range in Fingerprints(text).ranges(of: hashes) {
      add(end..<range.lowerBound, false)
      add(range, true)
      end = range.upperBound
    }
    add(end..<bytes.count, false)
    return ["name": students.names(at: students.count), "pieces": pieces]
  }
}

extension [Student] {
  /// The names of some, and how many the others are.
  public func names(at most: Int) -> String {
    let named = prefix(most).map(\.name).joined(separator: ", ")
    let others = count - Swift.min(most, count)
    guard others > 0 else { return named }
    return "\(named) and \(others) \(others == 1 ? "other" : "others")"
  }
}
