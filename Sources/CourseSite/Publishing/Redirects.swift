import CourseModel
import Foundation

/// Pages that were renamed: lines `old.html new.html` in the theme's file `redirects.txt`.
struct Redirects {
  /// One page that leads to another.
  struct Entry: Sendable, Hashable {
    var from: String
    /// The page, or a place on it.
    var to: String
    /// Where it is written.
    var line: Int
  }

  /// The entries, in order.
  private(set) var entries: [Entry] = []
  private let file: String

  /// Reads the file; none where there is none.
  ///
  /// - Throws: ``SiteError/redirect(_:file:line:)`` for a line that cannot lead from page to page.
  init(file: String) throws(SiteError) {
    self.file = file
    guard FileManager.default.fileExists(atPath: file) else { return }
    let lines = String(decoding: try Files.read(file), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      guard words.count == 2, Self.isPage(words[0]), Self.isPage(words[1]) else {
        throw .redirect(.noTwoPages, file: file, line: index + 1)
      }
      guard !first.contains("#") else {
        throw .redirect(.fromPlace(first), file: file, line: index + 1)
      }
      entries.append(Entry(from: first, to: words[1], line: index + 1))
    }
  }

  /// Holds the entries against the pages of a site.
  ///
  /// - Throws: ``SiteError/redirect(_:file:line:)`` for one that begins where there still is a page, or
  ///   ends where there is none.
  func check(against site: SiteWriter) throws(SiteError) {
    var old: Set<String> = []
    for entry in entries {
      guard let fault = try fault(of: entry, on: site, isFirst: old.insert(entry.from).inserted)
      else { continue }
      throw .redirect(fault, file: file, line: entry.line)
    }
  }

  private func fault(
    of entry: Entry,
    on site: SiteWriter,
    isFirst: Bool
  ) throws(SiteError) -> RedirectFault? {
    guard isFirst else { return .twice(entry.from) }
    guard !site.files.contains(entry.from) else { return .fromPage(entry.from) }
    let parts = entry.to.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let page = String(parts[0])
    guard site.files.contains(page) else {
      let pages = site.files.filter { $0.hasSuffix(".html") }.sorted()
      return .toNothing(page, nearest: NearestName.of(page, among: pages))
    }
    guard parts.count > 1 else { return nil }
    let markup = String(decoding: try site.content(of: page), as: UTF8.self)
    return markup.contains(" id=\"\(parts[1])\"") ? nil : .toNoPlace(String(parts[1]), page: page)
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
