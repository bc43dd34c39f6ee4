import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in order, on as many processors as there are.
  ///
  /// - Throws: the error of the first element that has one; the others are transformed all the same.
  package func concurrentMap<Result: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    let results = Mutex<[Swift.Result<Result, Failure>?]>(Array<_>(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Swift.Result { () throws(Failure) in try transform(self[index]) }
      results.withLock { $0[index] = result }
    }
    var made: [Result] = []
    for case .some(let result) in results.withLock({ $0 }) { made.append(try result.get()) }
    return made
  }
}
