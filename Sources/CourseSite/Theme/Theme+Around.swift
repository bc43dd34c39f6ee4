extension Theme {
  /// Stands where the content goes; no value holds one.
  private static let mark: Character = "\u{0}"

  /// The page that a template makes of some values, around a content that may be long.
  func render(
    _ template: String,
    _ values: [String: Any],
    around content: Scroll,
    in folder: String
  ) throws(SiteError) -> Scroll {
    var values = values
    values["content"] = String(Self.mark)
    let parts = try render(template, values).split(
      separator: Self.mark,
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    var page = try Scroll("\(template).html", in: folder)
    for (index, part) in parts.enumerated() {
      if index > 0 { try page.append(content) }
      try page.append(String(part))
    }
    return page
  }
}
