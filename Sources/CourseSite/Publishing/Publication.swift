/// Where a site will stand: what only a site with an address can have.
public struct Publication: Sendable, Hashable {
  /// The site's address without a slash at its end, as in `https://example.org/course`.
  public let address: String?
  /// What stands before a file's path in the address where it is edited, as in
  /// `https://github.com/someone/course/edit/main`.
  public let editing: String?
  /// The day of each lesson's last change, as in `2026-03-01`, by the lesson's identifier.
  public var dates: [String: String]
  /// The path of the site's folder on its server; empty where it may be any.
  ///
  /// The page for what is missing needs it: it is shown in any folder.
  public let path: String

  /// Describes where a site will stand.
  ///
  /// - Parameters:
  ///   - address: The address of its first page's folder; `nil` for a site that may stand anywhere.
  ///   - editing: What stands before a file's path where it is edited.
  ///   - dates: The days of the lessons' last changes.
  /// - Throws: ``SiteError/unusableAddress(_:)``.
  public init(
    address: String? = nil,
    editing: String? = nil,
    dates: [String: String] = [:]
  ) throws(SiteError) {
    self.address = try Self.checked(address)
    path = self.address.map { Self.path(of: $0) } ?? ""
    self.editing = try Self.checked(editing)
    self.dates = dates
  }

  /// A site that may stand anywhere.
  public static var anywhere: Publication { Publication(path: "") }

  /// A site that has a server of its own, with no address that anybody else would know.
  public static var served: Publication { Publication(path: "/") }

  private init(path: String) {
    (address, editing, dates, self.path) = (nil, nil, [:], path)
  }

  private static func checked(_ address: String?) throws(SiteError) -> String? {
    guard var text = address else { return nil }
    while text.hasSuffix("/") { text.removeLast() }
    let host = ["https://", "http://"].lazy.compactMap { scheme in
      text.hasPrefix(scheme) ? text.dropFirst(scheme.count) : nil
    }.first
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value < 0x7F && !"\"'<>\\^`{|}?#".unicodeScalars.contains($0)
    }
    guard let host, !host.isEmpty, !host.hasPrefix("/"), isPlain else {
      throw .unusableAddress(address ?? "")
    }
    return text
  }

  /// The address of a file of the site.
  func address(of file: String) -> String? {
    address.map { file == "index.html" ? $0 + "/" : "\($0)/\(file)" }
  }

  private static func path(of address: String) -> String {
    guard let start = address.firstRange(of: "://")?.upperBound else { return "" }
    return String(address[start...].drop { $0 != "/" }) + "/"
  }
}
