import CourseModel
import Foundation

/// The files of a course, by their paths from its folder.
struct CourseFiles: Sendable {
  /// The course's folder.
  let root: String

  /// What reading a file can give.
  enum Content {
    case text(String)
    case missing
    case notUTF8
  }

  /// The file's text.
  func read(_ path: String) -> Content {
    guard isFile(path), let data = FileManager.default.contents(atPath: absolute(path)) else {
      return .missing
    }
    return String(validating: data, as: UTF8.self).map { .text($0) } ?? .notUTF8
  }

  /// The file's text; `nil` where there is none, which is reported only if it is not UTF-8.
  func text(_ path: String, _ findings: inout Findings) -> String? {
    switch read(path) {
    case .text(let text): return text
    case .missing: return nil
    case .notUTF8:
      findings.report(FileFault.noEncoding, at: SourceRange(file: path, line: 1))
      return nil
    }
  }

  /// Whether there is a file or a folder.
  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: absolute(path))
  }

  /// Whether there is a file.
  func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: absolute(path), isDirectory: &isFolder)
    return exists && !isFolder.boolValue
  }

  /// The names of what stands in a folder, in order, without hidden ones.
  func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: absolute(folder))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private func absolute(_ path: String) -> String { root + "/" + path }
}
