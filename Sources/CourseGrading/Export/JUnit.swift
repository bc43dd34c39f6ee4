import CourseModel

extension Gradebook {
  /// The gradebook as JUnit XML: a suite a student, a case a check.
  public var junit: String {
    let suites = students.map { student -> String in
      let cases = student.grades.flatMap { Self.cases($0) }
      let failures = cases.count { $0.contains("<failure") }
      let errors = cases.count { $0.contains("<error") }
      let skipped = cases.count { $0.contains("<skipped") }
      return """
          <testsuite name="\(XML.attribute(student.student.id))" tests="\(cases.count)" \
        failures="\(failures)" errors="\(errors)" skipped="\(skipped)">
        \(cases.joined())  </testsuite>

        """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
      \(suites.joined())</testsuites>

      """
  }

  private static func cases(_ grade: ExerciseGrade) -> [String] {
    let tag = { (name: String, time: Double, inner: String) -> String in
      let head =
        "    <testcase classname=\"\(XML.attribute(grade.exercise))\" "
        + "name=\"\(XML.attribute(name))\" time=\"\(Points.text(time))\""
      return inner.isEmpty ? head + "/>\n" : head + ">\(inner)</testcase>\n"
    }
    guard let attempt = grade.attempt else { return [tag("(all)", 0, "<skipped/>")] }
    guard let verdict = attempt.verdict else {
      let kind = attempt.refusal == nil ? "error" : "failure"
      return [tag("(all)", 0, "<\(kind) message=\"\(XML.attribute(grade.reason))\"/>")]
    }
    let items = verdict.released
    return items.map { item in
      let message = item.messages.first ?? verdict.explanation
      let inner =
        switch item.outcome {
        case .passed: ""
        case .failed:
          "<failure message=\"\(XML.attribute(message))\">"
            + "\(XML.text(item.messages.joined(separator: "\n")))</failure>"
        case .unknown: "<error message=\"\(XML.attribute(message))\"/>"
        }
      return tag(item.name, verdict.seconds / Double(items.count), inner)
    }
  }
}

/// Text as XML holds it.
enum XML {
  /// Text between tags; characters that XML cannot hold, and those that deceive, are replaced.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.released.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isAllowed = scalar.value != 0xfffe && scalar.value != 0xffff
        result.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// Text in quotes.
  static func attribute(_ text: String) -> String {
    self.text(text).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
  }
}
