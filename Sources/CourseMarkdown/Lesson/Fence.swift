import CourseModel

/// What stands after the three backticks: a word, and attributes.
struct Fence: Equatable {
  /// The first word, empty where there is none.
  var word: String
  /// The words after it.
  var attributes: [String]

  /// Reads an info string.
  init(_ info: String) {
    let words = info.split(whereSeparator: \.isWhitespace).map(String.init)
    word = words.first ?? ""
    attributes = Array(words.dropFirst())
  }

  /// The attribute of what is also part of the cheat sheet.
  static let cheat = "cheat"

  /// The words that mean something to a course.
  ///
  /// To teach the format a new fence, add its word here and a case to `LessonBuilder.fence`.
  enum Word: String, CaseIterable {
    case swift, output, predict, quiz, exercise, table, recall, debug, glossary

    /// The attributes that may follow.
    var attributes: [String] {
      switch self {
      case .swift: ["error", "no-run", "hidden", Fence.cheat]
      case .table: [Fence.cheat]
      default: []
      }
    }
  }

  /// The word, where a course knows it.
  var known: Word? { Word(rawValue: word) }

  /// Whether something would be lost if a lesson showed this fence as plain code.
  var isLostAsCode: Bool {
    switch known {
    case .swift: attributes != ["no-run"]
    case .output: true
    default: isLostOutsideLessons
    }
  }

  /// Whether something would be lost if a task or hint showed this fence as plain code.
  var isLostOutsideLessons: Bool {
    switch known {
    case .predict, .quiz, .exercise, .table, .recall, .debug, .glossary: true
    default: false
    }
  }

  /// The known word that was probably meant, where this one is a slip of the hand away from it.
  ///
  /// - Parameter reference: The word of the reference's code, where the course has a reference.
  /// - Returns: The word; `nil` where this one is far from all of them.
  func misspelt(reference: String?) -> String? {
    guard known == nil, word.count > 3 else { return nil }
    return (Word.allCases.map(\.rawValue) + [reference].compactMap { $0 }).first {
      NearestName.distance(Array($0), Array(word.lowercased())) <= 1
    }
  }
}
