import CourseModel

/// Reads the exercises: every folder two levels below `Exercises`.
struct ExerciseLoader {
  /// The course's files.
  let files: CourseFiles

  /// What an exercise's folder holds, `exercise.yml` first.
  static let required = [
    "exercise.yml", "README.md", "Exercise.swift", "Checks.swift", "Solution.swift", "hints.md",
  ]

  /// An exercise's name, and the exercise where it can be used.
  struct Draft {
    var id: String
    var exercise: Exercise?
  }

  /// Reads all exercises, in order of their names.
  func load(_ findings: inout Findings) -> [Draft] {
    var drafts: [Draft] = []
    for topic in files.names(in: "Exercises") {
      for slug in files.names(in: "Exercises/\(topic)") {
        let folder = "Exercises/\(topic)/\(slug)"
        guard !files.isFile(folder) else { continue }
        let id = "\(topic)/\(slug)"
        drafts.append(Draft(id: id, exercise: exercise(id, folder, &findings)))
      }
    }
    return drafts
  }

  private func exercise(_ id: String, _ folder: String, _ findings: inout Findings) -> Exercise? {
    for name in Self.required where !files.isFile("\(folder)/\(name)") {
      let place = SourceRange(file: "\(folder)/\(name)", line: 1)
      findings.report(ExerciseFault.missingFile(name), at: place)
    }
    let manifest = files.text("\(folder)/exercise.yml", &findings).flatMap {
      ExerciseManifest($0, file: "\(folder)/exercise.yml", &findings)
    }
    let task = files.text("\(folder)/README.md", &findings).map {
      ExerciseText.task($0, file: "\(folder)/README.md", title: manifest?.title, &findings)
    }
    let hints = files.text("\(folder)/hints.md", &findings).map {
      ExerciseText.hints($0, file: "\(folder)/hints.md", &findings)
    }
    if let manifest, let checks = files.text("\(folder)/Checks.swift", &findings) {
      manifest.compare(withMethodsOf: checks, &findings)
    }
    guard let manifest else { return nil }
    return Exercise(
      id: id,
      folder: folder,
      title: manifest.title,
      checks: manifest.checks,
      task: task ?? [],
      hints: hints ?? []
    )
  }
}
