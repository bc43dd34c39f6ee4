import Foundation

/// Jupyter Book, which makes a website of the same lessons as notebooks.
///
/// It runs their PyTorch cells where ours runs their Swift cells, and keeps what they gave as ours does.
final class BookPeer {
  /// Its name and version; `nil` where it is not installed.
  let version: String?
  private let folder: URL
  private let notebooks: [URL]
  private var edits = 0

  private static var program: String {
    ProcessInfo.processInfo.environment["JUPYTER_BOOK"] ?? "jupyter-book"
  }

  /// Writes a book of notebooks.
  init(in folder: URL, notebooks: [URL]) throws {
    self.folder = folder
    let words = try? Program.run([Self.program, "--version"])
    let number = words?.firstMatch(of: /Jupyter Book\s*:\s*(1\.\S+|0\.\S+)/)?.1
    version = number.map { "Jupyter Book \($0)" }
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    self.notebooks = try notebooks.map { notebook in
      let copy = folder.appending(path: notebook.lastPathComponent)
      try Self.withPythonAlone(try Data(contentsOf: notebook)).write(to: copy)
      return copy
    }
    let names = self.notebooks.map { $0.deletingPathExtension().lastPathComponent }
    let data = Program.root.appending(path: "Lessons/data")
    try files.copyItem(at: data, to: folder.appending(path: "data"))
    let configuration = """
      title: The course
      execute:
        execute_notebooks: cache
        allow_errors: true
        timeout: 300

      """
    let contents = """
      format: jb-book
      root: \(names.first ?? "")
      chapters:
      \(names.dropFirst().map { "  - file: \($0)\n" }.joined())
      """
    for (name, text) in [("_config.yml", configuration), ("_toc.yml", contents)] {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
  }

  /// A notebook for Python's kernel: cells in Swift become text.
  private static func withPythonAlone(_ notebook: Data) throws -> Data {
    guard var book = try JSONSerialization.jsonObject(with: notebook) as? [String: Any],
      let cells = book["cells"] as? [[String: Any]]
    else { return notebook }
    book["metadata"] = [
      "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"]
    ]
    book["cells"] = cells.map { cell in
      let tags = (cell["metadata"] as? [String: Any])?["tags"] as? [String] ?? []
      guard tags.contains("swift"), let source = cell["source"] as? [String] else { return cell }
      return [
        "cell_type": "markdown", "id": cell["id"] ?? "", "metadata": [String: Any](),
        "source": ["```swift\n"] + source + ["\n```"],
      ]
    }
    return try JSONSerialization.data(withJSONObject: book, options: [.sortedKeys])
  }

  /// How many milliseconds a build takes.
  func measure(_ step: SiteStep) throws -> Double {
    switch step {
    case .cold: try? FileManager.default.removeItem(at: folder.appending(path: "_build"))
    case .warm: break
    case .edited:
      edits += 1
      guard let file = notebooks.first else { break }
      let text = try String(contentsOf: file, encoding: .utf8)
      let start = text.firstRange(of: "\"# ")?.upperBound ?? text.startIndex
      try (text[..<start] + "Edited \(edits). " + text[start...])
        .write(to: file, atomically: true, encoding: .utf8)
    }
    return try Timing.milliseconds {
      try Program.run([Self.program, "build", folder.path])
    }
  }
}
