public import CourseModel

/// What building a site did.
public struct SiteReport: Sendable, Hashable {
  /// Every file of the site, relative to its folder, in order.
  public var files: [String]
  /// Those whose content is new.
  public var written: [String]
  /// Files of an earlier build that the site no longer has.
  public var removed: [String]
  /// Links and images that lead nowhere, and cells without a result.
  public var diagnostics: [Diagnostic]

  /// Makes a report.
  public init(files: [String], written: [String], removed: [String], diagnostics: [Diagnostic]) {
    self.files = files
    self.written = written
    self.removed = removed
    self.diagnostics = diagnostics
  }

  /// How many of the files are pages.
  public var pages: Int { files.count { $0.hasSuffix(".html") } }
}
