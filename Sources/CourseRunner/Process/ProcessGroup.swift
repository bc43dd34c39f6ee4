import Glibc
import Synchronization

/// The processes of one job, known by the number of the first.
final class ProcessGroup: Sendable {
  private struct State {
    var leader: pid_t?
    var didTimeOut = false
    var isOver = false
  }
  private let state = Mutex(State())

  var didTimeOut: Bool { state.withLock(\.didTimeOut) }

  func started(_ leader: pid_t) {
    state.withLock { state in
      state.leader = leader
      // The time was up before the process was there.
      if state.didTimeOut { _ = Glibc.kill(-leader, SIGKILL) }
    }
  }

  /// Ends the processes that took too long.
  ///
  /// - Parameters:
  ///   - askingFirst: whether the program is first made to write a backtrace.
  ///   - boxed: whether the program is not the first process, but the innermost in a box.
  func timeOut(askingFirst: Bool, boxed: Bool) async {
    let leader = state.withLock { state -> pid_t? in
      guard !state.isOver else { return nil }
      state.didTimeOut = true
      return state.leader
    }
    guard let leader else { return }
    if askingFirst {
      Glibc.kill(boxed ? ProcessTree.innermost(of: leader) : leader, SIGQUIT)
      // Its end comes sooner than that, unless the program does not heed the signal.
      try? await Task.sleep(for: .seconds(3))
    }
    state.withLock { if !$0.isOver { _ = Glibc.kill(-leader, SIGKILL) } }
  }

  /// Ends what the first process left behind.
  func kill() {
    state.withLock { state in
      state.isOver = true
      if let leader = state.leader { _ = Glibc.kill(-leader, SIGKILL) }
    }
  }
}
