import Glibc

/// Counts the errors that are thrown, so that the engine can ask for the place of the last one.
///
/// The Swift runtime calls a hook on every throw. When a cell ends in an error that nothing caught,
/// the engine runs the program again and has the hook stop it at that very throw: the backtrace
/// then names the line.
enum ThrowCounter {
  nonisolated(unsafe) private(set) static var count = 0
  nonisolated(unsafe) private static var limit = 0

  static func start(trapAt limit: Int) {
    self.limit = limit
    let untyped: @convention(c) (UnsafeRawPointer?) -> Void = { _ in ThrowCounter.note() }
    let typed: @convention(c) (UnsafeRawPointer?, UnsafeRawPointer?, UnsafeRawPointer?) -> Void = {
      _,
      _,
      _ in ThrowCounter.note()
    }
    // The runtime calls them by their address, which Swift gives of a C function by its bits alone.
    install(unsafeBitCast(untyped, to: UnsafeRawPointer.self), as: "_swift_willThrow")
    install(unsafeBitCast(typed, to: UnsafeRawPointer.self), as: "_swift_willThrowTypedImpl")
  }

  private static func note() {
    count += 1
    if count == limit { raise(SIGTRAP) }
  }

  private static func install(_ hook: UnsafeRawPointer, as name: String) {
    // The handle 0 searches the whole process, as RTLD_DEFAULT does.
    guard let place = dlsym(nil, name) else { return }
    place.assumingMemoryBound(to: UnsafeRawPointer?.self).pointee = hook
  }
}

/// Takes the place of the runtime's `swift_errorInMain`, called for an error that leaves `main`.
///
/// The runtime would print the error's debug description and trap; the engine wants its text. It
/// links lessons with `--wrap=swift_errorInMain`.
@_cdecl("__wrap_swift_errorInMain")
public func lessonErrorInMain(_ box: UnsafeRawPointer) {
  // The runtime hands over the box itself, and that is what `any Error` holds.
  let error = unsafeBitCast(box, to: (any Error).self)
  LessonProgram.uncaught(error)
  fflush(nil)
  _exit(4)
}
