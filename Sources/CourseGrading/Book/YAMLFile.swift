import CourseMarkdown
import CourseModel
import Foundation

/// A YAML file that a teacher writes, with places for what is wrong in it.
struct YAMLFile {
  let path: String
  let root: YAMLDocument?

  init(path: String) throws(GradingError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    let (root, faults) = YAMLDocument.read(String(decoding: data, as: UTF8.self), file: path)
    if let fault = faults.first {
      throw .badFile(path: path, line: fault.range.start.line, reason: fault.summary)
    }
    self.path = path
    self.root = root
  }

  /// The pairs of a mapping.
  func pairs(
    _ node: YAMLDocument,
    _ owner: String
  ) throws(GradingError) -> [(name: String, value: YAMLDocument)] {
    guard case .mapping(let pairs, _) = node else {
      throw fault(node, "\(owner) must be lines of `name: value`.")
    }
    return pairs
  }

  /// A list.
  func list(_ node: YAMLDocument, _ owner: String) throws(GradingError) -> [YAMLDocument] {
    guard case .list(let values, _) = node else { throw fault(node, "\(owner) must be a list.") }
    return values
  }

  /// A number from 0 to a million.
  func number(_ node: YAMLDocument, _ name: String) throws(GradingError) -> Double {
    guard case .text(let text, _) = node, let number = Double(text),
      (0...1_000_000).contains(number)
    else { throw fault(node, "`\(name)` must be a number from 0 to 1000000.") }
    return number
  }

  /// A text.
  func text(_ node: YAMLDocument, _ name: String) throws(GradingError) -> String {
    guard case .text(let text, _) = node else { throw fault(node, "`\(name)` must be text.") }
    return text
  }

  /// An error at a value's place.
  func fault(_ node: YAMLDocument, _ reason: String) -> GradingError {
    .badFile(path: path, line: node.line, reason: reason)
  }
}
