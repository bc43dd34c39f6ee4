public import CourseRunner

/// Why nothing could be graded.
public enum GradingError: Error, Sendable, Hashable {
  /// The folder cannot be read, or holds nobody's work.
  case noSubmissions(folder: String)
  /// An exercise's checks cannot be made: every grade in it would be worthless.
  case brokenExercise(String, RunnerError)
  /// An archive of a whole class cannot be read.
  case badArchive(path: String, reason: String)
  /// Nothing has been graded into the folder.
  case noGradebook(path: String)
  /// Another program grades into the folder.
  case inUse(path: String)
  /// The gradebook, or its folder, cannot be written.
  case notWritable(path: String, reason: String)
  /// The gradebook is no database.
  case damagedGradebook(path: String, reason: String)
  /// The gradebook was made by a later version of this program.
  case newerGradebook(path: String)
  /// The gradebook could not be read or written, though it is there.
  case gradebookFailed(path: String, reason: String)
  /// A roster, a policy or a file of manual marks says something that makes no sense.
  case badFile(path: String, line: Int, reason: String)
  /// A file that a command names cannot be read.
  case unreadable(path: String, reason: String)
  /// Nobody and nothing in the gradebook is called so.
  case unknownName(String, kind: String)
  /// The key names exercises or checks that cannot be used.
  case badKey(path: String, reason: String)
  /// Parts of a class that are to be laid together were graded by different policies.
  case differentPolicies([String])
  /// The gradebook was made with a key, and none was named.
  case keyMissing(path: String)
}
