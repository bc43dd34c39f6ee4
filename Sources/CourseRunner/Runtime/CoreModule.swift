public import CourseModel
import Foundation

/// A module of a course's own core, compiled.
struct CoreModule: Sendable, Hashable {
  /// The folder that holds the module and its object file.
  var folder: String
  var name: String
  /// Names the sources and all they were compiled with.
  var key: String

  var object: String { "\(folder)/\(name).o" }
}

extension Runtime {
  /// Finds the toolchain and the libraries that a course declares, and compiles its own modules, or
  /// finds them compiled.
  ///
  /// - Parameters:
  ///   - root: the course's folder.
  ///   - core: what the course declares.
  /// - Returns: a runtime whose programs can import the core.
  /// - Throws: ``RunnerError`` naming what is missing, or what does not compile.
  public static func locate(root: String, core: Core) async throws(RunnerError) -> Runtime {
    var runtime = try locate(root: root, products: core.products)
    for module in core.modules {
      runtime.core.append(try await runtime.compile(module, root: root))
    }
    return runtime
  }

  private func compile(_ module: Core.Module, root: String) async throws(RunnerError) -> CoreModule
  {
    let sources = Files.absolute(module.sources, in: root)
    let files = Files.list(below: sources).filter { $0.hasSuffix(".swift") }
    guard !files.isEmpty else {
      throw .unreadable(file: module.sources, reason: "there is no Swift file below it")
    }
    var digest = Digest()
    digest.add(module.name)
    // The module may import those of the package too: they change when a library is built anew.
    for tool in [toolchain.compiler, path(of: .lesson)] {
      digest.add(tool)
      digest.add("\(String(describing: Stamp(of: tool)))")
    }
    for earlier in core { digest.add(earlier.key) }
    for file in files {
      digest.add(file)
      digest.add(try Files.read("\(sources)/\(file)"))
    }
    let key = digest.finish()
    let made = CoreModule(
      folder: "\(Cache(root: root).folder)/core/\(key)",
      name: module.name,
      key: key
    )
    if Files.exists(made.object) { return made }

    let scratch = try Scratch()
    defer { scratch.remove() }
    let product = "\(scratch.folder)/\(module.name)"
    let job = Toolchain.job(
      compile(
        files.map { "\(sources)/\($0)" },
        module: module.name,
        into: product + ".o",
        options: ["-parse-as-library", "-emit-module-path", product + ".swiftmodule"]
      ),
      in: scratch
    )
    guard try await job.run() == .exited(0) else {
      let said = String(decoding: (try? Files.read(job.standardError)) ?? Data(), as: UTF8.self)
      let messages = said.replacing(root + "/", with: "")
      throw .coreDoesNotCompile(module: module.name, messages: messages)
    }
    // The object file last: where it is, all is there.
    for suffix in [".swiftmodule", ".o"] {
      let target = "\(made.folder)/\(module.name)\(suffix)"
      try Files.write(try Files.read(product + suffix), to: target)
    }
    return made
  }
}
