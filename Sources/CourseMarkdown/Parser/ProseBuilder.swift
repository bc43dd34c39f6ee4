import CourseModel

/// Turns CommonMark nodes into prose, noting what cannot be prose.
///
/// It recurses, which is safe: `CommonMark` bounds the depth.
struct ProseBuilder {
  /// The text that the nodes were parsed from.
  let source: PlacedText
  /// What came to light.
  var findings = Findings()
  /// Whether the text is part of a lesson, where Swift is run unless it is said not to be.
  private let isLesson: Bool
  /// In how many quotes the current block stands.
  private var quotes = 0

  /// Prepares to build from nodes of `source`.
  init(_ source: PlacedText, isLesson: Bool) {
    self.source = source
    self.isLesson = isLesson
  }

  /// Builds blocks.
  mutating func prose(_ nodes: [MarkdownNode]) -> [Prose] {
    nodes.compactMap { prose($0) }
  }

  /// Builds one block; `nil` where there is nothing to show.
  mutating func prose(_ node: MarkdownNode) -> Prose? {
    switch node.kind {
    case .paragraph:
      return .paragraph(inlines(of: node))
    case .bulletList(let tight):
      return .bulletList(items: items(of: node), tight: tight)
    case .orderedList(let start, let tight):
      return .orderedList(start: start, items: items(of: node), tight: tight)
    case .quote:
      return quote(node)
    case .code(let info, let text):
      return code(node, fence: Fence(info), text: text)
    case .rule:
      return .rule
    case .htmlBlock(let html):
      return htmlBlock(html, node)
    case .heading:
      findings.report(MarkdownFault.headingInProse, at: source.range(ofBlock: node))
      return .paragraph([.strong(inlines(of: node))])
    case .tooDeep:
      let fault = MarkdownFault.tooDeep(limit: CommonMark.depthLimit)
      findings.report(fault, at: source.range(ofBlock: node))
      return nil
    default:
      return nil
    }
  }

  private mutating func items(of list: MarkdownNode) -> [[Prose]] {
    list.children.map { prose($0.children) }
  }

  private mutating func quote(_ node: MarkdownNode) -> Prose {
    if CalloutMark(of: node) != nil {
      findings.report(MarkdownFault.nestedCallout, at: source.range(ofBlock: node))
    }
    return .quote(quoted(node.children))
  }

  /// Builds the blocks inside a quote.
  mutating func quoted(_ nodes: [MarkdownNode]) -> [Prose] {
    quotes += 1
    defer { quotes -= 1 }
    return prose(nodes)
  }

  private mutating func code(_ node: MarkdownNode, fence: Fence, text: String) -> Prose {
    if isLesson ? fence.isLostAsCode : fence.isLostOutsideLessons {
      let fault = MarkdownFault.nestedFence(word: fence.word)
      findings.report(fault, at: source.range(ofBlock: node))
    }
    return .code(language: fence.word, text: text)
  }

  /// A comment is a note among authors and vanishes; other HTML is shown as it is written.
  private mutating func htmlBlock(_ html: String, _ node: MarkdownNode) -> Prose? {
    let html = html.trimmed
    if html.isComment { return nil }
    let fault = MarkdownFault.rawHTML(html.firstLine)
    findings.report(fault, at: source.range(ofBlock: node))
    return .paragraph([.text(html)])
  }

  /// Builds the running text of a paragraph or heading.
  mutating func inlines(of block: MarkdownNode) -> [Inline] {
    inlines(block.children, in: block)
  }

  /// Builds running text that stands in `block`.
  mutating func inlines(_ nodes: [MarkdownNode], in block: MarkdownNode) -> [Inline] {
    nodes.compactMap { inline($0, in: block) }
  }

  private mutating func inline(_ node: MarkdownNode, in block: MarkdownNode) -> Inline? {
    switch node.kind {
    case .text(let text): return .text(text)
    case .codeSpan(let code): return .code(code)
    case .emphasis: return .emphasis(inlines(node.children, in: block))
    case .strong: return .strong(inlines(node.children, in: block))
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .link(let destination, let title):
      let range = source.range(ofInline: node, in: block, quotes: quotes)
      noteLink(destination, range)
      return .link(destination: destination, title: title, inlines(node.children, in: block))
    case .image(let image, let title):
      let range = source.range(ofInline: node, in: block, quotes: quotes)
      noteLink(image, range)
      let alternative = inlines(node.children, in: block)
      if alternative.plainText.trimmed.isEmpty {
        findings.report(MarkdownFault.imageWithoutAlternative(source: image), at: range)
      }
      return .image(source: image, title: title, alternative)
    case .inlineHTML(let html):
      if html.isComment { return nil }
      let range = source.range(ofInline: node, in: block, quotes: quotes)
      findings.report(MarkdownFault.rawHTML(html), at: range)
      return .text(html)
    case .tooDeep:
      let fault = MarkdownFault.tooDeep(limit: CommonMark.depthLimit)
      findings.report(fault, at: source.range(ofInline: node, in: block, quotes: quotes))
      return nil
    default:
      return nil
    }
  }

  private mutating func noteLink(_ destination: String, _ range: SourceRange) {
    if destination.isEmpty {
      findings.report(MarkdownFault.emptyDestination, at: range)
    } else {
      findings.links.append(Findings.Link(destination: destination, range: range))
    }
  }
}

extension String {
  /// Whether this is an HTML comment and nothing else.
  fileprivate var isComment: Bool { hasPrefix("<!--") && hasSuffix("-->") }
  /// The text up to the first line's end.
  fileprivate var firstLine: String { prefix { $0 != "\n" }.description }
}
