import Foundation

/// A class that hands in one exercise: the reference solution, each time with another comment.
struct ClassOfCopies {
  /// What grading it took.
  struct Run {
    var seconds: Double
    /// The largest the grader itself became, in KB.
    var peak: Double
    /// How long one submission took to check, in the middle and at the slow end, in seconds.
    var median: Double
    var slow: Double
  }

  private let folder: String
  private let root: String
  private let solution: String
  private static let exercise = "03-loading/load-report"

  /// What is handed in.
  var about: String { "\(Self.exercise), \(solution.split(separator: "\n").count) lines" }

  init() throws {
    root =
      ProcessInfo.processInfo.environment["COURSE_ROOT"] ?? FileManager.default.currentDirectoryPath
    folder = NSTemporaryDirectory() + "bench-grading-" + UUID().uuidString
    let file = root + "/Exercises/\(Self.exercise)/Solution.swift"
    solution = try String(contentsOfFile: file, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// The program, which the launcher has built beside this one.
  private var program: String {
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: ".")
    return own.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("course").path
  }

  func grade(count: Int, jobs: Int? = nil, isTrusted: Bool = false) throws -> Run {
    try? FileManager.default.removeItem(atPath: folder)
    for index in 0..<count {
      let place = "\(folder)/class/student \(index)/\(Self.exercise)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try "\(solution)\n// student \(index), \(jobs ?? 0)\n"
        .write(toFile: place + "/Exercise.swift", atomically: false, encoding: .utf8)
    }
    let output = folder + "/grades"
    let arguments =
      [program, "grade", folder + "/class", "--output", output, "--course", root]
      + (jobs.map { ["--jobs", "\($0)"] } ?? [])
      + (isTrusted ? ["--trust-submissions"] : [])
    let start = ContinuousClock.now
    let peak = try Program.memory(of: arguments) / 1024
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let times = try self.times(output)
    guard times.count == count else {
      throw Peer.Failure(description: "\(times.count) of \(count) were graded")
    }
    let place = { (part: Double) in times[min(times.count - 1, Int(part * Double(times.count)))] }
    return Run(seconds: seconds, peak: peak, median: place(0.5), slow: place(0.99))
  }

  /// How long every verdict took, in order, as the gradebook tells.
  private func times(_ output: String) throws -> [Double] {
    struct Book: Decodable {
      struct Student: Decodable { var exercises: [Mark] }
      struct Mark: Decodable {
        var points: Double?
        var seconds: Double?
      }
      var students: [Student]
    }
    let file = folder + "/book.json"
    try Program.run(
      [program, "grade", "export", "json", "--to", file, "--output", output, "--course", root]
    )
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let book = try JSONDecoder().decode(Book.self, from: data)
    return book.students.flatMap(\.exercises).filter { $0.points == 10 }.compactMap(\.seconds)
      .sorted()
  }
}
