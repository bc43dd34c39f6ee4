import CourseModel
import CourseModes
import CourseRunner

/// Turns a lesson's blocks into the content of its page.
struct LessonRenderer {
  let context: PageContext
  let lesson: Lesson
  let run: LessonRun?

  var map: SiteMap { context.map }

  /// The identifiers of the page.
  var identifiers: Identifiers
  /// Whether the page is the lesson's own, where links to its headings stay on the page.
  private(set) var isOwnPage = true
  /// Whether the page holds whole lessons, and links to others lead to pages that do.
  private(set) var isWhole = false
  /// The level of the last heading, which an exercise's heading goes below.
  var headingLevel = 2
  /// Where the block being turned stands.
  var place: SourceRange
  /// What the page contains, for its table of contents.
  var outline: [OutlineEntry] = []
  /// The image files that the page shows, relative to the course's folder.
  var images: Set<String> = []
  /// What is wrong with the lesson.
  var problems: [Diagnostic] = []

  init(_ taught: TaughtLesson, in context: PageContext) {
    self.context = context
    lesson = taught.lesson
    run = taught.run
    identifiers = Identifiers(taken: lesson.headingAnchors)
    place = SourceRange(file: lesson.file, line: 1)
  }

  /// Prepares to turn blocks of a lesson for a page that is not the lesson's own.
  init(_ section: ModeSection, in context: PageContext, identifiers: Identifiers) {
    self.init(TaughtLesson(lesson: section.lesson, run: section.run), in: context)
    self.identifiers = identifiers
    isOwnPage = false
  }

  /// Prepares to turn a lesson for a page of whole lessons.
  init(whole taught: TaughtLesson, in context: PageContext, identifiers: Identifiers) {
    self.init(taught, in: context)
    self.identifiers = identifiers
    isOwnPage = false
    isWhole = true
  }

  /// The whole content.
  mutating func render() -> HTML { render(lesson.blocksAsTaught) }

  /// The content that some of the lesson's blocks make.
  mutating func render(_ chosen: [Block]) -> HTML {
    var content: [HTML] = []
    var blocks = chosen[...]
    while let block = blocks.popFirst() {
      place = block.range
      if case .reference(let snippet) = block.content, let cell = takeCounterpart(&blocks, &content)
      {
        content.append(pair(snippet, cell))
      } else {
        content.append(html(block.content))
      }
    }
    return .fragment(content)
  }

  /// Takes the cell that stands beside the reference’s code, if one follows; hidden ones may come between.
  private mutating func takeCounterpart(
    _ blocks: inout ArraySlice<Block>,
    _ content: inout [HTML]
  ) -> Cell? {
    let hidden = blocks.prefix { $0.cell?.mode == .hidden }
    guard let cell = blocks.dropFirst(hidden.count).first?.cell else { return nil }
    for block in hidden { content.append(html(block.content)) }
    blocks.removeFirst(hidden.count + 1)
    return cell
  }

  private mutating func html(_ block: Block.Content) -> HTML {
    switch block {
    case .heading(let level, let text, let anchor): heading(level, text, anchor: anchor)
    case .prose(let prose): html(prose)
    case .callout(let callout): html(callout)
    case .cell(let cell): cell.mode == .hidden ? hiddenCell(cell) : html(cell)
    case .reference(let snippet): html(snippet)
    case .predict(let question): html(question, label: "Predict")
    case .quiz(let question): html(question, label: "Quiz")
    case .exercise(let id): exercise(id)
    case .table(let table): html(table)
    case .recall(let recall): html(recall)
    case .debug(let debugCase): html(debugCase)
    case .glossary(let glossary): html(glossary)
    }
  }

  /// A heading with a link to itself; the page's title is not repeated.
  private mutating func heading(_ level: Int, _ text: [Inline], anchor: String) -> HTML {
    if level == 1, text.plainText == lesson.title { return [] }
    headingLevel = max(level, 2)
    outline.append(OutlineEntry(level: headingLevel, title: text.plainText, anchor: anchor))
    let anchor = isWhole ? SiteMap.anchor(anchor, ofLesson: lesson.id) : anchor
    let link = HTML.element(
      .a,
      [
        .init(.class, "anchor"), .init(.href, "#" + anchor),
        .init(.ariaLabel, "Link to this section"),
      ],
      ["#"]
    )
    return .element(.heading(level), [.init(.id, anchor)], html(text) + [link])
  }

  /// Records a problem at the block being turned.
  mutating func report(_ identifier: String, _ summary: String, solution: String) {
    problems.append(
      Diagnostic(
        .warning,
        at: place,
        identifier: identifier,
        summary: summary,
        solution: solution
      )
    )
  }
}

/// One line of a page's table of contents.
struct OutlineEntry: Sendable, Hashable {
  var level: Int
  var title: String
  var anchor: String
}

extension Block {
  /// The cell that the block is.
  fileprivate var cell: Cell? {
    if case .cell(let cell) = content { cell } else { nil }
  }
}
