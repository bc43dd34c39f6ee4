/// What a process may use.
struct Limits: Sendable, Hashable {
  /// Time on the wall, in seconds.
  var seconds: Int
  /// The largest file it may write, its output included, in bytes.
  var fileSize: Int
  /// Address space, in bytes.
  var memory: Int

  /// The compiler and the linker.
  static let compiling = Limits(seconds: 60, fileSize: 256 << 20, memory: 8 << 30)
  /// The compiler and the linker on a learner's file: those of an honest one take a second.
  static let submission = Limits(seconds: 15, fileSize: 256 << 20, memory: 8 << 30)
  /// The cells of a lesson.
  static let lesson = Limits(seconds: 20, fileSize: 64 << 20, memory: 4 << 30)
  /// The checks of an exercise.
  static let check = Limits(seconds: 10, fileSize: 16 << 20, memory: 1 << 30)
  /// The checks once more, to find where they did not end: a loop is found in its first second.
  static let locating = Limits(seconds: 1, fileSize: 16 << 20, memory: 1 << 30)
}
