import CourseModel
import Synchronization

/// The lessons that are to be run, few at a time: the one that was asked for last comes first.
final class LessonQueue: Sendable {
  private struct State {
    var waiting: [Lesson] = []
    var running = 0
  }

  private let state = Mutex(State())
  private let atOnce = 2
  private let start: @Sendable (Lesson, _ ended: @escaping @Sendable () -> Void) -> Void

  /// Makes a queue.
  ///
  /// - Parameter start: Begins to run a lesson, and says when that has ended.
  init(
    _ start: @escaping @Sendable (Lesson, _ ended: @escaping @Sendable () -> Void) -> Void
  ) {
    self.start = start
  }

  /// Asks for a lesson, which begins to run with the next ``pump()``.
  func add(_ lesson: Lesson) { state.withLock { $0.waiting.append(lesson) } }

  /// Takes back a lesson that has not begun to run.
  ///
  /// - Returns: Whether it was waiting.
  func remove(_ id: String) -> Bool {
    state.withLock { state in
      let count = state.waiting.count
      state.waiting.removeAll { $0.id == id }
      return state.waiting.count < count
    }
  }

  /// Takes back all lessons that have not begun to run.
  func removeAll() { state.withLock { $0.waiting = [] } }

  /// Begins to run what there is room for.
  func pump() {
    let next: Lesson? = state.withLock { state in
      guard state.running < atOnce, let lesson = state.waiting.popLast() else { return nil }
      state.running += 1
      return lesson
    }
    guard let next else { return }
    start(next) { [self] in
      state.withLock { $0.running -= 1 }
      pump()
    }
    pump()
  }
}
