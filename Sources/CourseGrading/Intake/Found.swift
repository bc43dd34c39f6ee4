import Foundation

/// What a student handed in, as far as it can be read.
struct Found {
  var files: [Handin.File]
  var refusal: Refusal?
  var quiz: String?
  /// What a teacher should know of how it was taken in, a clause each.
  var notices: [String] = []

  /// What stood under one name.
  struct Part {
    var name: String
    var found: Found
  }
}

extension Found {
  /// Lays together what came in several parts.
  ///
  /// Where two hold the same attempt at an exercise, each is an attempt of its own, the earlier first,
  /// unless they hold the same text.
  init(joining parts: [Part]) {
    files = []
    refusal = parts.lazy.compactMap(\.found.refusal).first
    notices = parts.flatMap(\.found.notices)
    let answers = parts.filter { $0.found.quiz != nil }
    quiz = answers.last?.found.quiz
    if let last = answers.last, answers.contains(where: { $0.found.quiz != quiz }) {
      notices.append("of several files of answers the one of \(last.shown) counts")
    }
    let all = parts.flatMap { part in part.found.files.map { (part: part, file: $0) } }
    for (exercise, found) in Dictionary(grouping: all, by: \.file.exercise).sorted(by: {
      $0.key < $1.key
    }) {
      number(found, at: exercise)
    }
  }

  /// Numbers the attempts at one exercise.
  private mutating func number(_ found: [(part: Part, file: Handin.File)], at exercise: String) {
    let inOrder = found.enumerated().sorted { left, right in
      let times = [left, right].map { $0.element.file.time ?? .distantPast }
      return (left.element.file.attempt, times[0], left.offset)
        < (right.element.file.attempt, times[1], right.offset)
    }.map(\.element)
    var places: [String] = []
    var last = 0
    var isRenumbered = false
    for (index, (part, file)) in inOrder.enumerated() {
      let isKnown = inOrder[..<index].contains {
        $0.file.attempt == file.attempt && $0.file.content == file.content
      }
      guard !isKnown else { continue }
      var file = file
      last = max(file.attempt, last + 1)
      isRenumbered = isRenumbered || last != file.attempt
      file.attempt = last
      files.append(file)
      places.append("attempt \(last) is that of \(part.shown)")
    }
    if isRenumbered {
      notices.append("\(exercise) came more than once: \(places.joined(separator: ", "))")
    }
  }
}

extension Found.Part {
  fileprivate var shown: String { name == Self.loose ? name : "`\(name.undeceiving)`" }

  /// The name of what stood in no archive.
  static let loose = "the files"
}
