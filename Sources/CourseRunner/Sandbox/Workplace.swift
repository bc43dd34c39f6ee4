import Foundation

/// Where one submission is compiled, linked and run: its folders, and the boxes around, if any.
///
/// Compiler, linker and program have a box each. None shows more than it needs: the compiler sees no
/// checks, and the program no sources.
struct Workplace: Sendable {
  let scratch: Scratch
  let runtime: Runtime
  let sandbox: Sandbox?
  private let user: UInt32?

  /// What the compiler reads.
  var sources: String { scratch.folder + "/sources" }
  /// What the compiler writes and the linker reads.
  var objects: String { scratch.folder + "/objects" }
  /// What the linker writes and the program is run from.
  var programs: String { scratch.folder + "/programs" }
  /// What the runtime writes when a program crashes.
  var backtrace: String { scratch.folder + "/backtrace.json" }

  init(runtime: Runtime, sandbox: Sandbox? = nil) throws(RunnerError) {
    self.runtime = runtime
    self.sandbox = sandbox
    // In a box little can be written, which memory can take.
    scratch = try Scratch(inMemory: sandbox != nil)
    user = sandbox?.hasUsers == true ? JobUsers.shared.take() : nil
    for folder in [sources, objects, programs] { try Files.makeFolder(folder) }
    try Files.write(Data(), to: backtrace)
    guard let user else { return }
    for path in [objects, programs, backtrace] {
      guard chown(path, user, user) == 0 else {
        throw .unwritable(file: path, reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Removes all of it.
  func remove() {
    scratch.remove()
    if let user { JobUsers.shared.give(user) }
  }

  /// A job that compiles what lies in ``sources`` into ``objects``; `readable` are the folders of
  /// further modules.
  func compiling(_ command: [String], readable: [String] = []) -> Job {
    toolJob(
      command,
      readable: [runtime.toolchain.root, runtime.modules, runtime.moduleCache, sources]
        + runtime.core.map(\.folder) + readable,
      writable: [objects]
    )
  }

  /// A job that links what lies in ``objects``, and some objects of the engine's, into ``programs``.
  func linking(_ command: [String], with objects: [String]) -> Job {
    toolJob(
      command,
      readable: [runtime.toolchain.root, runtime.path(of: .check), self.objects]
        + runtime.core.map(\.object) + objects,
      writable: [programs]
    )
  }

  private func toolJob(_ command: [String], readable: [String], writable: [String]) -> Job {
    var job = Toolchain.job(command, in: scratch)
    job.box = box(
      filter: .tools,
      system: .development,
      readable: readable,
      writable: writable,
      processes: 64
    )
    return job
  }

  /// A job that runs a program of ``programs`` in the working folder; where it is `locating`, the
  /// runtime writes a backtrace when it crashes.
  func running(_ command: [String], limits: Limits, locating: Bool) -> Job {
    var job = Job(command, in: scratch, limits: limits)
    let toolchain = runtime.toolchain
    job.box = box(
      filter: locating ? .tools : .run,
      system: .libraries,
      readable: [toolchain.libraries, runtime.path(of: .check), programs]
        + (locating ? [toolchain.backtracerFolder] : []),
      writable: locating ? [backtrace] : [],
      processes: 48
    )
    return job
  }

  private func box(
    filter: BoxPlan.Filter,
    system: SystemFolders,
    readable: [String],
    writable: [String],
    processes: Int
  ) -> Box? {
    guard let sandbox else { return nil }
    let data = (try? FileManager.default.contentsOfDirectory(atPath: scratch.work)) ?? []
    let plan = BoxPlan(
      filter: filter,
      readable: readable,
      writable: writable,
      work: scratch.work,
      workSize: 64 << 20,
      workFiles: data.sorted().map { scratch.work + "/" + $0 },
      processes: processes,
      openFiles: 256
    )
    return Box(
      sandbox: sandbox,
      plan: plan,
      system: system,
      user: user,
      folder: scratch.folder
    )
  }
}
