import Foundation

extension Sandbox {
  /// Tries every layer on this machine.
  ///
  /// - Parameters:
  ///   - runtime: the toolchain and the core, which the boxes must be able to show.
  ///   - imports: the modules that submissions may import.
  /// - Returns: boxes that work.
  /// - Throws: ``RunnerError/sandboxMissing(layer:reason:)`` naming the first layer that does not.
  public static func verified(
    for runtime: Runtime,
    imports: [String] = []
  ) async throws(RunnerError) -> Sandbox {
    guard canLock else {
      throw .sandboxMissing(layer: .lock, reason: "this kernel has no Landlock")
    }
    let sandbox = try locate()
    let workplace = try Workplace(runtime: runtime, sandbox: sandbox)
    defer { workplace.remove() }
    // The loader is the one program that every box holds.
    for job in [
      workplace.compiling([runtime.toolchain.compiler, "-version"]),
      workplace.running([Toolchain.loader, "--version"], limits: .check, locating: false),
    ] {
      guard try await job.run() == .exited(0) else {
        let said = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
        let reason = said.split(separator: "\n").last.map(String.init) ?? "it does not start"
        throw .sandboxMissing(layer: .box, reason: reason)
      }
    }
    try await warm(runtime, imports: imports)
    return sandbox
  }

  /// Compiles the C modules behind all that a submission may import, and lets every user read them.
  ///
  /// In a box nothing can be added to the compiler's cache, and what is missing there is an error.
  private static func warm(_ runtime: Runtime, imports: [String]) async throws(RunnerError) {
    let workplace = try Workplace(runtime: runtime)
    defer { workplace.remove() }
    let file = workplace.sources + "/Exercise.swift"
    let modules = Set(imports).union(SourceScreen.harmlessModules).sorted()
    try Files.write(Data(modules.map { "import \($0)\n" }.joined().utf8), to: file)
    let job = workplace.compiling(
      runtime.compile(
        [file],
        module: "Exercise",
        into: workplace.objects + "/Exercise.o",
        options: PreparedChecks.exerciseOptions
      )
    )
    guard try await job.run() == .exited(0) else {
      let said = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
      throw .cannotStart(program: "swift-frontend", reason: said)
    }
    let cache = runtime.moduleCache
    let folders = (try? FileManager.default.subpathsOfDirectory(atPath: cache)) ?? []
    for path in [cache] + folders.map({ "\(cache)/\($0)" }) {
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      let execute: mode_t = status.st_mode & S_IFMT == S_IFDIR ? 0o111 : 0
      // Those of other users stay as they are; the boxes will say so.
      chmod(path, status.st_mode | 0o444 | execute)
    }
  }
}
