import CCMark
import CourseModel

/// The CommonMark reference parser, `libcmark`.
///
/// C stays behind this file: no pointer leaves it. The tree is walked by iteration, and nothing
/// deeper than `depthLimit` is taken over, so that what works on the result may recurse.
enum CommonMark {
  /// How deeply blocks and inlines may be nested, together.
  static let depthLimit = 40

  /// Parses text into a tree.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  static func parse(_ text: String) -> MarkdownNode {
    var stack = [MarkdownNode(kind: .document, start: .first, end: .first)]
    let root = text.withCString {
      cmark_parse_document($0, text.utf8.count, CMARK_OPT_DEFAULT)
    }
    guard let root else { return stack[0] }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return stack[0] }
    defer { cmark_iter_free(iterator) }

    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      guard node != root else { continue }
      let last = stack.count - 1
      if event == CMARK_EVENT_EXIT {
        let finished = stack.removeLast()
        stack[last - 1].children.append(finished)
      } else if isLeaf(node) {
        stack[last].children.append(convert(node, kind(of: node)))
      } else if stack.count > depthLimit {
        stack[last].children.append(convert(node, .tooDeep))
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
      } else {
        stack.append(convert(node, kind(of: node)))
      }
    }
    return stack[0]
  }

  /// Whether the iterator never leaves such a node.
  private static func isLeaf(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK,
      CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE,
      CMARK_NODE_HTML_INLINE:
      true
    default: false
    }
  }

  private static func convert(_ node: OpaquePointer, _ kind: MarkdownNode.Kind) -> MarkdownNode {
    MarkdownNode(
      kind: kind,
      start: SourcePosition(
        line: Int(cmark_node_get_start_line(node)),
        column: Int(cmark_node_get_start_column(node))
      ),
      end: SourcePosition(
        line: Int(cmark_node_get_end_line(node)),
        column: Int(cmark_node_get_end_column(node))
      )
    )
  }

  private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: list(node)
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK:
      .code(info: string(cmark_node_get_fence_info(node)), text: literal(node))
    case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal(node))
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan(literal(node))
    case CMARK_NODE_HTML_INLINE: .inlineHTML(literal(node))
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK:
      .link(
        destination: string(cmark_node_get_url(node)),
        title: string(cmark_node_get_title(node))
      )
    case CMARK_NODE_IMAGE:
      .image(
        source: string(cmark_node_get_url(node)),
        title: string(cmark_node_get_title(node))
      )
    default: .text(literal(node))
    }
  }

  private static func list(_ node: OpaquePointer) -> MarkdownNode.Kind {
    let tight = cmark_node_get_list_tight(node) != 0
    return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? .orderedList(start: Int(cmark_node_get_list_start(node)), tight: tight)
      : .bulletList(tight: tight)
  }

  private static func literal(_ node: OpaquePointer) -> String {
    string(cmark_node_get_literal(node))
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

extension SourcePosition {
  /// Where every text begins.
  static let first = SourcePosition(line: 1)
}
