import CourseModel

extension FileFault {
  var words: FaultWords {
    switch self {
    case .noEncoding:
      FaultWords("not-utf8", "The file is not UTF-8 text.", "Save it in the encoding UTF-8.")
    case .strayFile(let name):
      FaultWords(
        "stray-file",
        "Nothing uses `\(name)` in Lessons.",
        "Remove it, or put it where it belongs: what cells read and pages show, in Lessons/data.",
        severity: .warning
      )
    }
  }
}
