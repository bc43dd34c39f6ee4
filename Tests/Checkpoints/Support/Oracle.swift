import Foundation

/// What real PyTorch says about the files of the public set, which real PyTorch wrote.
enum Oracle {
  /// The folder with the files and their descriptions.
  ///
  /// The environment may name another set, made by the oracle's `generate.py --seed N`.
  static let folder =
    ProcessInfo.processInfo.environment["STATE_DICT_ORACLE"].map { URL(filePath: $0) }
    ?? URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Conformance/public")

  /// The descriptions of good files.
  static func files() throws -> [JSON] { try read("checkpoints.json", "files") }

  /// The outcomes of loading broken and hostile files.
  static func cases() throws -> [JSON] { try loadErrors.get() }

  private static let loadErrors = Result { try read("load_errors.json", "cases") }

  /// The bytes of a file of the set.
  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: file)))
  }

  /// The description of one good file, named as in `mlp.pth`.
  static func file(_ name: String) throws -> JSON {
    let entry = try files().first { $0["file"]?.string == "checkpoints/" + name }
    guard let entry else { throw CocoaError(.fileNoSuchFile) }
    return entry
  }

  private static func read(_ name: String, _ key: String) throws -> [JSON] {
    let data = try Data(contentsOf: folder.appending(path: name))
    return try JSONDecoder().decode(JSON.self, from: data)[key]?.array ?? []
  }
}
