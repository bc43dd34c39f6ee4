import CourseMarkdown
public import CourseModel
import Foundation

/// Marks given by hand as a YAML file that a person can edit.
public enum OverrideFile {
  /// The file's text.
  public static func text(_ overrides: [Override]) -> String {
    let head = """
      # Marks given by hand. Take them in with: course grade override --from FILE
      # points may be left out where only something is said.

      """
    guard !overrides.isEmpty else {
      return head + """
        # - student: ada
        #   exercise: 03-loading/load-report
        #   points: 7.5
        #   comment: The idea was right.

        """
    }
    return head
      + overrides.map { override in
        let points = override.points.map { "  points: \(Points.text($0))\n" } ?? ""
        let comment = override.comment.isEmpty ? "" : "  comment: \(quoted(override.comment))\n"
        return "- student: \(quoted(override.student))\n  exercise: \(quoted(override.exercise))\n"
          + points + comment
      }.joined()
  }

  /// Text in double quotes, as YAML reads it back.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          result += "\\u" + String(format: "%04x", scalar.value)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - exercises: the course's exercises.
  ///   - store: the gradebook, which must know the students.
  /// - Returns: the marks.
  /// - Throws: ``GradingError`` naming the line that makes no sense.
  public static func read(
    _ path: String,
    exercises: [Exercise],
    of store: GradebookStore
  ) throws(GradingError) -> [Override] {
    let file = try YAMLFile(path: path)
    guard let root = file.root else { return [] }
    let students = try store.students()
    var overrides: [Override] = []
    for node in try file.list(root, "The file") {
      var override = Override(student: "", exercise: "", points: nil)
      for (name, value) in try file.pairs(node, "A mark") {
        switch name {
        case "student":
          let text = try file.text(value, name)
          guard let id = find(text, students) else {
            throw file.fault(value, "The gradebook has no student `\(text)`.")
          }
          override.student = id
        case "exercise":
          let text = try file.text(value, name)
          guard let id = find(text, exercises) else {
            throw file.fault(value, "There is no exercise `\(text)`.")
          }
          override.exercise = id
        case "points": override.points = try file.number(value, name)
        case "comment": override.comment = try file.text(value, name)
        default:
          throw file.fault(
            value,
            "A mark has `student`, `exercise`, `points` and `comment`, no `\(name)`."
          )
        }
      }
      guard !override.student.isEmpty, !override.exercise.isEmpty else {
        throw file.fault(node, "A mark needs a `student` and an `exercise`.")
      }
      let isTwice = overrides.contains {
        $0.student == override.student && $0.exercise == override.exercise
      }
      guard !isTwice else { throw file.fault(node, "This mark is there twice.") }
      overrides.append(override)
    }
    return overrides
  }

  /// Finds whom and what a mark is about.
  ///
  /// - Parameters:
  ///   - student: the student's identifier or name.
  ///   - exercise: the exercise's identifier or a part of it.
  ///   - exercises: the course's exercises.
  ///   - store: the gradebook.
  /// - Returns: a mark that says nothing yet.
  /// - Throws: ``GradingError`` where nobody or nothing is called so.
  public static func one(
    student: String,
    exercise: String,
    exercises: [Exercise],
    of store: GradebookStore
  ) throws(GradingError) -> Override {
    guard let student = find(student, try store.students()) else {
      throw .unknownName(student, kind: "student")
    }
    guard let exercise = find(exercise, exercises) else {
      throw .unknownName(exercise, kind: "exercise")
    }
    return Override(student: student, exercise: exercise, points: nil)
  }

  private static func find(_ name: String, _ students: [Student]) -> String? {
    if let exact = students.first(where: { $0.id == name }) { return exact.id }
    let named = students.filter { $0.name == name }
    return named.count == 1 ? named[0].id : nil
  }

  private static func find(_ name: String, _ exercises: [Exercise]) -> String? {
    if let exact = exercises.first(where: { $0.id == name }) { return exact.id }
    let near = exercises.filter { $0.id.hasSuffix("/" + name) }
    if near.count == 1 { return near[0].id }
    let part = exercises.filter { $0.id.contains(name) }
    return part.count == 1 ? part[0].id : nil
  }
}
