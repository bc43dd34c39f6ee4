/// The command lines of the compiler and the linker.
extension Runtime {
  /// The command that compiles some files into one object file.
  func compile(
    _ files: [String],
    module: String,
    into object: String,
    options: [String] = []
  ) -> [String] {
    // A warning that was made an error is suppressed with the others.
    let isStrict = options.contains("-strict-memory-safety")
    return [
      toolchain.compiler, "-frontend", "-c", "-target", Toolchain.target, "-disable-objc-interop",
      "-Onone", "-g", "-swift-version", "5", "-module-name", module,
      "-module-cache-path", moduleCache,
      // Without it one misspelt name beside arithmetic costs seconds of type checking.
      "-solver-scope-threshold=100000",
      "-diagnostic-style", "llvm", "-suppress-remarks",
      // The compiler looks for its own mistakes after every step.
      "-sil-verify-none", "-disable-llvm-verify",
    ] + (isStrict ? [] : ["-suppress-warnings"]) + searchPaths + options + files + ["-o", object]
  }

  /// Where modules are found: the course's own before the package's.
  var searchPaths: [String] { (core.map(\.folder) + [modules]).flatMap { ["-I", $0] } }

  /// The command that links object files and one of the core's libraries into a program.
  ///
  /// Object files come in order: what an earlier one defines, a later one cannot replace.
  ///
  /// Reading Foundation's symbols takes half of the time, so that it is left out where it isn't needed.
  func link(
    _ objects: [String],
    with library: Library,
    into program: String,
    options: [String] = [],
    hasFoundation: Bool = true
  ) throws(RunnerError) -> [String] {
    let start = try StartFiles.locate()
    let swift = toolchain.libraries
    // All addresses are found before a learner's code runs, and cannot be changed afterwards.
    let options = (library == .check ? ["-z", "relro", "-z", "now"] : []) + options
    return [
      toolchain.linker, "--hash-style=gnu", "--eh-frame-hdr", "-m", Toolchain.emulation, "-pie",
      // So little is linked that threads take longer to start than they save.
      "--build-id=none", "--threads=1", "-dynamic-linker", Toolchain.loader, "-o", program,
      start.scrt1, start.crti, start.crtbegin,
      "-L", swift, "-L", build, "-L", start.gcc, "-L", start.system,
      // The paths must hold for libraries' own libraries too, as the newer RUNPATH does not.
      "--disable-new-dtags", "-rpath", build, "-rpath", swift,
      "\(swift)/\(Toolchain.architecture)/swiftrt.o",
    ] + options + objects + core.map(\.object) + ["-l\(name(of: library))", "--as-needed"]
      + ((hasFoundation ? Self.foundationLibraries : []) + Self.swiftLibraries).map { "-l" + $0 }
      + ["-lm", "-lpthread", "-ldl", "-lgcc", "-lgcc_s", "-lc", start.crtend, start.crtn]
  }

  /// The command of a linker that reads its arguments from its standard input.
  ///
  /// The emulation comes before: where the linker has to look for it among the others, it reads them twice.
  var linkingLater: [String] { [toolchain.linker, "-m", Toolchain.emulation, "@/dev/stdin"] }

  /// Arguments as a tool reads them from a file, each in quotes.
  static func responseFile(_ arguments: some Sequence<String>) -> String {
    arguments.map { argument in
      let escaped = argument.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\"\(escaped)\"\n"
    }.joined()
  }

  /// What a Swift file may pull in; only what it uses is loaded.
  private static let swiftLibraries = [
    "XCTest", "swiftSynchronization", "swiftGlibc", "swiftRegexBuilder", "swift_RegexParser",
    "swift_Concurrency", "swift_StringProcessing", "swift_Builtin_float",
    "swiftSwiftOnoneSupport", "swiftCore",
  ]

  private static let foundationLibraries = [
    "Foundation", "FoundationEssentials", "FoundationInternationalization", "swiftDispatch",
    "dispatch", "BlocksRuntime",
  ]
}
