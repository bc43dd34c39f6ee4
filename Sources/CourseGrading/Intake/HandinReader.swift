import CourseArchives
import CourseModel
import Foundation

/// Finds the files of exercises in what one student has handed in.
struct HandinReader {
  let finder: ExerciseFinder

  /// A place that holds a student's files.
  struct Tree {
    var paths: [String]
    var content: (String) -> (Handin.Content, Date?)?
  }

  /// The tree of a folder.
  func tree(_ folder: String) -> Tree {
    // A link is not listed; where it stands in an expected place, it is found and refused.
    let expected = finder.exercises.flatMap { ExerciseFinder.expectedPaths(of: $0) }
    let listed = Set(SafeFile.list(folder))
    let present = expected.filter { path in
      if listed.contains(path) { return true }
      if case .absent = SafeFile.read(path, below: folder) { return false }
      return true
    }
    return Tree(paths: listed.union(present).sorted()) { path in
      switch SafeFile.read(path, below: folder) {
      case .absent: nil
      case .refused(let refusal): (.refused(refusal), nil)
      case .bytes(let data, let time): (Handin.Content(data), time)
      }
    }
  }

  /// The tree of an archive, all of it handed in at one time.
  func tree(_ archive: WorkArchive, time: Date?) -> Tree {
    Tree(paths: archive.paths) { path in (archive.content(path), time) }
  }

  /// The exported answers to quizzes in a tree, the file nearest to its top.
  private func quiz(in tree: Tree) -> String? {
    let paths = tree.paths.filter {
      $0 == Quizzes.fileName || $0.hasSuffix("/" + Quizzes.fileName)
    }
    guard let path = paths.min(by: { ($0.count, $0) < ($1.count, $1) }),
      case .text(let text)? = tree.content(path)?.0
    else { return nil }
    return text
  }

  /// The files of exercises in a tree; folders `attempt-1`, `attempt-2` … in it are attempts.
  private func files(in tree: Tree, attempt: Int, _ notices: inout [String]) -> [Handin.File] {
    var byAttempt: [Int: [String]] = [:]
    for path in tree.paths {
      let top = path.split(separator: "/").first ?? ""
      let number = top.wholeMatch(of: /[Aa]ttempt[-_ ]?(\d{1,4})/).flatMap { Int($0.1) }
      byAttempt[number ?? attempt, default: []].append(path)
    }
    var files: [Handin.File] = []
    for (number, paths) in byAttempt.sorted(by: { $0.key < $1.key }) {
      let chosen = finder.choose(among: paths)
      for exercise in finder.exercises {
        guard let paths = chosen[exercise.id], let path = paths.first,
          let (content, time) = tree.content(path)
        else { continue }
        files.append(
          Handin.File(exercise: exercise.id, attempt: number, time: time, content: content)
        )
        notices += paths.dropFirst().filter { tree.content($0)?.0 != content }.map {
          "`\($0.undeceiving)` was passed over: `\(path.undeceiving)` is \(exercise.id)"
        }
      }
      let known = Set(chosen.values.joined())
      notices += paths.filter { $0.hasSuffix(".swift") && !known.contains($0) }.prefix(5).map {
        "`\($0.undeceiving)` has the name of no exercise and was passed over"
      }
    }
    return files
  }

  /// What a student's folder holds: files, or archives of them, the later name the later attempt.
  func read(folder: String) -> Found {
    read(tree(folder)) { SafeFile.read($0, below: folder, limit: WorkArchive.sizeLimit) }
  }

  /// What a student's part of a class's archive holds, which is the same as a folder's.
  func read(_ work: WorkArchive) -> Found {
    read(tree(work, time: nil)) { work.file($0) }
  }

  /// What a student's archive holds, which is the same too, but for its times.
  func read(archive data: Data, attempt: Int, time: Date?) -> Found {
    open(data) { archive in
      read(tree(archive, time: time), attempt: attempt) { path in
        let file = archive.file(path)
        guard case .bytes(let data, _) = file else { return file }
        return .bytes(data, modified: time)
      }
    }
  }

  private func read(
    _ tree: Tree,
    attempt: Int = 1,
    file: (String) -> SafeFile.Result
  ) -> Found {
    let loose = find(in: tree, attempt: attempt)
    var parts = [Found.Part(name: Found.Part.loose, found: loose)]
    for (index, path) in tree.paths.filter({ Archive.hasName($0) }).enumerated() {
      switch file(path) {
      case .absent: continue
      case .refused(let reason):
        parts.append(Found.Part(name: path, found: Found(files: [], refusal: reason)))
      case .bytes(let data, let time):
        // An archive in an archive is opened, and none in that.
        let number = loose.files.isEmpty ? attempt + index : attempt
        let found = open(data) { find(in: self.tree($0, time: time), attempt: number) }
        parts.append(Found.Part(name: path, found: found))
      }
    }
    return Found(joining: parts)
  }

  private func open(_ data: Data, _ find: (WorkArchive) -> Found) -> Found {
    switch WorkArchive.open(data) {
    case .failure(let refusal): Found(files: [], refusal: .archive(reason: refusal.reason))
    case .success(let archive): find(archive)
    }
  }

  /// All that counts in a tree.
  func find(in tree: Tree, attempt: Int = 1) -> Found {
    var notices: [String] = []
    let files = files(in: tree, attempt: attempt, &notices)
    return Found(files: files, quiz: quiz(in: tree), notices: notices)
  }
}
