import ArgumentParser
import Foundation

/// Building the course's website, beside Jupyter Book on the same lessons as notebooks.
struct SiteSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "The website: cold, warm, one lesson edited; beside Jupyter Book.",
    discussion: """
      Cold means that nothing was kept of an earlier build: ours runs the Swift cells of every lesson, \
      Jupyter Book the PyTorch cells of the same lessons as notebooks. Both keep what cells gave, and \
      run again what has changed. The last rows are ours alone: 2,000 lessons beside 200, in time and \
      in memory.

      Jupyter Book before version 2 is looked for as jupyter-book on the PATH, or where \
      $JUPYTER_BOOK says.
      """
  )

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: "How often each build is measured.")
  var rounds = 3

  func run() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "course-bench-\(getpid())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let many = try measureMany(place)
    progress("the course")
    let ours = try SiteSubject(in: place.appending(path: "ours"))
    try ours.build()
    let book = try BookPeer(in: place.appending(path: "book"), notebooks: ours.notebooks)
    var report = Report(suite: "site", peer: book.version)
    if book.version == nil {
      report.remarks.append("Jupyter Book is left out: pip install 'jupyter-book<2'")
    }
    report.remarks.append("medians of \(rounds) rounds")
    let title = "\(ours.lessons) lessons"
    for step in SiteStep.allCases {
      progress("\(title): \(step.rawValue)")
      let (mine, theirs) = try Timing.turns(
        rounds,
        ours: { try ours.measure(step) },
        theirs: book.version == nil ? nil : { try book.measure(step) }
      )
      let goals = theirs.map { theirs in
        step.limit.map { [Goal.atMost($0 * theirs, mine, String(format: "≤ %.1f×", $0))] } ?? []
      }
      report.rows.append(
        Measurement(
          subject: title,
          operation: step.title,
          unit: "ms",
          ours: mine,
          theirs: theirs,
          goals: goals ?? []
        )
      )
    }
    report.rows += many
    try report.print(json: json)
  }

  /// Ten times the lessons take ten times as long, and hardly more memory.
  private func measureMany(_ place: URL) throws -> [Measurement] {
    var each: [(time: Double, memory: Double)] = []
    for count in [200, 2000] {
      progress("\(count) lessons")
      let subject = try SiteSubject(in: place.appending(path: "many-\(count)"), lessons: count)
      let (time, memory) = try subject.measureMemory()
      each.append((time / Double(count), memory))
    }
    return [
      Measurement(
        subject: "2,000 lessons",
        operation: "time for each, beside 200 lessons",
        unit: "ms",
        ours: each[1].time,
        theirs: each[0].time,
        goals: [.atMost(each[0].time * 1.2, each[1].time, "≤ 1.2×")]
      ),
      Measurement(
        subject: "2,000 lessons",
        operation: "peak memory, beside 200 lessons",
        unit: "MiB",
        ours: each[1].memory / Double(1 << 20),
        theirs: each[0].memory / Double(1 << 20),
        goals: [.atMost(each[0].memory * 1.3, each[1].memory, "≤ 1.3×")]
      ),
    ]
  }

  private func progress(_ text: String) {
    FileHandle.standardError.write(Data("  \(text) …\n".utf8))
  }
}

/// What is built.
enum SiteStep: String, CaseIterable {
  case cold, warm, edited

  /// As people read it.
  var title: String {
    switch self {
    case .cold: "from nothing"
    case .warm: "nothing changed"
    case .edited: "one lesson edited"
    }
  }

  /// How much of Jupyter Book's time it may take.
  var limit: Double? {
    switch self {
    case .cold: 0.3
    case .warm: 0.1
    case .edited: nil
    }
  }
}
