import CourseModel

/// A lesson's text as it is taken along: its links lead to the site also from a file that is no page.
///
/// Where the site has an address, they hold it; else they lead from one of the site's folders to where
/// the file is.
struct TakenText {
  let context: PageContext
  /// The file of the course that holds the text.
  let file: String

  /// Blocks of text.
  func relinked(_ prose: [Prose]) -> [Prose] { prose.map { relinked($0) } }

  private func relinked(_ prose: Prose) -> Prose {
    switch prose {
    case .paragraph(let text): .paragraph(relinked(text))
    case .bulletList(let items, let tight):
      .bulletList(items: items.map { relinked($0) }, tight: tight)
    case .orderedList(let start, let items, let tight):
      .orderedList(start: start, items: items.map { relinked($0) }, tight: tight)
    case .quote(let inner): .quote(relinked(inner))
    case .code, .rule: prose
    }
  }

  /// Running text; what leads nowhere is its words alone, as on a page.
  func relinked(_ text: [Inline]) -> [Inline] { text.flatMap { relinked($0) } }

  private func relinked(_ inline: Inline) -> [Inline] {
    switch inline {
    case .emphasis(let inner): return [.emphasis(relinked(inner))]
    case .strong(let inner): return [.strong(relinked(inner))]
    case .link(let destination, let title, let inner):
      guard let place = place(of: destination) else { return relinked(inner) }
      return [.link(destination: place, title: title, relinked(inner))]
    case .image(let source, let title, let inner):
      if let place = place(ofImage: source) {
        return [.image(source: place, title: title, inner)]
      }
      guard case .external(let address) = context.map.resolve(source, in: file) else {
        return inner
      }
      return [.link(destination: address, title: title, inner)]
    case .text, .code, .softBreak, .lineBreak: return [inline]
    }
  }

  /// A file of Markdown, as it stands but for the destinations of its links, which lead to such files
  /// where they can.
  func relinked(markdown: String) -> String {
    markdown.replacing(/(!?\[[^\[\]]*\]\()([^()\s]+)(?=[)\s])/) { match in
      let destination = String(match.2)
      let place =
        match.1.hasPrefix("!") ? place(ofImage: destination) : place(of: destination, inText: true)
      return match.1 + (place ?? destination)
    }
  }

  private func place(of destination: String, inText: Bool = false) -> String? {
    switch context.map.resolve(destination, in: file) {
    case .page(let target):
      let page = target.hasPrefix("#") ? context.map.pages[file, default: ""] + target : target
      return reference(to: inText ? context.map.placeInText(page) : page)
    case .external(let address): return address
    case .broken, .refused: return nil
    }
  }

  private func place(ofImage source: String) -> String? {
    guard source.scheme == nil, let image = source.resolved(beside: file),
      context.map.hasFile(image)
    else { return nil }
    return reference(to: "media/" + image)
  }

  private func reference(to target: String) -> String {
    context.publication.address(of: target) ?? "../" + target
  }
}
