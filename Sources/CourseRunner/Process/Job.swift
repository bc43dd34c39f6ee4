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
  /// The file that takes what the process tells the engine, on its file 3.
  var events: String?
  /// The name of the file that takes its error stream.
  var errors = "stderr"
  /// The folder it works in, where that is not a fresh one.
  var folder: String?
  /// The box in which it runs, if in one.
  var box: Box?
  /// Whether a process that takes too long is first asked where it is.
  var interruptsForBacktrace = false
  /// What it reads from its standard input instead, once it is there: until then the time stands still.
  var laterInput: AsyncStream<String>?

  init(_ arguments: [String], in scratch: Scratch, limits: Limits) {
    self.arguments = arguments
    self.scratch = scratch
    self.limits = limits
  }

  /// What the process printed.
  var standardOutput: String { scratch.folder + "/stdout" }
  /// What it printed on the error stream.
  var standardError: String { scratch.folder + "/" + errors }

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
      guard laterInput == nil else { return }
      try await Task.sleep(for: .seconds(limits.seconds))
      await group.timeOut(askingFirst: interruptsForBacktrace, boxed: box != nil)
    }
    defer {
      watch.cancel()
      group.kill()
    }
    try box?.prepare(in: scratch.folder, environment: fullEnvironment)
    let configuration = Configuration(
      executable: .name("sh"),
      arguments: Arguments(["-c", script, "sh"] + (box?.command ?? []) + arguments),
      environment: .custom(.init(of: shellEnvironment)),
      platformOptions: options
    )
    Self.survivesClosedPipes
    let result = try await Subprocess.run(
      configuration,
      input: .inputWriter,
      output: .discarded,
      error: .discarded
    ) { execution in
      group.started(execution.processIdentifier.value)
      // Whoever ends before having read everything is told about by its ending.
      for await input in inputs {
        _ = try? await execution.standardInputWriter.write(input)
      }
      try? await execution.standardInputWriter.finish()
    }
    if group.didTimeOut { return .timedOut }
    return switch result.terminationStatus {
    // Bubblewrap says so, as a shell does, when its program ended by a signal.
    case .exited(let code) where box != nil && code > 128: ending(bySignal: code - 128)
    case .exited(let code): .exited(code)
    case .signaled(let signal): ending(bySignal: signal)
    }
  }

  /// All that it reads.
  private var inputs: AsyncStream<String> {
    if let laterInput { return laterInput }
    return AsyncStream { continuation in
      continuation.yield(input)
      continuation.finish()
    }
  }

  /// Writing to a process that is gone is an error from now on, and no longer the end of this program;
  /// the processes themselves begin with the signal as it was.
  private static let survivesClosedPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  private func ending(bySignal signal: Int32) -> Ending {
    switch signal {
    case SIGXFSZ: .printedTooMuch
    case SIGXCPU: .timedOut
    default: .signaled(signal)
    }
  }

  /// Sets the limits, which the process and its children inherit, and becomes the process.
  private var script: String {
    """
    ulimit -c 0; ulimit -S -t \(limits.seconds + 2); ulimit -H -t \(limits.seconds + 4); ulimit -f \(limits.fileSize / 512); \
    ulimit -v \(limits.memory / 1024); cd "$COURSE_WORK" || exit 126; exec >>../stdout 2>>../\(errors); \
    \(events == nil ? "" : #"exec 3>>"$COURSE_EVENTS";"#) \
    \(box.map { "exec 8<../box.options 9<../box.filter; \($0.limits)" } ?? "") \
    \(folder == nil ? "" : #"cd "$COURSE_FOLDER" || exit 126;"#) \
    unset COURSE_WORK COURSE_EVENTS COURSE_FOLDER PWD OLDPWD; exec "$@"
    """
  }

  /// Bubblewrap starts with a path alone, since its process shows what it started with.
  private var shellEnvironment: [String: String] {
    var variables = box == nil ? fullEnvironment : ["PATH": "/usr/bin:/bin"]
    variables["COURSE_WORK"] = scratch.work
    variables["COURSE_EVENTS"] = events
    variables["COURSE_FOLDER"] = folder
    return variables
  }

  private var fullEnvironment: [String: String] {
    let own = [
      "PATH": "/usr/bin:/bin", "HOME": scratch.work, "TMPDIR": scratch.work,
      "LANG": "C.UTF-8", "TZ": "UTC",
    ]
    return own.merging(environment) { $1 }
  }
}

extension [Environment.Key: String] {
  fileprivate init(of values: [String: String]) {
    self.init(uniqueKeysWithValues: values.map { (Environment.Key(stringLiteral: $0), $1) })
  }
}
