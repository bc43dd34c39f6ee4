import CourseArchives
import Foundation

/// A student's archive, looked through before anything of it is read.
struct WorkArchive {
  let archive: Archive
  /// The entries of one student, by their paths below the student's folder.
  private(set) var entries: [(path: String, entry: Archive.Entry)] = []

  /// The most entries, and the most bytes unpacked, of one student.
  static let entryLimit = 10_000
  static let sizeLimit = 64 << 20

  /// Reads an archive that is one student's alone.
  static func open(_ data: Data) -> Result<WorkArchive, ArchiveRefusal> {
    let archive: Archive
    do throws(ArchiveFault) {
      archive = try Archive(data, limit: sizeLimit)
    } catch {
      return .failure(ArchiveRefusal(reason: "the archive: \(error.description)"))
    }
    let all = archive.entries.map { (path: $0.plainPath, entry: $0) }
    return make(archive, all)
  }

  /// Takes a student's part of a class's archive.
  static func make(
    _ archive: Archive,
    _ entries: [(path: String, entry: Archive.Entry)]
  ) -> Result<WorkArchive, ArchiveRefusal> {
    guard entries.count <= entryLimit else {
      return .failure(ArchiveRefusal(reason: "the archive holds more than \(entryLimit) entries"))
    }
    var size = 0
    var seen: Set<String> = []
    for (path, entry) in entries {
      if let reason = danger(of: path, entry) { return .failure(ArchiveRefusal(reason: reason)) }
      guard entry.kind == .file else { continue }
      size += entry.size
      guard size <= sizeLimit else {
        return .failure(
          ArchiveRefusal(reason: "the archive unpacks to more than \(sizeLimit >> 20) MB")
        )
      }
      guard seen.insert(path).inserted else {
        return .failure(ArchiveRefusal(reason: "the archive holds `\(path.undeceiving)` twice"))
      }
    }
    return .success(WorkArchive(archive: archive, entries: entries))
  }

  /// What an honest archive doesn't hold.
  private static func danger(of path: String, _ entry: Archive.Entry) -> String? {
    let shown = "`\(path.undeceiving.prefix(80))`"
    switch entry.kind {
    case .symbolicLink: return "the archive holds a symbolic link, \(shown)"
    case .hardLink: return "the archive holds a hard link, \(shown)"
    case .special: return "the archive holds a device or a pipe, \(shown)"
    case .file, .folder: break
    }
    if path.deceives {
      return "the archive holds a name with characters that cannot be seen, \(shown)"
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.hasPrefix("/") || parts.contains("..") || path.contains(/^[A-Za-z]:/) {
      return "the archive holds a path that leads out of it, \(shown)"
    }
    guard path.utf8.count <= 1024, parts.count <= 32 else {
      return "the archive holds a path that is too long, \(shown)"
    }
    return nil
  }

  /// The paths of the files, but for what systems add on their own.
  var paths: [String] {
    entries.filter { $0.entry.kind == .file }.map(\.path).filter { path in
      !path.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    }
  }

  /// An archive in this one, which nothing but its own ending makes one.
  func file(_ path: String) -> SafeFile.Result {
    guard let entry = entries.first(where: { $0.path == path && $0.entry.kind == .file })?.entry
    else { return .absent }
    do throws(ArchiveFault) {
      return .bytes(try archive.read(entry, limit: Self.sizeLimit), modified: entry.time)
    } catch {
      return .refused(.archive(reason: "the archive: \(error.description)"))
    }
  }

  /// The content of a file.
  func content(_ path: String) -> Handin.Content {
    guard let entry = entries.first(where: { $0.path == path && $0.entry.kind == .file })?.entry
    else { return .refused(.unreadable(reason: "it is not there")) }
    guard entry.size <= SafeFile.limit else {
      return .refused(.tooLarge(bytes: entry.size, limit: SafeFile.limit))
    }
    do throws(ArchiveFault) {
      return Handin.Content(try archive.read(entry, limit: SafeFile.limit))
    } catch {
      return .refused(.archive(reason: "the archive: \(error.description)"))
    }
  }
}

/// Why an archive is not read.
struct ArchiveRefusal: Error, Sendable, Hashable {
  var reason: String
}

extension Archive.Entry {
  /// The path without the `./` that `tar` writes before it.
  var plainPath: String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    return String(path)
  }
}
