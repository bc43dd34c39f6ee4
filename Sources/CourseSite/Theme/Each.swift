import Mustache

/// The values of a template's section, each made when its turn comes.
struct Each: MustacheSequence {
  private let values: () -> AnyIterator<[String: Any]>

  /// Makes values of each element.
  init<Elements: Sequence>(
    _ elements: Elements,
    values: @escaping (Elements.Element) -> [String: Any]
  ) {
    self.values = { AnyIterator(elements.lazy.map(values).makeIterator()) }
  }

  func makeIterator() -> AnyIterator<[String: Any]> { values() }
}
