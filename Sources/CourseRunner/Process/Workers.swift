import Foundation

/// Does pieces of work, some at a time.
package struct Workers: Sendable {
  /// How many pieces are worked on at a time.
  let count: Int

  /// Hires workers; by default as many as there are processors.
  package init(count: Int? = nil) {
    self.count = count ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// Does all pieces and hands over each result as it comes, one at a time.
  ///
  /// The first error ends the rest.
  package func run<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    _ work: @escaping @Sendable (Item) async throws -> Result,
    receive: (Item, Result) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Item, Result).self) { group in
      var waiting = items.makeIterator()
      let startNext = { (group: inout ThrowingTaskGroup<(Item, Result), any Error>) in
        guard let item = waiting.next() else { return }
        group.addTask { (item, try await work(item)) }
      }
      for _ in 0..<max(1, count) { startNext(&group) }
      while let (item, result) = try await group.next() {
        receive(item, result)
        startNext(&group)
      }
    }
  }
}
