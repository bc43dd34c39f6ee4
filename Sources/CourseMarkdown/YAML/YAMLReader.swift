import CourseModel
import Yams

/// Reads YAML into values that know their places.
///
/// Yams stays behind this file.
enum YAMLReader {
  /// How many values one text may hold: aliases multiply, and nobody writes this many.
  private static let limit = 20_000

  /// Reads a text that holds one document.
  ///
  /// - Returns: The value; `nil` where there is none or where a fault was reported.
  static func read(_ source: PlacedText, _ findings: inout Findings) -> YAMLNode? {
    do {
      let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return nil }
      var converter = Converter(source: source, left: limit)
      guard let node = converter.convert(root) else {
        findings.report(YAMLFault.tooLarge(limit: limit), at: source.range)
        return nil
      }
      return node
    } catch {
      let (problem, place) = explain(error, in: source)
      findings.report(YAMLFault.malformed(problem), at: place)
      return nil
    }
  }

  /// What libyaml says is wrong, and where.
  private static func explain(
    _ error: any Error,
    in source: PlacedText
  ) -> (YAMLFault.Problem, SourceRange) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      if source.line(mark.line).unicodeScalars.dropFirst(mark.column - 1).first == "\t" {
        return (.tab, source.range(at: mark))
      }
      let text = [context?.text, problem].compactMap { $0?.trimmed }.filter { !$0.isEmpty }
        .joined(separator: ", ")
      return (.syntax(text), source.range(at: mark))
    case .composer(_, let problem, let mark, _):
      return (.syntax(problem), source.range(at: mark))
    case .duplicatedKeysInMapping(let keys, let context):
      return (.duplicateKey(keys.first ?? ""), source.range(at: context.mark))
    case .reader(let problem, _, _, _):
      return (.syntax(problem), source.range)
    default:
      return (.syntax("it cannot be read"), source.range)
    }
  }

  /// Turns Yams' nodes into ours.
  private struct Converter {
    let source: PlacedText
    var left: Int

    /// Converts a node; `nil` where there are too many.
    ///
    /// It recurses, which is safe: libyaml refuses more than 1000 levels.
    mutating func convert(_ node: Node) -> YAMLNode? {
      left -= 1
      guard left >= 0 else { return nil }
      let start = node.mark.map { source.position(of: $0) } ?? .first
      switch node {
      case .scalar(let scalar):
        return convert(scalar, at: start)
      case .sequence(let sequence):
        var values: [YAMLNode] = []
        for element in sequence {
          guard let value = convert(element) else { return nil }
          values.append(value)
        }
        return YAMLNode(value: .sequence(values), range: range(start, values.last))
      case .mapping(let mapping):
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        for (key, value) in mapping {
          guard let key = convert(key), let value = convert(value) else { return nil }
          pairs.append((key, value))
        }
        return YAMLNode(value: .mapping(pairs), range: range(start, pairs.last?.value))
      case .alias:
        return nil
      }
    }

    private func convert(_ scalar: Node.Scalar, at start: SourcePosition) -> YAMLNode {
      let isBlock = scalar.style == .literal || scalar.style == .folded
      let textStart = isBlock ? SourcePosition(line: start.line + 1) : start
      let text = source.piece(scalar.string, from: textStart)
      let place = source.place(start)
      let end = max(place, text.range.end)
      return YAMLNode(
        value: .scalar(text),
        range: SourceRange(file: source.file, start: place, end: end)
      )
    }

    private func range(_ start: SourcePosition, _ last: YAMLNode?) -> SourceRange {
      let place = source.place(start)
      return SourceRange(
        file: source.file,
        start: place,
        end: max(place, last?.range.end ?? place)
      )
    }
  }
}

extension PlacedText {
  /// The position that libyaml, which counts columns in Unicode scalars, means.
  fileprivate func position(of mark: Mark) -> SourcePosition {
    let before = line(mark.line).unicodeScalars.prefix(max(0, mark.column - 1))
    return SourcePosition(
      line: max(1, mark.line),
      column: 1 + before.reduce(0) { $0 + UTF8.width($1) }
    )
  }

  /// The place that libyaml means.
  fileprivate func range(at mark: Mark) -> SourceRange {
    let position = position(of: mark)
    return range(position, position)
  }
}
