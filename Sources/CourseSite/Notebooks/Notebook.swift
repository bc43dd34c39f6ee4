import Foundation

/// A Jupyter notebook, format 4.5.
struct Notebook: Encodable {
  var cells: [Cell] = []
  var metadata = Metadata()
  var nbformat = 4
  var nbformatMinor = 5

  /// What the notebook says of itself.
  struct Metadata: Encodable {
    var kernelspec = ["display_name": "Swift", "language": "swift", "name": "swift"]
    var languageInfo = ["file_extension": ".swift", "name": "swift"]
  }

  /// Text or code.
  struct Cell: Encodable {
    var cellType: String
    /// Letters, digits, `-` and `_`, 64 at most.
    var id: String
    var metadata: [String: [String]] = [:]
    var source: [String]
    var outputs: [Output]?

    private enum CodingKeys: String, CodingKey {
      case cellType, id, metadata, source, outputs, executionCount
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(cellType, forKey: .cellType)
      try container.encode(id, forKey: .id)
      try container.encode(metadata, forKey: .metadata)
      try container.encode(source, forKey: .source)
      guard let outputs else { return }
      try container.encode(outputs, forKey: .outputs)
      try container.encodeNil(forKey: .executionCount)
    }
  }

  /// What code gave; what does not belong to its kind is absent.
  struct Output: Encodable {
    var outputType: String
    var name: String?
    var text: [String]?
    var ename: String?
    var evalue: String?
    var traceback: [String]?
    /// The same in several kinds, of which a reader's program shows the best that it can.
    var data: [String: [String]]?
    var metadata: [String: String]?

    /// Text on a stream.
    static func stream(_ name: String, _ text: String) -> Output {
      Output(outputType: "stream", name: name, text: text.notebookLines)
    }

    /// A picture or a table, with words for who sees neither.
    static func display(_ kind: String, _ content: String, words: String) -> Output {
      Output(
        outputType: "display_data",
        data: [kind: content.notebookLines, "text/plain": words.notebookLines],
        metadata: [:]
      )
    }

    /// An error.
    static func error(_ message: String) -> Output {
      Output(
        outputType: "error",
        ename: "Error",
        evalue: message,
        traceback: message.notebookLines
      )
    }
  }

  /// The file's content.
  func file(_ path: String) throws(SiteError) -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(self) + Data("\n".utf8)
    } catch {
      throw .unwritable(file: path, reason: "\(error)")
    }
  }
}

extension String {
  /// The lines, each with its line break, as notebooks hold text.
  var notebookLines: [String] {
    let lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let ended = lines.dropLast().map { $0 + "\n" }
    return lines.last.map { $0.isEmpty ? ended : ended + [$0] } ?? ended
  }
}
