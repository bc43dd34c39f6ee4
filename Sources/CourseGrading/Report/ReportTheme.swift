import Foundation
import Mustache

/// The templates of reports: `templates/grading` of the website's theme, and its style sheet.
///
/// A report is one file that needs no other, so that it can be sent.
public struct ReportTheme: Sendable {
  private let library: MustacheLibrary
  private let style: String

  /// Reads a theme.
  ///
  /// - Parameter folder: the folder `site` of a course or of the engine.
  /// - Throws: ``GradingError/unreadable(path:reason:)`` naming what is missing or malformed.
  public init(folder: String) throws(GradingError) {
    var library = MustacheLibrary()
    for name in ["head", "feedback", "class", "pairs", "pair"] {
      let path = folder + "/templates/grading/\(name).mustache"
      do {
        library.register(try MustacheTemplate(string: try Self.text(path)), named: name)
      } catch let error as GradingError {
        throw error
      } catch {
        throw .unreadable(path: path, reason: "it is no Mustache template: \(error)")
      }
    }
    self.library = library
    let sheets = [
      try Self.text(folder + "/style/style.css"),
      try Self.text(folder + "/templates/grading/grading.css"),
    ]
    // The fonts are files beside the website; a report does without.
    style = sheets.joined(separator: "\n").split(separator: "\n")
      .filter { !$0.hasPrefix("@font-face") }.joined(separator: "\n")
  }

  private static func text(_ path: String) throws(GradingError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The page that a template makes of some values; `{{name}}` is escaped.
  func render(_ template: String, _ values: [String: Any]) -> String {
    var values = Self.present(values)
    values["style"] = style
    return library.render(values, withTemplate: template) ?? ""
  }

  /// The values without empty ones, so that a section of theirs is left out, and as they may be released;
  /// `has_NAME` tells that the list NAME has something.
  private static func present(_ values: [String: Any]) -> [String: Any] {
    var result: [String: Any] = [:]
    for (name, value) in values {
      switch value {
      case let text as String:
        if !text.isEmpty { result[name] = text.released }
      case let list as [[String: Any]]:
        guard !list.isEmpty else { continue }
        result[name] = list.map { present($0) }
        result["has_" + name] = true
      case let list as [String]:
        guard !list.isEmpty else { continue }
        result[name] = list.map(\.released)
        result["has_" + name] = true
      case let inner as [String: Any]: result[name] = present(inner)
      default: result[name] = value
      }
    }
    return result
  }
}
