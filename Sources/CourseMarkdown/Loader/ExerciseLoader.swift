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
    /// The exercise on which it builds.
    var base: LessonDraft.Reference?
  }

  /// Reads all exercises, in order of their names.
  func load(_ findings: inout Findings) -> [Draft] {
    var drafts: [Draft] = []
    for topic in folders(in: "Exercises", &findings) {
      for slug in folders(in: "Exercises/\(topic)", &findings) {
        let id = "\(topic)/\(slug)"
        var draft = Draft(id: id)
        read(&draft, "Exercises/\(id)", &findings)
        drafts.append(draft)
      }
    }
    checkBases(&drafts, &findings)
    return drafts
  }

  /// The folders of a folder; a file among them belongs to nothing.
  private func folders(in folder: String, _ findings: inout Findings) -> [String] {
    files.names(in: folder).filter { name in
      guard files.isFile("\(folder)/\(name)") else { return true }
      reportStray(name, in: folder, &findings)
      return false
    }
  }

  private func reportStray(_ name: String, in folder: String, _ findings: inout Findings) {
    let place = SourceRange(file: "\(folder)/\(name)", line: 1)
    findings.report(ExerciseFault.strayFile(name, folder: folder), at: place)
  }

  /// Reports exercises that cannot build on what they name; they are then taken to build on nothing.
  private func checkBases(_ drafts: inout [Draft], _ findings: inout Findings) {
    let bases = drafts.reduce(into: [String: String]()) { $0[$1.id] = $1.base?.name }
    for index in drafts.indices {
      guard let base = drafts[index].base else { continue }
      let fault: ExerciseFault
      if let found = drafts.first(where: { $0.id == base.name }) {
        if Self.leads(from: base.name, to: drafts[index].id, bases) {
          fault = .circularBase(base.name)
        } else if let module = found.exercise?.moduleName, !Self.isModuleName(module) {
          fault = .unnameableBase(base.name)
        } else {
          continue
        }
      } else {
        let known = drafts.map(\.id).filter { $0 != drafts[index].id }
        fault = .unknownBase(base.name, known: known)
      }
      findings.report(fault, at: base.range)
      drafts[index].exercise?.buildsOn = nil
    }
  }

  /// Whether following the bases leads from one exercise to another.
  private static func leads(from start: String, to end: String, _ bases: [String: String]) -> Bool {
    var place: String? = start
    for _ in 0...bases.count {
      guard let here = place else { return false }
      if here == end { return true }
      place = bases[here]
    }
    return false
  }

  private static func isModuleName(_ name: String) -> Bool {
    name.first?.isLetter == true && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private func read(_ draft: inout Draft, _ folder: String, _ findings: inout Findings) {
    for name in files.names(in: folder)
    where !(Self.required + AnswerLoader.folders).contains(name) {
      reportStray(name, in: folder, &findings)
    }
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
      manifest.checks.compare(withMethodsOf: checks, &findings)
    }
    let answers = AnswerLoader(files: files, folder: folder)
    let solutions = answers.solutions(&findings)
    guard let manifest else { return }
    draft.base = manifest.buildsOn
    draft.exercise = Exercise(
      id: draft.id,
      folder: folder,
      title: manifest.title,
      checks: manifest.checks.usable,
      task: task ?? [],
      hints: hints ?? [],
      buildsOn: manifest.buildsOn?.name,
      furtherSolutions: solutions,
      wrongAnswers: answers.wrongAnswers(checks: manifest.checks.usable, &findings),
      equivalentMutants: manifest.equivalentMutants
    )
  }
}
