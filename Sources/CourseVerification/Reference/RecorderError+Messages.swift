extension RecorderError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .undeclared:
      "The course declares no reference. Add `reference` to Lessons/course.yml."
    case .failed(let recorder, let said):
      "\(recorder) failed. Install what it needs, or mend it; it said:\n\(said)"
    case .malformed(let recorder, let lesson):
      "\(recorder) did not answer for \(lesson) as it must. "
        + "Let it write `{\"version\": …, \"outputs\": […]}` with one output a snippet."
    case .brokenCells(let lesson, let faults):
      "The cells of \(lesson) do not run to their end. Mend them first:\n"
        + faults.joined(separator: "\n")
    }
  }
}
