extension CourseLoadError: CustomStringConvertible {
  /// One sentence, ending in something the reader can do.
  public var description: String {
    switch self {
    case .noCourse(let root):
      "There is no course in \(root): Lessons/course.yml is missing. "
        + "Start from the folder that holds Lessons, or name that folder."
    case .unreadable(let file, let reason):
      "\(file) cannot be read: \(reason). Make it a readable file of UTF-8 text."
    }
  }
}
