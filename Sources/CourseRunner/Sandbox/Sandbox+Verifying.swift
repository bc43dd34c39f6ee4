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
    try await sandbox.verify(for: runtime)
    try await warm(runtime, imports: imports)
    return sandbox
  }

  /// Starts what is started in boxes, and looks at one from inside.
  func verify(for runtime: Runtime) async throws(RunnerError) {
    let workplace = try Workplace(runtime: runtime, sandbox: self)
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
    try await lookAround(in: workplace)
  }

  /// Asks the kernel, in a box, what is around it: a program that only claims to make boxes is no layer.
  private func lookAround(in workplace: Workplace) async throws(RunnerError) {
    let program = workplace.programs + "/look"
    try Files.write(try Files.read("/bin/cat"), to: program)
    let job = workplace.running(
      [Toolchain.loader, program, "/proc/self/status", "/proc/net/route"],
      limits: .check,
      locating: false
    )
    let ending = try await job.run()
    let seen = String(decoding: (try? Files.read(job.standardOutput)) ?? Data(), as: UTF8.self)
    let (facts, routes) = Self.facts(in: seen)
    let process = facts["Pid"].flatMap { Int($0) } ?? .max
    for (holds, layer, reason) in [
      (ending == .exited(0) && !facts.isEmpty, SandboxLayer.box, "nothing can be read in it"),
      // In a namespace of their own, processes are counted anew.
      (process < 10, .box, "it shows the machine's processes"),
      (facts["CapEff"].flatMap { Int($0, radix: 16) } == 0, .box, "it keeps privileges"),
      (routes.isEmpty, .box, "it has a network"),
      (facts["Seccomp"] == "2", .filter, "no filter is in force"),
    ] where !holds {
      throw .sandboxMissing(layer: layer, reason: reason)
    }
  }

  /// What `/proc/self/status` says, and the routes that `/proc/net/route` lists behind it.
  private static func facts(in text: String) -> (status: [String: String], routes: [Substring]) {
    let lines = text.split(separator: "\n")
    let facts = lines.compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
      return (String(line[..<colon]), value)
    }
    return (
      Dictionary(facts) { first, _ in first },
      Array(lines.drop { !$0.hasPrefix("Iface") }.dropFirst())
    )
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
