import CourseArchives
import CourseModel
import Foundation

/// Takes in the work of a class: a folder with something for every student, or one archive of all.
struct ClassReader {
  let finder: ExerciseFinder
  private var reader: HandinReader { HandinReader(finder: finder) }

  /// The largest archive of a class, and of one student in it, in bytes.
  static let classLimit = 2 << 30

  init(_ exercises: [Exercise]) { finder = ExerciseFinder(exercises) }

  /// Reads everything, one student after the other.
  ///
  /// - Parameters:
  ///   - path: the folder or archive.
  ///   - take: called with every student's work; several times where it came in several parts.
  /// - Returns: the names of what belongs to nobody.
  /// - Throws: ``GradingError``.
  func read(
    _ path: String,
    take: (Handin) throws(GradingError) -> Void
  ) throws(GradingError) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .noSubmissions(folder: path)
    }
    return isFolder.boolValue
      ? try read(folder: path, take: take) : try read(archive: path, take: take)
  }

  private func read(
    folder: String,
    take: (Handin) throws(GradingError) -> Void
  ) throws(GradingError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .noSubmissions(folder: folder)
    }
    var strays: [String] = []
    var count = 0
    for name in names.sorted() where !name.hasPrefix(".") && name != "__MACOSX" {
      let path = folder + "/" + name
      let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type]
      switch type as? FileAttributeType {
      case .typeDirectory?:
        try take(handin(PlatformName(name), reader.read(folder: path)))
      case .typeRegular? where Archive.hasName(name) || name.hasSuffix(".swift"):
        try take(handin(fileNamed: name, SafeFile.read(name, below: folder, limit: 64 << 20)))
      default:
        strays.append(name.undeceiving)
        continue
      }
      count += 1
    }
    guard count > 0 else { throw .noSubmissions(folder: folder) }
    return strays
  }

  /// One student's work, which came as one file.
  private func handin(fileNamed name: String, _ result: SafeFile.Result) -> Handin {
    let known = PlatformName(name)
    switch result {
    case .absent: return handin(known, refused: .unreadable(reason: "it is gone"))
    case .refused(let refusal): return handin(known, refused: refusal)
    case .bytes(let data, let time):
      return handin(fileNamed: name, data, time: time)
    }
  }

  private func handin(fileNamed name: String, _ data: Data, time: Date?) -> Handin {
    let known = PlatformName(name)
    if Archive.hasName(name) {
      return handin(known, reader.read(archive: data, attempt: known.attempt, time: time))
    }
    let tree = HandinReader.Tree(paths: [known.rest]) { _ in (Handin.Content(data), time) }
    return handin(known, reader.find(in: tree, attempt: known.attempt))
  }

  private func handin(_ name: PlatformName, refused refusal: Refusal) -> Handin {
    handin(name, HandinReader.Found(files: [], refusal: refusal))
  }

  private func handin(_ name: PlatformName, _ found: HandinReader.Found) -> Handin {
    var student = name.student
    let deceives = student.id.deceives
    // One name may be written in two ways, which look the same and would be two students.
    student.id = student.id.undeceiving.precomposedStringWithCanonicalMapping
    student.name = student.name.undeceiving
    return Handin(
      student: student,
      files: deceives ? [] : found.files,
      refusal: deceives ? .name : found.refusal,
      quiz: deceives ? nil : found.quiz
    )
  }

  private func read(
    archive path: String,
    take: (Handin) throws(GradingError) -> Void
  ) throws(GradingError) -> [String] {
    let archive: Archive
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      archive = try Archive(data, limit: Self.classLimit)
    } catch let fault as ArchiveFault {
      throw .badArchive(path: path, reason: fault.description)
    } catch {
      throw .unreadable(path: path, reason: "it cannot be opened")
    }
    var strays: [String] = []
    var order: [String] = []
    var parts: [String: [(path: String, entry: Archive.Entry)]] = [:]
    let common = commonFolder(of: archive)
    for entry in archive.entries {
      guard let below = Self.drop(common, from: entry.plainPath) else {
        if entry.kind != .folder { strays.append(entry.path.undeceiving) }
        continue
      }
      let top = String(below.prefix { $0 != "/" })
      guard !top.isEmpty, top != "..", !top.hasPrefix("."), top != "__MACOSX" else {
        if entry.kind != .folder, !top.hasPrefix(".") || top == ".." {
          strays.append(entry.path.undeceiving)
        }
        continue
      }
      if parts[top] == nil { order.append(top) }
      parts[top, default: []].append((String(below.dropFirst(top.count + 1)), entry))
    }
    var count = 0
    for top in order.sorted() {
      guard let handin = handin(named: top, parts[top] ?? [], archive) else {
        strays.append(top.undeceiving)
        continue
      }
      count += 1
      try take(handin)
    }
    guard count > 0 else { throw .noSubmissions(folder: path) }
    return strays
  }

  /// What stands under one name in a class's archive; `nil` where that is nobody's.
  private func handin(
    named top: String,
    _ entries: [(path: String, entry: Archive.Entry)],
    _ archive: Archive
  ) -> Handin? {
    if entries.count == 1, entries[0].path.isEmpty, entries[0].entry.kind == .file {
      guard Archive.hasName(top) || top.hasSuffix(".swift") else { return nil }
      let entry = entries[0].entry
      do throws(ArchiveFault) {
        let data = try archive.read(entry, limit: WorkArchive.sizeLimit)
        return handin(fileNamed: top, data, time: entry.time)
      } catch {
        let reason = "the archive: \(error.description)"
        return handin(PlatformName(top), refused: .archive(reason: reason))
      }
    }
    let inside = entries.filter { !$0.path.isEmpty }
    if inside.isEmpty, entries.allSatisfy({ $0.entry.kind == .folder }) {
      return handin(PlatformName(top), HandinReader.Found(files: []))
    }
    switch WorkArchive.make(archive, inside.isEmpty ? entries : inside) {
    case .failure(let refusal):
      return handin(PlatformName(top), refused: .archive(reason: refusal.reason))
    case .success(let work): return handin(PlatformName(top), reader.read(work))
    }
  }

  /// The one folder that holds all students' folders, where there is such a one.
  private func commonFolder(of archive: Archive) -> String? {
    let tops = Set(
      archive.entries.compactMap { $0.plainPath.split(separator: "/").first.map(String.init) }
    ).subtracting(["__MACOSX"])
    guard tops.count == 1, let top = tops.first else { return nil }
    let files = archive.entries.filter { $0.kind == .file }.compactMap {
      Self.drop(top, from: $0.plainPath)
    }
    // The one folder may also be an only student's.
    let isStudent = files.contains { path in
      finder.exercises.contains { ExerciseFinder.expectedPaths(of: $0).contains(path) }
    }
    return isStudent || files.isEmpty ? nil : top
  }

  private static func drop(_ folder: String?, from path: String) -> String? {
    guard let folder else { return path }
    guard path.hasPrefix(folder + "/") else { return nil }
    return String(path.dropFirst(folder.count + 1))
  }
}
