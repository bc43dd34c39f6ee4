public import CourseModel
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
  enum Library: Sendable {
    case lesson, check
  }

  /// The names of those libraries.
  var products = Runtime.bare
  /// The course's own modules, compiled.
  var core: [CoreModule] = []

  /// The libraries that hold no core.
  static let bare = Core.Products(cells: "NotebookRuntime", checks: "ChecksRuntime")

  /// Finds the toolchain on the PATH and the compiled core below the course's folder.
  ///
  /// The build folder is the one named by the environment's `COURSE_BUILD`, or else the folder of
  /// the running program where that holds the core, or else `<root>/.build/release`.
  /// - Parameters:
  ///   - root: the course's folder.
  ///   - products: the libraries that hold the course's core; by default those that hold none.
  /// - Returns: a runtime whose compiler and libraries exist.
  /// - Throws: ``RunnerError`` naming what is missing.
  public static func locate(
    root: String,
    products: Core.Products? = nil
  ) throws(RunnerError) -> Runtime {
    let products = products ?? bare
    let environment = ProcessInfo.processInfo.environment
    let toolchain = try Toolchain.locate(path: environment["PATH"] ?? "")
    let folder = Files.folder(of: Files.resolve("/proc/self/exe"))
    let candidates =
      environment["COURSE_BUILD"].map { [$0] }
      ?? [folder, root + "/.build/release", root + "/.build/debug"]
    let isBuilt = { (folder: String) in
      [products.cells, products.checks].allSatisfy { Files.exists("\(folder)/lib\($0).so") }
    }
    guard let build = candidates.first(where: isBuilt) else {
      throw .coreNotBuilt(
        library: "lib\(products.cells).so",
        folder: environment["COURSE_BUILD"] ?? root + "/.build/release"
      )
    }
    let place = Files.resolve(build)
    return Runtime(
      toolchain: toolchain,
      build: place,
      moduleCache: place + "/ModuleCache",
      products: products
    )
  }

  /// The folder of the compiled modules.
  var modules: String { build + "/Modules" }

  func name(of library: Library) -> String {
    library == .lesson ? products.cells : products.checks
  }

  func path(of library: Library) -> String { "\(build)/lib\(name(of: library)).so" }
}
