/// Where the toolchain and the compiled core are.
public struct Runtime: Sendable, Hashable {
  /// Finds the toolchain on the PATH and the compiled core below the course's folder.
  ///
  /// - Parameter root: the course's folder, the one that holds `Package.swift`.
  /// - Throws: ``RunnerError`` naming what is missing.
  public static func locate(root: String) throws(RunnerError) -> Runtime {
    throw .noToolchain
  }
}
