/// The implementation whose code stands beside the cells, and whose word counts.
///
/// Declared in `course.yml`; the engine knows none by name.
public struct Reference: Sendable, Hashable, Codable {
  /// What readers call it, as in `PyTorch`.
  public var name: String
  /// The language of its code: the word after the fence.
  public var language: String
  /// The program that runs its code, relative to the course's folder.
  public var recorder: String
  /// What it spells otherwise than Swift, as in `true`: `True`.
  public var spelling: [String: String]

  /// Declares a reference.
  public init(name: String, language: String, recorder: String, spelling: [String: String] = [:]) {
    self.name = name
    self.language = language
    self.recorder = recorder
    self.spelling = spelling
  }

  /// A text of Swift as the reference spells it: whole words, as `true`, are replaced.
  public func spelled(_ text: String) -> String {
    spelling.sorted { $0.key < $1.key }.reduce(text) { $0.replacingWord($1.key, with: $1.value) }
  }

  /// The file that holds what it printed for a lesson, relative to the course's folder: it lies
  /// beside the recorder.
  public func record(of lesson: Lesson) -> String {
    let folder = recorder.split(separator: "/").dropLast().joined(separator: "/")
    return "\(folder)/\(lesson.id).json"
  }
}

extension String {
  /// The text with every whole word replaced.
  fileprivate func replacingWord(_ word: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let found = rest.firstRange(of: word) {
      let before = rest[..<found.lowerBound].last ?? (result.last ?? " ")
      let isWord = !before.isWordPart && rest[found.upperBound...].first?.isWordPart != true
      result += rest[..<found.lowerBound] + (isWord ? other : word)
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
