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

  /// The file that holds what it printed for a lesson, relative to the course's folder: it lies
  /// beside the recorder.
  public func record(of lesson: Lesson) -> String {
    let folder = recorder.split(separator: "/").dropLast().joined(separator: "/")
    return "\(folder)/\(lesson.id).json"
  }
}
