import Foundation

/// Where the toolchain and the compiled core are.
public struct Runtime: Sendable, Hashable {
  let toolchain: Toolchain
  /// The folder into which SwiftPM built this package.
  let build: String
  /// Where the compiler keeps compiled C modules, which takes seconds the first time.
  ///
  /// The compiler writes the folder's path into them, so they stay where the build stays.
  let moduleCache: String

  /// The libraries that learners' processes link, one or the other, never both.
  enum Library: String {
    case lesson = "LessonRuntime"
    case check = "CheckRuntime"
  }

  /// Finds the toolchain on the PATH and the compiled core below the course's folder.
  ///
  /// The build folder is the one named by the environment's `COURSE_BUILD`, or else the folder of
  /// the running program where that holds the core, or else `<root>/.build/release`.
  /// - Parameter root: the course's folder, the one that holds `Package.swift`.
  /// - Throws: ``RunnerError`` naming what is missing.
  public static func locate(root: String) throws(RunnerError) -> Runtime {
    let environment = ProcessInfo.processInfo.environment
    let toolchain = try Toolchain.locate(path: environment["PATH"] ?? "")
    let folder = Files.folder(of: Files.resolve("/proc/self/exe"))
    let candidates =
      environment["COURSE_BUILD"].map { [$0] }
      ?? [folder, root + "/.build/release", root + "/.build/debug"]
    let isBuilt = { (folder: String) in
      [Library.lesson, .check].allSatisfy { Files.exists("\(folder)/lib\($0.rawValue).so") }
    }
    guard let build = candidates.first(where: isBuilt) else {
      throw .coreNotBuilt(
        library: "lib\(Library.lesson.rawValue).so",
        folder: environment["COURSE_BUILD"] ?? root + "/.build/release"
      )
    }
    let place = Files.resolve(build)
    return Runtime(toolchain: toolchain, build: place, moduleCache: place + "/ModuleCache")
  }

  /// The folder of the compiled modules.
  var modules: String { build + "/Modules" }

  func path(of library: Library) -> String { "\(build)/lib\(library.rawValue).so" }
}
