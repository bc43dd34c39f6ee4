import CourseArchives
import CourseModel
import Foundation

/// Takes in the work of a class: a folder with something for every student, or one archive of all.
struct ClassReader {
  let finder: ExerciseFinder
  private var reader: HandinReader { HandinReader(finder: finder) }

  /// The largest archive of a class, and of one student in it, in bytes.
  static let classLimit = 2 << 30

  init(_ exercises: [Exercise], only: Exercise? = nil) {
    finder = ExerciseFinder(exercises, only: only)
  }

  /// What stands under one name.
  private struct Part {
    var name: String
    /// Reads it; `nil` where it is nobody's.
    var read: () -> (student: Student, found: Found)?
  }

  /// Reads everything, one student after the other.
  ///
  /// - Parameters:
  ///   - path: the folder or archive.
  ///   - take: called once with every student's work, however many parts it came in.
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
    let shown = names.sorted().filter { !$0.hasPrefix(".") && $0 != "__MACOSX" }
    let parts = shown.map { name in
      Part(name: name) {
        let path = folder + "/" + name
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type]
        switch type as? FileAttributeType {
        case .typeDirectory?: return work(of: PlatformName(name), reader.read(folder: path))
        case .typeRegular? where Archive.hasName(name) || name.hasSuffix(".swift"):
          let file = SafeFile.read(name, below: folder, limit: WorkArchive.sizeLimit)
          return work(fileNamed: name, file)
        default: return nil
        }
      }
    }
    return try handOn(parts, of: folder, take)
  }

  /// Hands on every student's parts together.
  private func handOn(
    _ parts: [Part],
    of path: String,
    _ take: (Handin) throws(GradingError) -> Void
  ) throws(GradingError) -> [String] {
    var strays: [String] = []
    var order: [String] = []
    var byStudent: [String: [Part]] = [:]
    for part in parts {
      let id = Self.student(PlatformName(part.name)).id
      if byStudent[id] == nil { order.append(id) }
      byStudent[id, default: []].append(part)
    }
    var count = 0
    for id in order {
      var student: Student?
      var found: [Found.Part] = []
      for part in byStudent[id] ?? [] {
        guard let work = part.read() else {
          strays.append(part.name.undeceiving)
          continue
        }
        let known = student?.platform ?? [:]
        student = work.student
        student?.platform.merge(known) { _, first in first }
        found.append(Found.Part(name: part.name, found: work.found))
      }
      guard let student else { continue }
      count += 1
      try take(Handin(student: student, found: Found(joining: found)))
    }
    guard count > 0 else { throw .noSubmissions(folder: path) }
    return strays
  }

  /// Who handed in what has a name; one name may be written in two ways, which look the same and would
  /// be two students.
  private static func student(_ name: PlatformName) -> Student {
    var student = name.student
    student.id = student.id.undeceiving.precomposedStringWithCanonicalMapping
    student.name = student.name.undeceiving
    return student
  }

  /// One student's work, which came as one file.
  private func work(
    fileNamed name: String,
    _ result: SafeFile.Result
  ) -> (student: Student, found: Found) {
    let known = PlatformName(name)
    switch result {
    case .absent: return work(of: known, refused: .unreadable(reason: "it is gone"))
    case .refused(let refusal): return work(of: known, refused: refusal)
    case .bytes(let data, let time): return work(fileNamed: name, data, time: time)
    }
  }

  private func work(
    fileNamed name: String,
    _ data: Data,
    time: Date?
  ) -> (student: Student, found: Found) {
    let known = PlatformName(name)
    if Archive.hasName(name) {
      return work(of: known, reader.read(archive: data, attempt: known.attempt, time: time))
    }
    let tree = HandinReader.Tree(paths: [known.rest]) { _ in (Handin.Content(data), time) }
    return work(of: known, reader.find(in: tree, attempt: known.attempt))
  }

  private func work(
    of name: PlatformName,
    refused refusal: Refusal
  ) -> (student: Student, found: Found) {
    work(of: name, Found(files: [], refusal: refusal))
  }

  private func work(of name: PlatformName, _ found: Found) -> (student: Student, found: Found) {
    let isPlain = !name.student.id.deceives
    return (Self.student(name), isPlain ? found : Found(files: [], refusal: .name))
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
    let students = order.sorted().map { top in
      Part(name: top) { work(named: top, parts[top] ?? [], archive) }
    }
    return try strays + handOn(students, of: path, take)
  }

  /// What stands under one name in a class's archive; `nil` where that is nobody's.
  private func work(
    named top: String,
    _ entries: [(path: String, entry: Archive.Entry)],
    _ archive: Archive
  ) -> (student: Student, found: Found)? {
    if entries.count == 1, entries[0].path.isEmpty, entries[0].entry.kind == .file {
      guard Archive.hasName(top) || top.hasSuffix(".swift") else { return nil }
      let entry = entries[0].entry
      do throws(ArchiveFault) {
        let data = try archive.read(entry, limit: WorkArchive.sizeLimit)
        return work(fileNamed: top, data, time: entry.time)
      } catch {
        let reason = "the archive: \(error.description)"
        return work(of: PlatformName(top), refused: .archive(reason: reason))
      }
    }
    let inside = entries.filter { !$0.path.isEmpty }
    if inside.isEmpty, entries.allSatisfy({ $0.entry.kind == .folder }) {
      return work(of: PlatformName(top), Found(files: []))
    }
    switch WorkArchive.make(archive, inside.isEmpty ? entries : inside) {
    case .failure(let refusal):
      return work(of: PlatformName(top), refused: .archive(reason: refusal.reason))
    case .success(let files): return work(of: PlatformName(top), reader.read(files))
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
