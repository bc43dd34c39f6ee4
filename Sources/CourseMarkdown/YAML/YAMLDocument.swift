package import CourseModel

/// A YAML file that a person writes and another module reads: a policy, marks given by hand.
package indirect enum YAMLDocument: Sendable {
  /// Text, which may be a number's.
  case text(String, line: Int)
  case list([YAMLDocument], line: Int)
  case mapping([(name: String, value: YAMLDocument)], line: Int)

  /// The line, from 1.
  package var line: Int {
    switch self {
    case .text(_, let line), .list(_, let line), .mapping(_, let line): line
    }
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - file: how the file is called in diagnostics.
  /// - Returns: the document, `nil` where there is none; and what is wrong with it.
  package static func read(
    _ text: String,
    file: String
  ) -> (document: YAMLDocument?, faults: [Diagnostic]) {
    var findings = Findings()
    let node = YAMLReader.read(PlacedText(text.normalized, file: file), &findings)
    return (node.map { YAMLDocument($0) }, findings.diagnostics)
  }

  private init(_ node: YAMLNode) {
    let line = node.range.start.line
    switch node.value {
    case .scalar(let text): self = .text(text.text, line: line)
    case .sequence(let nodes): self = .list(nodes.map { YAMLDocument($0) }, line: line)
    case .mapping(let pairs):
      self = .mapping(
        pairs.map { ($0.key.text?.text ?? "", YAMLDocument($0.value)) },
        line: line
      )
    }
  }
}
