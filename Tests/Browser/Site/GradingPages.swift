import CourseModel
import CourseRunner
import Foundation

@testable import CourseGrading

/// Every kind of page that grading writes, about a class that has one of every kind of student.
enum GradingPages {
  /// Writes the pages into a folder, which is made.
  static func write(to folder: URL) throws {
    let theme = try ReportTheme(folder: BrowserCore.root.appendingPathComponent("site").path)
    let book = book
    var pages = SimilarityReport([pair], title: title).pages(theme)
    pages.append(("report.html", ClassReport(book, title: title).html(theme)))
    for (index, student) in book.students.enumerated() {
      pages.append(
        ("feedback-\(index + 1).html", Feedback(student, of: book, title: title).html(theme))
      )
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for page in pages {
      try Data(page.html.utf8).write(to: folder.appendingPathComponent(page.name))
    }
  }

  private static let title = "Loading a model's state_dict"
  private static let source = """
    /// Whether a model has everything that a checkpoint brings, whatever else it may hold.
    func load(_ state: StateDict, into model: Module) throws -> Report {
      try model.loadStateDict(state, strict: false)
    }

    """

  private static let exercise = Exercise(
    id: "03-loading/load-report",
    folder: "",
    title: "The report before the load",
    checks: (0..<10).map { .init(name: "test\($0)", title: "Check \($0)", points: 1) },
    task: [],
    hints: [],
    wrongAnswers: [.init(file: "x/half-a-load.swift", check: "test9", words: "half loaded")]
  )

  private static var pair: SimilarPair {
    SimilarPair(
      exercise: exercise.id,
      left: [Student(id: "ada")],
      right: [Student(id: "bob"), Student(id: "cy")],
      likeness: 0.93,
      shared: 31,
      hashes: Fingerprints(source).hashes,
      leftText: source + "// mine\n",
      rightText: source.replacing("state", with: "checkpoint")
    )
  }

  private static var book: Gradebook {
    var late = student("late", points: 8)
    late.grades[0].attempts[0].lateness = 90_000
    late.grades[0].attempts[0].deduction = 0.2
    var byHand = student("hand", points: 2)
    byHand.grades[0].override = Override(
      student: "hand",
      exercise: exercise.id,
      points: 7.5,
      comment: "Nearly.\nLook at the report before you load."
    )
    let absent = StudentGrade(
      student: Student(id: "absent", section: "B"),
      grades: [ExerciseGrade(exercise: exercise.id, attempts: [], counted: nil)]
    )
    return Gradebook(
      exercises: [exercise],
      students: [
        student("ada", points: 10), late, byHand, absent,
        student("a-name-that-is-long-and-has-no-blank-in-it@students.university.example", points: 4)
        {
          $0.items[5].outcome = .unknown
          $0.output = String(repeating: "printed ", count: 60) + "\n" + source
          $0.suspicions = ["It writes to the file descriptor of the verdicts."]
          $0.diagnostics = [
            Diagnostic(
              at: SourceRange(file: "Exercise.swift", line: 12, column: 9),
              identifier: "x",
              summary: "cannot find 'loadStateDcit' in scope; did you mean 'loadStateDict'?",
              solution: nil
            )
          ]
        },
      ],
      possible: [exercise.id: 10]
    )
  }

  private static func student(
    _ name: String,
    points: Int,
    edit: (inout Verdict) -> Void = { _ in }
  ) -> StudentGrade {
    var verdict = Verdict(
      key: name,
      outcome: .checked,
      reason: "",
      items: exercise.checks.enumerated().map { index, check in
        .init(
          name: check.name,
          title: check.title,
          isHidden: false,
          possible: 1,
          outcome: index < points ? .passed : .failed,
          messages: index < points ? [] : ["\"0.bias\" is missing, and the model is half loaded."]
        )
      },
      diagnostics: [],
      output: "",
      builtOn: [],
      suspicions: [],
      seconds: 0.2,
      submission: "digest",
      identity: CheckIdentity(checker: "c", core: "o", toolchain: "t"),
      made: Date(timeIntervalSince1970: 1_800_000_000)
    )
    edit(&verdict)
    var attempt = ExerciseGrade.Attempt(number: 1)
    attempt.verdict = verdict
    return StudentGrade(
      student: Student(id: name, section: "A"),
      grades: [ExerciseGrade(exercise: exercise.id, attempts: [attempt], counted: 1)]
    )
  }
}
