import Foundation
import XCTest

/// The launcher on a folder of its own, with a stand-in for the toolchain that counts its builds.
final class LauncherTests: XCTestCase {
  private var folder: TemporaryFolder!

  override func setUpWithError() throws {
    folder = try TemporaryFolder(for: self)
    let launcher = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().appendingPathComponent("../../../course").standardizedFileURL
    try folder.write(
      try String(contentsOf: launcher, encoding: .utf8),
      to: "c/course",
      executable: true
    )
    try folder.write("", to: "c/Package.swift")
    try folder.write("", to: "c/Sources/A/a.swift")
    try folder.write("", to: "c/Sources/A/b.swift")
    try folder.write("#!/bin/sh\nexit 0\n", to: "bin/pkg-config", executable: true)
    try swift(version: "6.3.1")
    // What was just written must be older than the stamp of the first build.
    for file in [
      "c/Package.swift", "c/Sources", "c/Sources/A", "c/Sources/A/a.swift", "c/Sources/A/b.swift",
    ] {
      try age(file)
    }
  }

  private func age(_ file: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -100)],
      ofItemAtPath: folder.path + "/" + file
    )
  }

  /// Puts a toolchain on the PATH whose build makes a program that shows how it was called.
  private func swift(version: String, building: String = "exit 0") throws {
    try folder.write(
      """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "Swift version \(version) (test)"; exit 0; fi
      echo "$@" >>"\(folder.path)/builds"
      echo "[1/2] Compiling A"
      mkdir -p "\(folder.path)/c/.build/release"
      cat >"\(folder.path)/c/.build/release/course" <<'END'
      #!/bin/sh
      printf '<%s>' "$COURSE_COMMAND" "$@"
      exit 7
      END
      chmod +x "\(folder.path)/c/.build/release/course"
      \(building)
      """,
      to: "bin/swift",
      executable: true
    )
  }

  private func start(
    _ arguments: String...,
    as command: String? = nil,
    from place: String? = nil,
    path: String? = nil
  ) throws -> Program {
    let tools = path ?? "\(folder.path)/bin:/usr/bin:/bin"
    return try Program(
      "/usr/bin/env",
      [command ?? folder.path + "/c/course"] + arguments,
      environment: ["PATH": tools],
      folder: place
    )
  }

  private var builds: Int {
    folder.read("builds")?.split(separator: "\n").count ?? 0
  }

  func testStart_buildsOnceAndPassesEverythingOn() throws {
    let first = try start("read", "two words", "")
    XCTAssertEqual(first.output, "<\(folder.path)/c/course><read><two words><>", first.error)
    XCTAssertEqual(first.status, 7)
    XCTAssertTrue(first.error.contains("Building the course"), first.error)
    XCTAssertEqual(
      folder.read("builds"),
      "build --package-path \(folder.path)/c -c release -Xswiftc -Onone\n"
    )

    let second = try start()
    XCTAssertEqual(second.error, "")
    XCTAssertEqual(builds, 1)
  }

  func testStart_sourceChanged_buildsAgain() throws {
    _ = try start()
    try folder.write("// changed\n", to: "c/Sources/A/a.swift")
    XCTAssertTrue(try start().error.contains("Something has changed"))
    XCTAssertEqual(builds, 2)
  }

  func testStart_sourceRemoved_buildsAgain() throws {
    _ = try start()
    try FileManager.default.removeItem(atPath: folder.path + "/c/Sources/A/b.swift")
    _ = try start()
    XCTAssertEqual(builds, 2)
  }

  func testStart_toolchainReplaced_buildsAgain() throws {
    _ = try start()
    try swift(version: "6.3.10")
    _ = try start()
    XCTAssertEqual(builds, 2)
  }

  func testStart_lessonChanged_buildsNothing() throws {
    _ = try start()
    try folder.write("# New\n", to: "c/Lessons/01.md")
    XCTAssertEqual(try start().error, "")
    XCTAssertEqual(builds, 1)
  }

  func testStart_editedDuringTheBuild_buildsAgain() throws {
    try swift(version: "6.3.1", building: "sleep 0.05; touch \(folder.path)/c/Sources/A/a.swift")
    _ = try start()
    _ = try start()
    XCTAssertEqual(builds, 2)
  }

  func testStart_buildFails_stopsAndTriesAgainNextTime() throws {
    try swift(version: "6.3.1", building: "echo 'a.swift:1:1: error: no'; exit 3")
    let run = try start()
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(run.output, "")
    XCTAssertTrue(run.error.contains("a.swift:1:1: error: no\n"), run.error)
    XCTAssertTrue(run.error.contains("course: the build failed."), run.error)
    _ = try start()
    XCTAssertEqual(builds, 2)
  }

  func testStart_fromAnywhereAndThroughLinks() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link",
      withDestinationPath: "c/course"
    )
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/bin/course",
      withDestinationPath: "../link"
    )
    XCTAssertEqual(try start(as: "./link", from: folder.path).output, "<./link>")
    XCTAssertTrue(try start(as: "course", from: "/").output.hasSuffix("/bin/course>"))
    XCTAssertEqual(builds, 1)
  }

  func testStart_atOnce_buildsOnce() throws {
    try swift(version: "6.3.1", building: "sleep 0.3")
    let script = "for i in 1 2 3; do ./course list & done; wait"
    let run = try Program(
      "/bin/bash",
      ["-c", script],
      environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin"],
      folder: folder.path + "/c"
    )
    XCTAssertEqual(run.output, String(repeating: "<./course><list>", count: 3), run.error)
    XCTAssertTrue(run.error.contains("Waiting for another build to end"), run.error)
    XCTAssertEqual(builds, 1)
  }

  func testStart_oldToolchain_isRefused() throws {
    try swift(version: "5.10.1")
    let run = try start()
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(
      run.error,
      "course: Swift 5.10 is too old. "
        + "Install Swift 6.2 or later (swift.org/install) and start again.\n"
    )
  }

  func testStart_noToolchain_saysWhatToInstall() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/bin/swift")
    let run = try start(path: try withoutTools())
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(
      run.error,
      "course: there is no swift on the PATH. "
        + "Install Swift 6.2 or later (swift.org/install) and start again.\n"
    )
  }

  func testStart_librariesMissingAndNoAptGet_namesThem() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/bin/pkg-config")
    let run = try start(path: "\(folder.path)/bin:" + (try withoutTools()))
    XCTAssertEqual(run.status, 1)
    XCTAssertEqual(
      run.error,
      "course: these are missing: pkg-config libcmark-dev libsqlite3-dev. There is no apt-get "
        + "here: install them, or what your system calls them, and start again.\n"
    )
    XCTAssertEqual(builds, 0)
  }

  func testTest_runsTheTestsAndNothingElse() throws {
    // Nothing must be installed by a test.
    try folder.write("#!/bin/sh\nexit 1\n", to: "bin/apt-get", executable: true)
    try folder.write("#!/bin/sh\nexit 0\n", to: "bin/python3", executable: true)
    let run = try start("test", "--filter", "A")
    XCTAssertEqual(run.status, 0, run.error)
    XCTAssertEqual(
      folder.read("builds"),
      """
      build --package-path \(folder.path)/c --build-tests \
      --explicit-target-dependency-import-check error
      test --disable-swift-testing --skip-build --filter A

      """
    )
  }

  func testBench_buildsAndRunsTheBenchmarks() throws {
    let program = "\(folder.path)/c/.build/release/"
    try swift(version: "6.3.1", building: "cp \(program)course \(program)benchmark")
    let run = try start("bench", "core", "--json")
    XCTAssertEqual(run.status, 7, run.error)
    XCTAssertTrue(run.output.hasSuffix("/c/course><core><--json>"), run.output)
    XCTAssertTrue(folder.read("builds")?.hasSuffix("--product benchmark\n") == true)
  }

  /// A folder with only the tools that the launcher itself needs.
  private func withoutTools() throws -> String {
    let tools = folder.path + "/tools"
    try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
    for name in [
      "bash", "env", "sh", "cat", "chmod", "mkdir", "mv", "stat", "find", "flock", "readlink", "id",
    ] {
      for place in ["/usr/bin/", "/bin/"] where FileManager.default.fileExists(atPath: place + name)
      {
        try? FileManager.default.createSymbolicLink(
          atPath: tools + "/" + name,
          withDestinationPath: place + name
        )
      }
    }
    return tools
  }
}
