import ArgumentParser
import Foundation

/// How long learners wait in the terminal, beside compiling and testing by hand.
struct TerminalSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terminal",
    abstract: "How long learners wait: from saving to the verdict, and for the first screen."
  )

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: "How often each is measured.")
  var rounds = 5

  private static let exercise = "01-what-is-a-state-dict/entry-names"

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard let root = environment["COURSE_ROOT"] else {
      throw ValidationError("Start it with ./course bench terminal.")
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "terminal-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    // A course of its own, so that nobody's progress is touched.
    let own = folder.appending(path: "course")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    for name in ["Lessons", "Exercises"] {
      try FileManager.default.createSymbolicLink(
        atPath: own.appending(path: name).path,
        withDestinationPath: "\(root)/\(name)"
      )
    }
    let build = URL(filePath: "\(root)/.build/release").resolvingSymlinksInPath().path
    // What is measured is built first, as the launcher builds it.
    try launch("\(root)/course")
    var report = Report(suite: "terminal", peer: "swiftc and SwiftPM")
    report.remarks = [
      "What does not compile is told only when the file has been left alone for 200 ms; this compiles.",
      "The peers compile the same exercise with the same checks, and the core has been compiled before.",
    ]
    report.rows = try verdicts(root, own, folder, build)
    report.rows += try screens(root, own, build)
    try report.print(json: json)
  }

  private func launch(_ launcher: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: launcher)
    process.arguments = ["--help"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  /// From saving to the verdict, beside both peers.
  private func verdicts(
    _ root: String,
    _ own: URL,
    _ folder: URL,
    _ build: String
  ) throws -> [Measurement] {
    let exercise = URL(filePath: "\(root)/Exercises/\(Self.exercise)")
    let plain = try PlainBuild(in: folder, exercise: exercise, root: root, build: build)
    let watched = try WatchedExercise(
      "\(build)/course",
      exercise: Self.exercise,
      solution: exercise.appending(path: "Solution.swift"),
      root: own,
      build: build
    )
    var number = 0
    let save = { () -> Int in
      number += 1
      return number
    }
    let peers: [(String, Double, String, (Int) throws -> Double)] = [
      ("beside swiftc, and running it", 0.5, "≤ 0.50×", plain.compileAndRun),
      (
        "beside swift build && swift test", 0.1, "≤ 0.10×",
        { try plain.buildAndTest(.dependency, save: $0) }
      ),
      (
        "the same, the core compiled before", 0.1, "≤ 0.10×",
        { try plain.buildAndTest(.compiled, save: $0) }
      ),
    ]
    return try peers.map { operation, limit, goal, peer in
      let (ours, theirs) = try Timing.turns(
        rounds,
        ours: { try watched.save(save()) },
        theirs: { try peer(save()) }
      )
      let ratio = ours / (theirs ?? .infinity)
      return Measurement(
        subject: "a save, to its verdict",
        operation: operation,
        unit: "ms",
        ours: ours,
        theirs: theirs,
        goals: [.atMost(limit, ratio, goal)]
      )
    }
  }

  /// The first screen, and a key while a check is running.
  private func screens(_ root: String, _ own: URL, _ build: String) throws -> [Measurement] {
    var (paints, contents): ([Double], [Double]) = ([], [])
    for _ in 0...rounds {
      var probe: TerminalProbe?
      let paint = try Timing.milliseconds {
        probe = try TerminalProbe(["\(root)/course", "--course", own.path], environment: [:])
        try probe?.wait(for: "Opening")
      }
      paints.append(paint)
      contents.append(paint + (try Timing.milliseconds { try probe?.wait(for: "Next") }))
    }
    let paint = Timing.median(paints.dropFirst())
    let environment = ["COURSE_ROOT": own.path, "COURSE_BUILD": build]
    let keys = try self.keys(own, "\(build)/course", environment)
    return [
      Measurement(
        subject: "the screen",
        operation: "first paint, the launcher's start included",
        unit: "ms",
        ours: paint,
        theirs: nil,
        goals: [.atMost(150, paint, "≤ 150 ms")]
      ),
      Measurement(
        subject: "the screen",
        operation: "the contents, whole",
        unit: "ms",
        ours: Timing.median(contents.dropFirst()),
        theirs: nil
      ),
      Measurement(
        subject: "the screen",
        operation: "a key while a check runs",
        unit: "ms",
        ours: keys,
        theirs: nil,
        goals: [.atMost(17, keys, "≤ a frame")]
      ),
    ]
  }

  private func keys(
    _ own: URL,
    _ program: String,
    _ environment: [String: String]
  ) throws -> Double {
    let probe = try TerminalProbe([program, "watch", Self.exercise], environment: environment)
    try probe.wait(for: "checked when saved")
    let endless = """
      import StateDictCore
      func entryNames(of module: Module, prefix: String = "") -> [String] { while true {} }

      """
    let file = own.appending(path: "work/\(Self.exercise)/Exercise.swift")
    try Data(endless.utf8).write(to: file)
    try probe.wait(for: "checking")
    var times: [Double] = []
    for _ in 0...20 {
      times.append(
        try Timing.milliseconds {
          probe.type("?")
          try probe.wait(for: "Everywhere")
        }
      )
      probe.type("q")
      try probe.wait(for: "Your file")
    }
    return Timing.median(times.dropFirst())
  }
}
