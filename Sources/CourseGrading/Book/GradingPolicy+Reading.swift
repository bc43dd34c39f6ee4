import CourseMarkdown
public import CourseModel
import Foundation

extension GradingPolicy {
  private static let keys = [
    "exercises", "deadline", "deadlines", "timezone", "grace", "late", "attempt", "chosen",
    "extensions",
    "quizzes", "refused quizzes",
  ]

  /// Reads a policy from a YAML file.
  ///
  /// ```yaml
  /// timezone: Europe/Berlin
  /// deadline: 2026-11-20 18:00
  /// grace: 15                  # minutes
  /// late: {per day: 10, cap: 50, closes after: 7}    # percent, percent, days
  /// attempt: best              # or last
  /// extensions: {ada: 48}      # hours
  /// ```
  /// - Parameters:
  ///   - path: the file.
  ///   - exercises: the exercises that it may name.
  /// - Throws: ``GradingError/badFile(path:line:reason:)`` naming the line.
  public init(path: String, exercises: [Exercise]) throws(GradingError) {
    self.init()
    let file = try YAMLFile(path: path)
    guard let root = file.root else { return }
    let pairs = try file.pairs(root, "The policy")
    var zone = TimeZone.current
    if let node = pairs.first(where: { $0.name == "timezone" })?.value {
      guard let named = TimeZone(identifier: try file.text(node, "timezone")) else {
        throw file.fault(node, "No such time zone. Write it as in `Europe/Berlin`.")
      }
      zone = named
    }
    for (name, node) in pairs {
      switch name {
      case "timezone": continue
      case "exercises":
        for node in try file.list(node, "`exercises`") {
          self.exercises.insert(try Self.exercise(try file.text(node, name), exercises, node, file))
        }
      case "deadline": deadline = try Self.date(node, zone, file)
      case "grace": graceMinutes = try file.number(node, name)
      case "late": late = try Self.lateness(node, file)
      case "attempt":
        guard let choice = Choice(rawValue: try file.text(node, name)) else {
          throw file.fault(node, "`attempt` must be `best` or `last`.")
        }
        attempt = choice
      case "deadlines":
        for (exercise, node) in try file.pairs(node, "`deadlines`") {
          let id = try Self.exercise(exercise, exercises, node, file)
          deadlines[id] = try Self.date(node, zone, file)
        }
      case "chosen":
        for (student, node) in try file.pairs(node, "`chosen`") {
          chosen[student] = Int(try file.number(node, student))
        }
      case "extensions":
        for (student, node) in try file.pairs(node, "`extensions`") {
          extensions[student] = try file.number(node, student)
        }
      case "quizzes":
        quizWeight = min(100, try file.number(node, name))
      case "refused quizzes":
        for (student, node) in try file.pairs(node, "`refused quizzes`") {
          refusedQuizzes[student] = try file.text(node, student)
        }
      default:
        let near = NearestName.of(name, among: Self.keys).map { " Did you mean `\($0)`?" } ?? ""
        throw file.fault(node, "A policy has no `\(name)`.\(near)")
      }
    }
  }

  private static func exercise(
    _ name: String,
    _ exercises: [Exercise],
    _ node: YAMLDocument,
    _ file: YAMLFile
  ) throws(GradingError) -> String {
    let known = exercises.filter { $0.id == name || $0.id.hasSuffix("/" + name) }
    guard let id = known.first?.id, known.count == 1 else {
      throw file.fault(node, "There is no exercise `\(name)`.")
    }
    return id
  }

  private static func lateness(_ node: YAMLDocument, _ file: YAMLFile) throws(GradingError)
    -> Lateness
  {
    var late = Lateness(perDay: 0)
    for (name, node) in try file.pairs(node, "`late`") {
      switch name {
      case "per day": late.perDay = try file.number(node, name)
      case "cap": late.cap = try file.number(node, name)
      case "closes after": late.closesAfter = try file.number(node, name)
      default:
        throw file.fault(node, "`late` has `per day`, `cap` and `closes after`, no `\(name)`.")
      }
    }
    return late
  }

  private static func date(
    _ node: YAMLDocument,
    _ zone: TimeZone,
    _ file: YAMLFile
  ) throws(GradingError) -> Date {
    let text = try file.text(node, "a date")
    let pattern = /(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d))?/
    if let match = text.wholeMatch(of: pattern) {
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone
      let parts = DateComponents(
        year: Int(match.1),
        month: Int(match.2),
        day: Int(match.3),
        // A day without a time is over at its end.
        hour: match.4.flatMap { Int($0) } ?? 23,
        minute: match.5.flatMap { Int($0) } ?? 59,
        second: match.4 == nil ? 59 : 0
      )
      if parts.isValidDate(in: calendar), let date = calendar.date(from: parts) { return date }
    }
    throw file.fault(node, "`\(text)` is no date. Write it as in `2026-11-20 18:00`.")
  }
}
