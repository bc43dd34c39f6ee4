import CourseModel

/// Turns the nodes at a lesson's margin into its blocks.
struct LessonBuilder {
  /// The lesson's body.
  let source: PlacedText
  /// The implementation whose code may stand beside the cells.
  let reference: CourseModel.Reference?
  /// Builds what is plain prose, and keeps what came to light.
  var prose: ProseBuilder
  /// The blocks so far.
  var blocks: [Block] = []
  /// The names of the questions, cards and cases so far.
  var questions: [LessonDraft.Reference] = []
  /// The exercises referred to so far.
  var exercises: [LessonDraft.Reference] = []
  /// The terms defined so far.
  var terms: [LessonDraft.Reference] = []
  /// The names of the headings so far.
  var anchors = Anchors()
  /// How many cells there are so far.
  var cellCount = 0
  /// The level of the last heading.
  private var headingLevel = 1

  /// Prepares to build from nodes of `source`.
  init(_ source: PlacedText, reference: CourseModel.Reference? = nil) {
    self.source = source
    self.reference = reference
    prose = ProseBuilder(source, isLesson: true)
  }

  /// Adds blocks.
  ///
  /// The first may repeat the title, for whoever reads the lesson on a Git host.
  mutating func add(_ nodes: [MarkdownNode], title: String?) {
    guard let first = nodes.first, first.kind == .heading(level: 1), let title else {
      return nodes.forEach { add($0) }
    }
    let heading = prose.inlines(of: first).plainText
    let words = MarkdownParser.inline(title, file: source.file).inline.plainText
    if heading != words {
      report(HeadingFault.otherTitle(heading, title: title), first)
    }
    nodes.dropFirst().forEach { add($0) }
  }

  private mutating func add(_ node: MarkdownNode) {
    switch node.kind {
    case .heading(let level):
      addHeading(node, level: level)
    case .code(let info, let text):
      addFence(node, Fence(info), text: text)
    case .quote:
      if let mark = CalloutMark(of: node) { addCallout(node, mark) } else { addProse(node) }
    default:
      addProse(node)
    }
  }

  /// Adds a block of this content, which `node` holds.
  mutating func add(_ content: Block.Content, _ node: MarkdownNode) {
    blocks.append(Block(content, at: source.range(ofBlock: node)))
  }

  /// Notes a fault of a block.
  mutating func report(_ fault: some Fault, _ node: MarkdownNode) {
    prose.findings.report(fault, at: source.range(ofBlock: node))
  }

  private mutating func addProse(_ node: MarkdownNode) {
    if let block = prose.prose(node) { add(.prose(block), node) }
  }

  private mutating func addHeading(_ node: MarkdownNode, level: Int) {
    let text = prose.inlines(of: node)
    if text.plainText.trimmed.isEmpty {
      report(HeadingFault.emptyHeading, node)
    } else if level == 1 {
      report(HeadingFault.firstLevel, node)
    } else if level > headingLevel + 1 {
      report(HeadingFault.skippedLevel(from: headingLevel, to: level), node)
    }
    headingLevel = level
    add(.heading(level: level, text: text, anchor: anchors.name(text.plainText)), node)
  }

  private mutating func addCallout(_ node: MarkdownNode, _ mark: CalloutMark) {
    guard let kind = Callout.Kind(rawValue: mark.name) else {
      report(CalloutFault.unknownCallout(mark.name), node)
      return addProse(withoutMark(node))
    }
    if mark.isFollowedByText {
      report(CalloutFault.textBesideCallout(mark.name), node)
    }
    let body = prose.quoted(withoutMark(node).children)
    if body.isEmpty, !mark.isFollowedByText {
      report(CalloutFault.emptyCallout(mark.name), node)
    }
    add(.callout(Callout(kind: kind, body: body)), node)
  }

  /// The quote without its `[!…]` and the line's end after it.
  private func withoutMark(_ quote: MarkdownNode) -> MarkdownNode {
    var quote = quote
    guard var paragraph = quote.children.first else { return quote }
    if case .text(let text)? = paragraph.children.first?.kind,
      let close = text.firstIndex(of: "]")
    {
      paragraph.children[0].kind = .text(text[text.index(after: close)...].description.trimmed)
      if paragraph.children[0].kind == .text("") { paragraph.children.removeFirst() }
    }
    if let kind = paragraph.children.first?.kind, kind == .softBreak || kind == .lineBreak {
      paragraph.children.removeFirst()
    }
    quote.children[0] = paragraph
    if paragraph.children.isEmpty { quote.children.removeFirst() }
    return quote
  }
}
