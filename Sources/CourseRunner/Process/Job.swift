import Foundation
import Subprocess
import Synchronization

/// One process: a compiler, or a learner's program.
///
/// Output goes to regular files, which a limit of the kernel bounds and which no left-over child
/// can hold open against us.
struct Job: Sendable {
  /// How a process can end.
  enum Ending: Sendable, Hashable {
    case exited(Int32)
    case signaled(Int32)
    case timedOut
    case printedTooMuch
  }

  var arguments: [String]
  var scratch: Scratch
  var limits: Limits
  var environment: [String: String] = [:]
  var input = ""
  /// Whether a process that takes too long is first asked where it is.
  var interruptsForBacktrace = false

  init(_ arguments: [String], in scratch: Scratch, limits: Limits) {
    self.arguments = arguments
    self.scratch = scratch
    self.limits = limits
  }

  /// What the process printed.
  var standardOutput: String { scratch.folder + "/stdout" }
  /// What it printed on the error stream.
  var standardError: String { scratch.folder + "/stderr" }

  /// Runs the process to its end, or to the end of its time.
  ///
  /// Its process group goes with it. An interrupted one throws ``RunnerError/interrupted``.
  func run() async throws(RunnerError) -> Ending {
    do {
      let ending = try await supervise()
      // Whoever interrupts ends the process, whose ending then says nothing about it.
      if Task.isCancelled { throw RunnerError.interrupted }
      return ending
    } catch {
      if Task.isCancelled { throw .interrupted }
      throw .cannotStart(program: arguments.first ?? "", reason: "\(error)")
    }
  }

  private func supervise() async throws -> Ending {
    let group = ProcessGroup()
    var options = PlatformOptions()
    options.processGroupID = 0
    let watch = Task {
      try await Task.sleep(for: .seconds(limits.seconds))
      await group.timeOut(askingFirst: interruptsForBacktrace)
    }
    defer {
      watch.cancel()
      group.kill()
    }
    let configuration = Configuration(
      executable: .name("sh"),
      arguments: Arguments(["-c", script, "sh"] + arguments),
      environment: .custom(.init(of: fullEnvironment)),
      platformOptions: options
    )
    let result = try await Subprocess.run(
      configuration,
      input: .string(input),
      output: .discarded,
      error: .discarded
    ) { execution in
      group.started(execution.processIdentifier.value)
    }
    if group.didTimeOut { return .timedOut }
    return switch result.terminationStatus {
    case .exited(let code): .exited(code)
    case .signaled(SIGXFSZ): .printedTooMuch
    case .signaled(SIGXCPU): .timedOut
    case .signaled(let signal): .signaled(signal)
    }
  }

  /// Sets the limits, which the process and its children inherit, and becomes the process.
  private var script: String {
    """
    ulimit -c 0; ulimit -S -t \(limits.seconds + 2); ulimit -H -t \(limits.seconds + 4); ulimit -f \(limits.fileSize / 512); \
    ulimit -v \(limits.memory / 1024); cd "$COURSE_WORK" || exit 126; unset COURSE_WORK; \
    exec "$@" >>../stdout 2>>../stderr
    """
  }

  private var fullEnvironment: [String: String] {
    let own = [
      "PATH": "/usr/bin:/bin", "HOME": scratch.work, "TMPDIR": scratch.work,
      "LANG": "C.UTF-8", "TZ": "UTC", "COURSE_WORK": scratch.work,
    ]
    return own.merging(environment) { $1 }
  }
}

extension [Environment.Key: String] {
  fileprivate init(of values: [String: String]) {
    self.init(uniqueKeysWithValues: values.map { (Environment.Key(stringLiteral: $0), $1) })
  }
}
