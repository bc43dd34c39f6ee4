/// The warnings of the running operation, which Python would print.
///
/// The core prints nothing: whoever starts an operation that may warn records them and hands them
/// on. Tensors are used by one thread at a time, and so are these.
package enum Warnings {
  nonisolated(unsafe) private static var recorded: [String]?

  /// Adds a warning to those being recorded; where nobody records, nobody listens.
  package static func add(_ text: String) { recorded?.append(text) }

  /// Runs `body` and returns the warnings it added, in order; whoever records around it gets them too.
  package static func record<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) -> [String] {
    let outer = recorded
    defer { recorded = outer.map { $0 + (recorded ?? []) } }
    recorded = []
    try body()
    return recorded ?? []
  }
}
