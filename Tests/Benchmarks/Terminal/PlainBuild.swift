import Foundation

/// An exercise, its checks and a main program, as somebody without the course would compile and run them.
struct PlainBuild {
  /// Where a package has the core from.
  enum Core: String, CaseIterable {
    /// A package that it depends on, with the core's sources and nothing else.
    case dependency
    /// The course's own compiled library, by flags: what nobody writes who needn't be as fast as can be.
    case compiled
  }

  /// The folder with the three files, and packages of the first two.
  let folder: URL
  private let build: String

  /// Writes the files of an exercise into a folder, to be compiled against the core in `build`, or with
  /// the one below `root`.
  init(in folder: URL, exercise: URL, root: String, build: String) throws {
    self.folder = folder
    self.build = build
    let solution = try Self.read(exercise.appending(path: "Solution.swift"))
    let checks = try Self.read(exercise.appending(path: "Checks.swift"))
    let own = checks.replacing(/@testable import Exercise\n/, with: "")
    guard let name = checks.firstMatch(of: /final class (\w+)/)?.1 else {
      throw Peer.Failure(description: "\(exercise.path)/Checks.swift holds no class of checks")
    }
    let tests = checks.matches(of: /func (test\w+)/).map { "(\"\($0.1)\", \(name).\($0.1))" }
    let main = "import XCTest\nXCTMain([testCase([\(tests.joined(separator: ", "))])])\n"
    var files = [
      "plain/Exercise.swift": solution, "plain/Checks.swift": own, "plain/main.swift": main,
      "core/Package.swift": Self.corePackage,
    ]
    for core in Core.allCases {
      files["\(core)/Sources/Exercise/Exercise.swift"] = solution
      files["\(core)/Tests/ExerciseTests/Checks.swift"] = checks
      files["\(core)/Package.swift"] = core == .compiled ? Self.package(build) : Self.package
    }
    for (path, text) in files { try Self.write(text, to: folder.appending(path: path)) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "core/Sources").path,
      withDestinationPath: "\(root)/Sources"
    )
  }

  /// Compiles the three files with `swiftc`, and runs what comes out.
  func compileAndRun(save: Int) throws -> Double {
    let file = folder.appending(path: "plain/Exercise.swift")
    try append("// save \(save)\n", to: file)
    return try Timing.milliseconds {
      let program = folder.appending(path: "plain/program").path
      let sources = ["Exercise", "Checks", "main"].map { "\(folder.path)/plain/\($0).swift" }
      try Program.run(
        ["swiftc"] + sources + [
          "-o", program, "-I", build + "/Modules", "-L", build, "-lCheckRuntime", "-Xlinker",
          "-rpath", "-Xlinker", build,
        ]
      )
      try Program.run([program])
    }
  }

  /// Builds a package with SwiftPM and runs its tests.
  func buildAndTest(_ core: Core, save: Int) throws -> Double {
    let package = folder.appending(path: core.rawValue)
    try append("// save \(save)\n", to: package.appending(path: "Sources/Exercise/Exercise.swift"))
    return try Timing.milliseconds {
      // SwiftPM's own list of the tests must find the core as well, so the flags are for all.
      let flags =
        ["--package-path", package.path]
        + (core == .compiled ? ["-Xswiftc", "-I", "-Xswiftc", build + "/Modules"] : [])
      try Program.run(["swift", "build"] + flags)
      try Program.run(["swift", "test"] + flags)
    }
  }

  private static let package = """
    // swift-tools-version: 6.0
    import PackageDescription
    let core: Target.Dependency = .product(name: "StateDictCore", package: "core")
    let checks: Target.Dependency = .product(name: "ExerciseChecks", package: "core")
    let package = Package(
      name: "Exercise",
      dependencies: [.package(path: "../core")],
      targets: [
        .target(name: "Exercise", dependencies: [core]),
        .testTarget(name: "ExerciseTests", dependencies: ["Exercise", core, checks]),
      ]
    )

    """

  /// The core's targets, and those that checks need, as this package declares them.
  private static let corePackage = """
    // swift-tools-version: 6.2
    import PackageDescription
    func core(_ name: String, _ others: [Target.Dependency] = []) -> Target {
      .target(
        name: name,
        dependencies: others,
        swiftSettings: [
          .enableUpcomingFeature("InternalImportsByDefault"),
          .enableUpcomingFeature("MemberImportVisibility"),
          .enableExperimentalFeature("Extern"),
        ]
      )
    }
    let package = Package(
      name: "core",
      products: [
        .library(name: "StateDictCore", targets: ["StateDictCore"]),
        .library(name: "ExerciseChecks", targets: ["ExerciseChecks"]),
      ],
      targets: [
        .target(name: "CStreaming"), core("Tensors", ["CStreaming"]),
        core("Modules", ["Tensors"]), .target(name: "CChecksum"),
        core("Checkpoints", ["CChecksum", "Tensors"]),
        core("StateDictCore", ["Tensors", "Modules", "Checkpoints"]),
        .target(name: "CLockdown"), core("CourseEvents"),
        core("ExerciseChecks", ["CourseEvents", "CLockdown"]),
      ]
    )

    """

  private static func package(_ build: String) -> String {
    """
    // swift-tools-version: 6.0
    import PackageDescription
    let linker: [LinkerSetting] = [
      .unsafeFlags(["-L", "\(build)", "-lCheckRuntime", "-Xlinker", "-rpath", "-Xlinker", "\(build)"])
    ]
    let package = Package(name: "Exercise", targets: [
      .target(name: "Exercise", linkerSettings: linker),
      .testTarget(name: "ExerciseTests", dependencies: ["Exercise"], linkerSettings: linker),
    ])

    """
  }

  private func append(_ text: String, to file: URL) throws {
    try Self.write(try Self.read(file) + text, to: file)
  }

  private static func read(_ file: URL) throws -> String {
    try String(contentsOf: file, encoding: .utf8)
  }

  private static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }
}
