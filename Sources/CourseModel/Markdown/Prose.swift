/// A block of text that nothing executes, as CommonMark knows it.
public enum Prose: Sendable, Hashable, Codable {
  case paragraph([Inline])
  case bulletList(items: [[Prose]], tight: Bool)
  case orderedList(start: Int, items: [[Prose]], tight: Bool)
  case quote([Prose])
  /// Text shown as it is. `language` is the first word after the fence.
  case code(language: String, text: String)
  case rule
}
