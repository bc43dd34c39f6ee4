import Foundation

/// What the compiled core is, in one word: equal words mean that a program runs the same.
extension Runtime {
  /// The digest of the core's library and of every module file that the imports lead to.
  ///
  /// The compiler itself says which modules those are, so that a change of another part of this
  /// package changes nothing. Kept until a file is touched; then read afresh.
  func fingerprint(
    of library: Library,
    imports: [String],
    cache: Cache
  ) async throws(RunnerError) -> String {
    var name = Digest()
    for part in [build, self.name(of: library)] + core.map(\.key) + imports { name.add(part) }
    let entry = "fingerprints/" + name.finish()
    if let known = cache.read(Fingerprint.self, entry), known.isCurrent { return known.digest }

    let files =
      [path(of: library), toolchain.compiler]
      + (try await modules(reachedFrom: imports))
    var fingerprint = Fingerprint(files: [], digest: "")
    var digest = Digest()
    for module in core { digest.add(module.key) }
    for file in files {
      guard let stamp = Stamp(of: file) else { continue }
      fingerprint.files.append(.init(path: file, stamp: stamp))
      digest.add(file)
      if file == toolchain.compiler {
        // A toolchain is installed, not edited: its stamp names it.
        digest.add("\(stamp)")
      } else {
        digest.add(try Files.read(file))
      }
    }
    fingerprint.digest = digest.finish()
    cache.write(fingerprint, entry)
    return fingerprint.digest
  }

  private func modules(reachedFrom imports: [String]) async throws(RunnerError) -> [String] {
    struct Trace: Decodable { var swiftmodules: [String] }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let source = imports.map { "import \($0)\n" }.joined()
    try Files.write(Data(source.utf8), to: scratch.folder + "/imports.swift")
    let trace = scratch.folder + "/trace.json"
    let arguments =
      [
        toolchain.compiler, "-frontend", "-typecheck", "-target", Toolchain.target,
        "-disable-objc-interop", "-swift-version", "5", "-module-name", "Imports",
        "-module-cache-path", moduleCache,
        "-emit-loaded-module-trace-path", trace, scratch.folder + "/imports.swift",
      ] + searchPaths
    _ = try await Toolchain.job(arguments, in: scratch).run()
    // Imports that cannot be loaded leave no trace; compiling the cells will say why.
    guard let data = try? Files.read(trace),
      let found = try? JSONDecoder().decode(Trace.self, from: data)
    else { return [] }
    return found.swiftmodules.filter { $0.hasPrefix(modules + "/") }.sorted()
  }
}

/// The files that were read for a fingerprint, and what they gave.
private struct Fingerprint: Codable {
  struct File: Codable {
    var path: String
    var stamp: Stamp
  }
  var files: [File]
  var digest: String

  var isCurrent: Bool { files.allSatisfy { Stamp(of: $0.path) == $0.stamp } }
}
