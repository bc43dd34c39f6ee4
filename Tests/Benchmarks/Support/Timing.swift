import Foundation

/// How long something takes, and what is in the middle of several times.
enum Timing {
  /// What is counted.
  enum Clock: String {
    /// The time that passes.
    case wall
    /// The time that processors spend on this process, all threads together.
    case processor

    fileprivate var now: Double {
      var time = timespec()
      clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
  }

  /// Milliseconds that `work` takes; what it returns is let go afterwards, out of the time.
  static func milliseconds<Result>(
    _ clock: Clock = .wall,
    _ work: () throws -> Result
  ) rethrows -> Double {
    let start = clock.now
    let result = try work()
    let time = clock.now - start
    withExtendedLifetime(result) {}
    return time
  }

  /// The medians of ours and theirs, which take turns; who goes first changes with every round.
  ///
  /// A first round is thrown away.
  static func turns(
    _ rounds: Int,
    ours: () throws -> Double,
    theirs: (() throws -> Double)?
  ) throws -> (ours: Double, theirs: Double?) {
    var mine: [Double] = []
    var others: [Double] = []
    for round in 0...rounds {
      if round % 2 == 1, let theirs { others.append(try theirs()) }
      mine.append(try ours())
      if round % 2 == 0, let theirs { others.append(try theirs()) }
    }
    return (median(mine.dropFirst()), theirs.map { _ in median(others.dropFirst()) })
  }

  /// The middle one.
  static func median(_ times: ArraySlice<Double>) -> Double {
    let sorted = times.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
