import CourseRunner

extension GradingError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .noSubmissions(let folder):
      """
      \(folder) holds no submissions. Name a folder with a folder or an archive for every student, \
      each with the content of the student's `work/`, or one archive of all.
      """
    case .brokenExercise(let exercise, let error):
      "\(exercise) cannot be graded. \(error.description)"
    case .badArchive(let path, let reason):
      "\(path) cannot be unpacked: \(reason). Fetch it once more, or unpack it and name the folder."
    case .noGradebook(let path):
      "\(path) holds no gradebook. Grade something first, or name the folder with `--output`."
    case .inUse(let path):
      "Another program is grading into \(path). Wait for its end, or name another folder."
    case .notWritable(let path, let reason):
      "\(path) cannot be written: \(reason). Check the free space and the folder's permissions."
    case .damagedGradebook(let path, let reason):
      "\(path) is damaged: \(reason). Move it away and grade again; `feedback/` is still there."
    case .newerGradebook(let path):
      "\(path) was made by a later version of this program. Bring the course up to date."
    case .gradebookFailed(let path, let reason):
      "\(path) could not be used: \(reason). Try again; what was graded is kept."
    case .badFile(let path, let line, let reason):
      "\(path):\(line): error: \(reason)"
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason). Check that it exists and that you may read it."
    case .unknownName(let name, let kind):
      "There is no \(kind) `\(name)`, or more than one. `course grade show` lists them."
    case .keyMissing(let path):
      "\(path) was graded with hidden checks, whose points would all be lost. Name their folder with --key."
    case .differentPolicies(let paths):
      """
      The parts were graded by different policies: \(paths.joined(separator: ", ")). Name the one that \
      holds with `--policy`.
      """
    case .badKey(let path, let reason):
      "The key \(path) cannot be used: \(reason)."
    }
  }
}
