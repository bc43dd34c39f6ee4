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
  func files(in tree: Tree, attempt: Int = 1) -> [Handin.File] {
    var byAttempt: [Int: [String]] = [:]
    for path in tree.paths {
      let top = path.split(separator: "/").first ?? ""
      let number = top.wholeMatch(of: /[Aa]ttempt[-_ ]?(\d{1,4})/).flatMap { Int($0.1) }
      byAttempt[number ?? attempt, default: []].append(path)
    }
    return byAttempt.sorted { $0.key < $1.key }.flatMap { number, paths -> [Handin.File] in
      let chosen = finder.choose(among: paths)
      return finder.exercises.compactMap { exercise in
        guard let path = chosen[exercise.id], let (content, time) = tree.content(path) else {
          return nil
        }
        return Handin.File(exercise: exercise.id, attempt: number, time: time, content: content)
      }
    }
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
    var found = find(in: tree, attempt: attempt)
    let archives = tree.paths.filter { Archive.hasName($0) }
    guard found.files.isEmpty, !archives.isEmpty else { return found }
    for (index, path) in archives.enumerated() {
      switch file(path) {
      case .absent: continue
      case .refused(let reason): found.refusal = reason
      case .bytes(let data, let time):
        // An archive in an archive is opened, and none in that.
        let more = open(data) { find(in: self.tree($0, time: time), attempt: attempt + index) }
        found.files += more.files
        found.refusal = more.refusal ?? found.refusal
        found.quiz = more.quiz ?? found.quiz
      }
    }
    return found
  }

  private func open(_ data: Data, _ find: (WorkArchive) -> Found) -> Found {
    switch WorkArchive.open(data) {
    case .failure(let refusal): Found(files: [], refusal: .archive(reason: refusal.reason))
    case .success(let archive): find(archive)
    }
  }

  /// What a student handed in, as far as it can be read.
  struct Found {
    var files: [Handin.File]
    var refusal: Refusal?
    var quiz: String?
  }

  /// All that counts in a tree.
  func find(in tree: Tree, attempt: Int = 1) -> Found {
    Found(files: files(in: tree, attempt: attempt), quiz: quiz(in: tree))
  }
}
