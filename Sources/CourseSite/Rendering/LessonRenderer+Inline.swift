import CourseModel

extension LessonRenderer {
  /// Running text.
  mutating func html(_ text: [Inline]) -> [HTML] {
    elements(Typography.set(text))
  }

  private mutating func elements(_ text: [Inline]) -> [HTML] {
    var result: [HTML] = []
    for inline in text { result.append(html(inline)) }
    return result
  }

  private mutating func html(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): .text(text)
    case .code(let code): .element(.code, [.text(code)])
    case .emphasis(let inner): .element(.em, elements(inner))
    case .strong(let inner): .element(.strong, elements(inner))
    case .link(let destination, let title, let inner): link(destination, title, inner)
    case .image(let source, let title, let inner): image(source, title, inner)
    case .softBreak: "\n"
    case .lineBreak: .element(.br, [])
    }
  }

  /// A link; where it leads nowhere, its text alone.
  private mutating func link(_ destination: String, _ title: String, _ text: [Inline]) -> HTML {
    let content = elements(text)
    var attributes = title.isEmpty ? [] : [HTML.Attribute(.title, title)]
    switch map.resolve(destination, in: place.file) {
    case .page(let target):
      attributes.append(.init(.href, reference(to: target)))
    case .external(let target):
      attributes += [.init(.href, target), .init(.rel, "noreferrer"), .init(.class, "external")]
    case .broken:
      report(
        "broken-link",
        "The link to \(destination) leads nowhere on the site.",
        solution:
          "Link to a lesson's file, one of its headings, an exercise's README.md or the web."
      )
      return .fragment(content)
    case .refused:
      report(
        "refused-link",
        "The link to \(destination) is none that a page may have.",
        solution: "Use https, http or mailto, or a path relative to the lesson."
      )
      return .fragment(content)
    }
    return .element(.a, attributes, content)
  }

  /// A place of the site, as this page refers to it.
  private func reference(to target: String) -> String {
    let isElsewhere = target.hasPrefix("#") && !isOwnPage
    let full = isElsewhere ? map.pages[place.file, default: ""] + target : target
    return isWhole ? map.placeToPrint(full, beside: place.file) : full
  }

  /// An image of the course's folder; one from elsewhere becomes a link, as pages load nothing.
  private mutating func image(_ source: String, _ title: String, _ text: [Inline]) -> HTML {
    let alternative = text.plainText
    if case .external = map.resolve(source, in: place.file) {
      return link(source, title, text.isEmpty ? [.text(source)] : text)
    }
    guard source.scheme == nil, let file = source.resolved(beside: place.file), file.isImage,
      map.hasFile(file)
    else {
      report(
        "unusable-image",
        "The image \(source) cannot be shown.",
        solution: "Put an .svg, .png, .jpg, .webp or .gif file beside the lesson."
      )
      return .text(alternative)
    }
    if alternative.isEmpty {
      report(
        "image-without-text",
        "The image \(source) has no text for who cannot see it.",
        solution: "Write what it shows between the square brackets."
      )
    }
    images.insert(file)
    var attributes: [HTML.Attribute] = [.init(.src, "media/" + file), .init(.alt, alternative)]
    if !title.isEmpty { attributes.append(.init(.title, title)) }
    return .element(.img, attributes, [])
  }
}

extension String {
  fileprivate var isImage: Bool {
    [".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif"].contains { lowercased().hasSuffix($0) }
      && unicodeScalars.allSatisfy { $0.value > 0x20 && !"?#%\\".unicodeScalars.contains($0) }
  }
}
