import CourseModel

/// Knows by a file's path which exercise it answers.
struct ExerciseFinder: Sendable {
  let exercises: [Exercise]
  /// The exercise that a bare `Exercise.swift` answers, where only one is asked for.
  private let only: Exercise?
  private let slugs: [String: [Exercise]]

  init(_ exercises: [Exercise], only: Exercise? = nil) {
    self.exercises = exercises
    self.only = only
    slugs = Dictionary(grouping: exercises) { String($0.id.split(separator: "/").last ?? "") }
  }

  /// The exercise that a file answers, and how far its place is from the expected one.
  private func match(_ path: String) -> (exercise: String, distance: Int)? {
    let parts = path.split(separator: "/").map(String.init)
    guard let file = parts.last, file.hasSuffix(".swift") else { return nil }
    if file == "Exercise.swift", parts.count >= 2, let known = slugs[parts[parts.count - 2]] {
      let folder = parts[parts.count - 2]
      if parts.count >= 3,
        let exact = known.first(where: { $0.id == parts[parts.count - 3] + "/" + folder })
      {
        return (exact.id, parts.count)
      }
      return known.count == 1 ? (known[0].id, 100 + parts.count) : nil
    }
    // `load-report.swift`, and `load-report-1.swift` as platforms name what is handed in again.
    let name = file.dropLast(6).replacing(/-\d+$/, with: "")
    if name == "Exercise" { return only.map { ($0.id, 300 + parts.count) } }
    guard let known = slugs[String(name)], known.count == 1 else { return nil }
    return (known[0].id, 200 + parts.count)
  }

  /// For every exercise the paths that answer it, the nearest to the expected one first.
  func choose(among paths: [String]) -> [String: [String]] {
    var found: [String: [(path: String, distance: Int)]] = [:]
    for path in paths {
      guard let (exercise, distance) = match(path) else { continue }
      found[exercise, default: []].append((path, distance))
    }
    return found.mapValues { paths in
      paths.sorted { ($0.distance, $0.path) < ($1.distance, $1.path) }.map(\.path)
    }
  }

  /// The paths at which an exercise's file is expected.
  static func expectedPaths(of exercise: Exercise) -> [String] {
    [exercise.id + "/Exercise.swift", "work/" + exercise.id + "/Exercise.swift"]
  }
}
