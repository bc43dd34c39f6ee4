extension NewCourseError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .notEmpty(let folder):
      "\(folder) is not empty. Name a folder that does not exist yet."
    case .unwritable(let file, let reason):
      "\(file) cannot be written: \(reason) Check the free space and the folder's permissions."
    }
  }
}
