/// The library that a course is about: the modules that cells and exercises import, and how to build
/// them.
public struct Core: Sendable, Hashable, Codable {
  /// Libraries of the package that also holds the engine, built with it.
  public struct Products: Sendable, Hashable, Codable {
    /// What a lesson's cells link.
    public var cells: String
    /// What an exercise's checks link.
    public var checks: String

    /// Names two products.
    public init(cells: String, checks: String) {
      self.cells = cells
      self.checks = checks
    }
  }

  /// A module that the engine compiles from the course's own sources.
  public struct Module: Sendable, Hashable, Codable {
    /// The name by which cells import it.
    public var name: String
    /// The folder of its Swift files, relative to the course's folder.
    public var sources: String

    /// Names a module.
    public init(name: String, sources: String) {
      self.name = name
      self.sources = sources
    }
  }

  /// The package's libraries that are linked; `nil` means those that hold no core.
  public var products: Products?
  /// The modules, each of which may import those before it.
  public var modules: [Module]

  /// Declares a core.
  public init(products: Products? = nil, modules: [Module] = []) {
    self.products = products
    self.modules = modules
  }
}
