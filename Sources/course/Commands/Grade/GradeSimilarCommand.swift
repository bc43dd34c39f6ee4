import ArgumentParser
import CourseGrading
import CourseModel
import CourseTerminal
import Foundation

/// Finds submissions that are more alike than chance.
struct GradeSimilarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract:
      "Compare every two submissions, without what the starter gave; nothing leaves this machine.",
    discussion: """
      Names, layout and comments don't count, nor does the order of functions. The pairs stand in \
      similar/index.html, the most alike first, each side by side; who handed in the same stands \
      together. It is a reason to look, not a verdict.
      """
  )

  @Option(help: "How alike two must be to be listed, in percent.")
  var least = 60

  @Flag(help: "Print the pairs as JSON.")
  var json = false

  @OptionGroup var book: GradebookOptions

  func run() async throws {
    let course = try book.course()
    let root = try book.options.root
    var starters: [String: String] = [:]
    for exercise in course.exercises {
      starters[exercise.id] =
        try? String(contentsOfFile: root + "/" + exercise.starterFile, encoding: .utf8)
    }
    let similarity = Similarity(
      try book.gradebook(course),
      store: try book.store,
      starters: starters
    )
    let pairs = try similarity.pairs(least: Double(least) / 100)
    let folder = book.folder + "/similar"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for page in SimilarityReport(pairs, title: course.title).pages(try book.theme()) {
      try book.write(page.html, to: folder + "/" + page.name)
    }
    guard !json else {
      return try showJSON(pairs.enumerated().map { PairJSON($1, page: SimilarityReport.name($0)) })
    }
    for pair in pairs.prefix(20) {
      let percent = Int((pair.likeness * 100).rounded())
      Output.standard.write(
        "  \(percent) %  \(pair.exercise)  \(pair.left.names(at: 3)) · \(pair.right.names(at: 3))\n"
          .printable
      )
    }
    let more = pairs.count > 20 ? " \(pairs.count - 20) more are there." : ""
    Output.standard.write("  Written to \(book.output)/similar/index.html.\(more)\n".printable)
  }
}

/// A pair, as `grade similar --json` shows it.
private struct PairJSON: Encodable {
  let exercise: String
  let left: [String]
  let right: [String]
  let likeness: Double
  let shared: Int
  let page: String

  init(_ pair: SimilarPair, page: String) {
    exercise = pair.exercise
    left = pair.left.map(\.id)
    right = pair.right.map(\.id)
    likeness = pair.likeness
    shared = pair.shared
    self.page = page
  }
}
