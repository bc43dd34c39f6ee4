import Foundation

/// What one student has handed in.
struct Handin: Sendable, Hashable {
  /// One attempt at one exercise.
  struct File: Sendable, Hashable {
    var exercise: String
    /// Counted from 1.
    var attempt: Int
    /// When it was handed in, as far as something says so that the student did not write.
    var time: Date?
    var content: Content
  }

  /// What was found.
  enum Content: Sendable, Hashable {
    case text(String)
    case refused(Refusal)
  }

  var student: Student
  var files: [File]
  /// Why nothing of it was read.
  var refusal: Refusal?
  /// What the student exported of answers to quizzes.
  var quiz: String?
  /// What a teacher should know of how it was taken in, a clause each.
  var notices: [String] = []
}

extension Handin {
  /// What a student handed in, all parts together.
  init(student: Student, found: Found) {
    self.init(
      student: student,
      files: found.files,
      refusal: found.refusal,
      quiz: found.quiz,
      notices: found.notices
    )
  }
}

/// Why a submitted file is not read.
public enum Refusal: Sendable, Hashable, Codable {
  /// It is a symbolic link, or lies below one.
  case link
  /// It is a folder, a pipe, a device: anything but a file.
  case notAFile
  /// It is larger than a file of source text can be.
  case tooLarge(bytes: Int, limit: Int)
  /// It is not UTF-8 text, or holds a zero byte.
  case notText
  /// The system does not let us read it.
  case unreadable(reason: String)
  /// It came in an archive that cannot be read, or that tries something.
  case archive(reason: String)
  /// Its name would deceive whoever reads it.
  case name
}

extension Refusal: CustomStringConvertible {
  /// Why the file was refused, without a full stop.
  public var description: String {
    switch self {
    case .link: "refused: a symbolic link or not in a plain folder"
    case .notAFile: "refused: not a regular file"
    case .tooLarge(let bytes, let limit):
      "refused: \(bytes) bytes long, the limit is \(limit)"
    case .notText: "refused: not UTF-8 text"
    case .unreadable(let reason): "refused: \(reason)"
    case .archive(let reason): "refused: \(reason)"
    case .name: "refused: its name holds characters that cannot be seen"
    }
  }
}
