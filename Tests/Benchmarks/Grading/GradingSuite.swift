import ArgumentParser
import Foundation

/// Grading a class, beside nbgrader autograding an equivalent notebook.
struct GradingSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grading",
    abstract: "How fast a class is graded, in the sandbox, beside nbgrader."
  )

  @Option(help: "How many submissions ours grades.")
  var submissions = 1000

  @Option(help: "How many notebooks nbgrader grades; it is asked for fewer, since it takes longer.")
  var notebooks = 12

  @Flag(name: .customLong("trust-submissions"), help: "Measure ours without the sandbox too.")
  var trusts = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let course = try ClassOfCopies()
    defer { course.remove() }
    let few = max(20, submissions / 10)
    // The first one compiles the checks.
    _ = try course.grade(count: 2)
    let one = try course.grade(count: few, jobs: 1)
    let small = try course.grade(count: few)
    let large = try course.grade(count: submissions)
    let peer = try Notebooks.measure(count: notebooks)
    var report = Report(suite: "grading", peer: peer.name)
    report.remarks = [
      "every submission is another text: nothing is graded twice; \(course.about)",
      peer.remark,
    ]
    let theirs = peer.secondsEach.map { $0 * 1000 }
    let each = large.seconds / Double(submissions) * 1000
    report.rows = [
      Measurement(
        subject: "\(submissions) submissions",
        operation: "each",
        unit: "ms",
        ours: each,
        theirs: theirs,
        goals: theirs.map { [Goal(text: "≤ 0.10×", isMet: each <= $0 / 10)] } ?? []
      ),
      row(submissions, "checking, median", large.median * 1000),
      row(submissions, "checking, all but 1 in 100", large.slow * 1000),
      Measurement(
        subject: "memory of the grader",
        operation: "\(submissions) submissions, relative to \(few)",
        unit: "×",
        ours: large.peak / small.peak,
        theirs: nil,
        goals: [.atMost(1.5, large.peak / small.peak, "≤ 1.5")]
      ),
      Measurement(
        subject: "memory of the grader",
        operation: "peak",
        unit: "MB",
        ours: large.peak / 1024,
        theirs: nil
      ),
      Measurement(
        subject: "cores",
        operation: "1 at a time takes, relative to as many as usual",
        unit: "×",
        ours: one.seconds / small.seconds,
        theirs: nil
      ),
    ]
    if trusts {
      let open = try course.grade(count: few, isTrusted: true)
      report.rows.append(
        Measurement(
          subject: "without the sandbox",
          operation: "each",
          unit: "ms",
          ours: open.seconds / Double(few) * 1000,
          theirs: nil
        )
      )
    }
    try report.print(json: json)
  }

  private func row(_ count: Int, _ operation: String, _ value: Double) -> Measurement {
    Measurement(
      subject: "\(count) submissions",
      operation: operation,
      unit: "ms",
      ours: value,
      theirs: nil
    )
  }
}
