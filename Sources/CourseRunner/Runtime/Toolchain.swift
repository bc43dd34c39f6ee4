import Foundation

/// The programs of the Swift toolchain that the engine calls.
///
/// It calls the compiler and the linker themselves: their driver costs more than both.
struct Toolchain: Sendable, Hashable {
  /// The toolchain's `usr`.
  let root: String

  var compiler: String { root + "/bin/swift-frontend" }
  var linker: String { root + "/bin/ld.lld" }
  var libraries: String { root + "/lib/swift/linux" }
  var backtracerFolder: String { root + "/libexec/swift/linux" }
  var backtracer: String { backtracerFolder + "/swift-backtrace" }

  #if arch(arm64)
    static let architecture = "aarch64"
    static let emulation = "aarch64linux"
    static let loader = "/lib/ld-linux-aarch64.so.1"
  #else
    static let architecture = "x86_64"
    static let emulation = "elf_x86_64"
    static let loader = "/lib64/ld-linux-x86-64.so.2"
  #endif
  static let target = architecture + "-unknown-linux-gnu"

  /// Finds the toolchain of the `swift` that a shell would run.
  static func locate(path: String) throws(RunnerError) -> Toolchain {
    for folder in path.split(separator: ":") where Files.exists("\(folder)/swift") {
      let swift = Files.resolve("\(folder)/swift")
      let nearby = Toolchain(root: Files.folder(of: Files.folder(of: swift)))
      if Files.exists(nearby.compiler) { return try nearby.verified() }
      // A version manager's `swift` stands for another one, and knows where that is.
      guard let told = askForResources(swift: "\(folder)/swift") else { continue }
      return try Toolchain(root: Files.folder(of: Files.folder(of: told))).verified()
    }
    throw .noToolchain
  }

  /// A job of the compiler's or the linker's.
  static func job(_ command: [String], in scratch: Scratch) -> Job {
    var job = Job(command, in: scratch, limits: .compiling)
    // Memory in large pages: asking for small ones takes a tenth of the compiler's time.
    job.environment["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1:glibc.malloc.top_pad=33554432"
    return job
  }

  private func verified() throws(RunnerError) -> Toolchain {
    for tool in [compiler, linker] where !Files.exists(tool) {
      throw .toolMissing(name: URL(fileURLWithPath: tool).lastPathComponent, looked: tool)
    }
    return self
  }

  private static func askForResources(swift: String) -> String? {
    struct Answer: Decodable {
      struct Paths: Decodable { var runtimeResourcePath: String }
      var paths: Paths
    }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: swift)
    process.arguments = ["-print-target-info"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try? JSONDecoder().decode(Answer.self, from: data).paths.runtimeResourcePath
  }
}
