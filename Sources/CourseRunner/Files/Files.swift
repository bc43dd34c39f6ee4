import Foundation

/// The few questions that the engine asks the file system.
enum Files {
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The path without symbolic links.
  static func resolve(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// A path that may be relative to a folder.
  static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  static func read(_ path: String) throws(RunnerError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(file: path, reason: reason(error))
    }
  }

  static func text(_ path: String) throws(RunnerError) -> String {
    let data = try read(path)
    guard let text = String(data: data, encoding: .utf8) else {
      throw .unreadable(file: path, reason: "it is not UTF-8 text")
    }
    return text
  }

  /// Writes a file whole or not at all.
  static func write(_ data: Data, to path: String) throws(RunnerError) {
    do {
      try makeFolder(folder(of: path))
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch let error as RunnerError {
      throw error
    } catch {
      throw .unwritable(file: path, reason: reason(error))
    }
  }

  static func makeFolder(_ path: String) throws(RunnerError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(file: path, reason: reason(error))
    }
  }

  static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// The regular files below a folder, as paths relative to it, in order.
  static func list(below folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { Stamp(of: folder + "/" + $0) != nil }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
    case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
    case .fileWriteOutOfSpace: "the disk is full"
    default: (error as NSError).localizedDescription
    }
  }
}
