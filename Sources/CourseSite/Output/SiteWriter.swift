import Foundation

/// Writes a site's files into a folder, and removes those of an earlier build that it has no more.
///
/// A list of what was written stays in the folder, so that only files of ours are ever removed,
/// whatever folder was chosen.
struct SiteWriter {
  /// The list's name in the folder.
  static let manifest = ".course-site"

  private let folder: String
  /// Where files are written bit by bit until they are whole.
  let workshop: String
  /// The files so far.
  private(set) var files: Set<String> = []
  private var written: Set<String> = []

  init(folder: String) {
    self.folder = folder
    workshop = Self.workshop(in: folder)
  }

  /// The workshop of a site; what a build leaves there that is ended early, the next one removes.
  static func workshop(in folder: String) -> String { folder + "/.course-site-workshop" }

  /// Writes a file, unless it is there with the same content.
  mutating func write(_ content: Data, to path: String) throws(SiteError) {
    guard files.insert(path).inserted else { throw .duplicatePage(file: path) }
    let file = folder + "/" + path
    if (try? Data(contentsOf: URL(fileURLWithPath: file))) == content { return }
    try Files.write(content, to: file)
    written.insert(path)
  }

  /// Takes a file over, unless it is there with the same content.
  mutating func write(_ content: Scroll, to path: String) throws(SiteError) {
    guard files.insert(path).inserted else { throw .duplicatePage(file: path) }
    let file = folder + "/" + path
    if FileManager.default.contentsEqual(atPath: content.path, andPath: file) { return }
    try Files.move(content.path, to: file)
    written.insert(path)
  }

  /// What is in a file.
  func content(of path: String) throws(SiteError) -> Data { try Files.read(folder + "/" + path) }

  /// Keeps a file of an earlier build whose name says what is in it.
  ///
  /// - Returns: Whether there is one; if not, it must be written.
  mutating func keep(_ path: String) -> Bool {
    guard FileManager.default.fileExists(atPath: folder + "/" + path) else { return false }
    return files.insert(path).inserted
  }

  /// Removes what was never finished.
  func closeWorkshop() { try? FileManager.default.removeItem(atPath: workshop) }

  /// Removes what is left of earlier builds, and says what was done.
  func finish() throws(SiteError) -> SiteReport {
    var removed: [String] = []
    for path in earlierFiles() where !files.contains(path) {
      let file = folder + "/" + path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else { continue }
      guard !isFolder.boolValue else { continue }
      do {
        try FileManager.default.removeItem(atPath: file)
      } catch {
        throw .unwritable(file: file, reason: error.localizedDescription)
      }
      removed.append(path)
    }
    let list = files.sorted().map { $0 + "\n" }.joined()
    try Files.write(Data(list.utf8), to: folder + "/" + Self.manifest)
    return SiteReport(
      files: files.sorted(),
      written: written.sorted(),
      removed: removed,
      diagnostics: []
    )
  }

  /// The files that the last build listed; a line that leads out of the folder is not ours.
  private func earlierFiles() -> [String] {
    let file = URL(fileURLWithPath: folder + "/" + Self.manifest)
    guard let content = try? Data(contentsOf: file) else { return [] }
    return String(decoding: content, as: UTF8.self)
      .split(separator: "\n")
      .map(String.init)
      .filter { path in
        !path.hasPrefix("/") && !path.split(separator: "/").contains { $0 == ".." || $0 == "." }
      }
      .sorted()
  }
}
