import CourseModel
import CourseRunner
import Foundation

/// One exercise in a student's feedback.
struct FeedbackEntry {
  private let exercise: Exercise
  private let grade: ExerciseGrade
  private let possible: Int
  private let due: Date?
  private let outputLimit: Int

  init(_ exercise: Exercise, _ grade: ExerciseGrade, possible: Int, due: Date?, outputLimit: Int) {
    self.exercise = exercise
    self.grade = grade
    self.possible = possible
    self.due = due
    self.outputLimit = outputLimit
  }

  private var verdict: Verdict? { grade.attempt?.verdict }
  private var points: String { grade.points.map { Points.text($0) } ?? "?" }

  /// How it ended, where that is not told check by check.
  private var summary: String {
    switch grade.status {
    case .notHandedIn: return "Nothing was handed in."
    case .refused: return "Your file was \(grade.attempt?.refusal ?? "refused")."
    default: break
    }
    guard let verdict else {
      return grade.override?.points != nil
        ? "" : "This could not be checked, through no fault of yours. It has no mark yet."
    }
    switch verdict.outcome {
    case .checked:
      return verdict.isUnsettled ? "A check could not judge your work; your teacher will." : ""
    case .doesNotCompile: return "Your file does not compile, or lacks what the checks call."
    case .notAllowed: return "Your file uses what exercises may not use; it was not run."
    case .crashed: return "Your code ended the program before its end: \(verdict.cause)."
    case .timedOut: return "Your code \(verdict.reason) and was ended."
    case .printedTooMuch: return "Your code \(verdict.reason) and was ended."
    }
  }

  /// What lateness cost, and which attempt counts.
  private var remarks: [String] {
    var remarks: [String] = []
    if let attempt = grade.attempt, attempt.deduction > 0, grade.override?.points == nil {
      remarks.append(
        "Handed in \(Points.duration(attempt.lateness)) late: "
          + "\(Points.text(attempt.deduction * 100)) % of the points are taken off."
      )
    }
    if grade.attempts.count > 1, let counted = grade.counted {
      remarks.append("Attempt \(counted) of \(grade.attempts.count) counts.")
    }
    for part in verdict?.builtOn ?? [] {
      switch part.choice {
      case .own: remarks.append("Built on your own “\(part.title)”.")
      case .notBegun: remarks.append("Built on the reference solution of “\(part.title)”.")
      case .notPassing, .notFitting, .notHelping:
        remarks.append(
          "Built on the reference solution of “\(part.title)”, since that earns you more points."
        )
      }
    }
    if grade.override?.points != nil { remarks.append("Marked by your teacher.") }
    return remarks
  }

  private var diagnostics: [String] {
    (verdict?.diagnostics ?? []).prefix(10).map { diagnostic in
      let place = diagnostic.range.start
      let advice = diagnostic.solution.map { " \($0)" } ?? ""
      return "Exercise.swift:\(place.line):\(place.column): \(diagnostic.summary)\(advice)"
    }
  }

  private var output: String {
    let output = verdict?.output ?? ""
    return output.count > outputLimit ? output.prefix(outputLimit) + "…\n" : output
  }

  /// What the template is given.
  var values: [String: Any] {
    [
      "id": exercise.id,
      "title": exercise.title,
      "points": points,
      "possible": "\(possible)",
      "status": grade.status.rawValue,
      "summary": summary,
      "comment": grade.override?.comment ?? "",
      "remarks": remarks,
      "diagnostics": diagnostics,
      "output": output,
      "isOpen": ![.full, .notHandedIn].contains(grade.status),
      "checks": (verdict?.released ?? []).map { item -> [String: Any] in
        [
          "title": item.title,
          "points": "\(item.points)",
          "possible": "\(item.possible)",
          "outcome": item.outcome.rawValue,
          "sign": item.outcome == .passed ? "✓" : item.outcome == .failed ? "✗" : "?",
          "words": item.outcome == .passed
            ? "passed" : item.outcome == .failed ? "not passed" : "could not be checked",
          "messages": Array(item.messages.prefix(5)),
        ]
      },
    ]
  }

  /// The same as lines of Markdown.
  var markdown: [String] {
    var lines = [
      "", "## \(Markdown.escaped(exercise.title)): \(points) of \(possible)", "",
    ]
    if !summary.isEmpty { lines += [Markdown.escaped(summary), ""] }
    if let comment = grade.override?.comment, !comment.isEmpty {
      lines += ["> " + Markdown.escaped(comment), ""]
    }
    for item in verdict?.released ?? [] {
      let sign = item.outcome == .passed ? "✓" : item.outcome == .failed ? "✗" : "?"
      lines.append("- \(sign) \(Markdown.escaped(item.title)) (\(item.points)/\(item.possible))")
      lines += item.messages.prefix(5).map { "  - " + Markdown.escaped($0) }
    }
    lines += diagnostics.map { "- " + Markdown.escaped($0) }
    if !remarks.isEmpty { lines += [""] + remarks.map { Markdown.escaped($0) } }
    if !output.isEmpty { lines += ["", "Your code printed:", ""] + Markdown.fenced(output) }
    return lines
  }
}
