/// A page of the website that the course brings along itself, such as a tool to play with.
public struct CoursePage: Sendable, Hashable, Codable {
  /// The name of the page and of its folder in `Lessons/`.
  public var name: String
  /// The title.
  public var title: String
  /// One sentence about it.
  public var summary: String

  /// Describes a page.
  public init(name: String, title: String, summary: String) {
    self.name = name
    self.title = title
    self.summary = summary
  }

  /// The folder with its files, from the course's folder.
  public var folder: String { "Lessons/" + name }
  /// The page's markup, from the course's folder.
  public var file: String { folder + "/page.html" }
}
