public import CourseModel

extension [Prose] {
  /// The text as Markdown, for programs that want words and not a tree.
  public var markdown: String { map(\.markdown).joined(separator: "\n\n") }
}

extension Prose {
  fileprivate var markdown: String {
    switch self {
    case .paragraph(let text):
      return text.markdown
    case .bulletList(let items, let tight):
      return Self.list(items.map { ("- ", $0) }, tight)
    case .orderedList(let start, let items, let tight):
      return Self.list(items.enumerated().map { ("\(start + $0). ", $1) }, tight)
    case .quote(let inner):
      return inner.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    case .code(let language, let text):
      var fence = "```"
      while text.contains(fence) { fence += "`" }
      let end = text.hasSuffix("\n") || text.isEmpty ? "" : "\n"
      return "\(fence)\(language)\n\(text)\(end)\(fence)"
    case .rule:
      return "---"
    }
  }

  private static func list(_ items: [(mark: String, blocks: [Prose])], _ tight: Bool) -> String {
    items.map { mark, blocks in
      let indent = String(repeating: " ", count: mark.count)
      let text = tight ? blocks.map(\.markdown).joined(separator: "\n") : blocks.markdown
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { index, line in
        index == 0 ? mark + line : line.isEmpty ? "" : indent + line
      }.joined(separator: "\n")
    }.joined(separator: tight ? "\n" : "\n\n")
  }
}

extension [Inline] {
  /// The running text as Markdown.
  public var markdown: String { map(\.markdown).joined() }
}

extension Inline {
  fileprivate var markdown: String {
    switch self {
    case .text(let text): Self.escaped(text)
    case .code(let code): Self.span(code)
    case .emphasis(let inner): "*\(inner.markdown)*"
    case .strong(let inner): "**\(inner.markdown)**"
    case .link(let destination, _, let inner): "[\(inner.markdown)](\(destination))"
    case .image(let source, _, let inner): "![\(inner.markdown)](\(source))"
    case .softBreak: "\n"
    case .lineBreak: "\\\n"
    }
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isMark) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if isMark(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a character means something in Markdown.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch Character(UnicodeScalar(byte)) {
    case "\\", "`", "*", "_", "[", "]", "<", ">": true
    default: false
    }
  }

  private static func span(_ code: String) -> String {
    var fence = "`"
    while code.contains(fence) { fence += "`" }
    let space = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
    return fence + space + code + space + fence
  }
}
