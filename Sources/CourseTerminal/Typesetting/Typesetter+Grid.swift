package import CourseModel
package import CourseRunner

extension Typesetter {
  /// Exercises below each other, with a mark for every check.
  package func grid(_ reports: [CheckReport], of exercises: [Exercise]) -> [Line] {
    guard !exercises.isEmpty else {
      return [Line("You have not begun an exercise yet."), step("start", "begins one")]
        .indented(Self.margin)
    }
    let width = min(exercises.map(\.title.displayWidth).max() ?? 0, max(proseWidth - 24, 8))
    let lines = exercises.map { exercise in
      let report = reports.first { $0.exercise == exercise.id }
      let title = Line(exercise.title.onOneLine).clipped(to: width).padded(to: width)
      return Line(title.spans + [Span("  ")] + Self.marks(report, of: exercise))
    }
    let sum = Line("\(reports.count(where: \.passed)) of \(exercises.count) pass.", .bold)
    return lines.spaced([sum]).indented(Self.margin)
  }

  /// A mark for every check, then the points; dots where there is no report yet.
  static func marks(_ report: CheckReport?, of exercise: Exercise) -> [Span] {
    guard let report else {
      return [Span(String(repeating: "·", count: exercise.checks.count), .dim)]
    }
    if case .couldNotCheck = report.outcome { return [Span("not judged", .color(.yellow))] }
    return report.checks.map { result in
      result.passed ? Span("●", .color(.green)) : Span("✗", .color(.red, bold: true))
    } + [Span("  \(report.points)/\(report.possible)", .dim)]
  }
}
