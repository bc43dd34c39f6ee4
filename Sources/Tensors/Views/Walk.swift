/// Steps through two tensors of one shape in row-major order, run by run.
///
/// Neighbouring dimensions that lie evenly in both are merged first, so two contiguous tensors are
/// one run.
struct Walk {
  private var shape: [Int] = []
  private var first: [Int] = []
  private var second: [Int] = []

  /// Merges what can be merged.
  init(shape: [Int], _ a: [Int], _ b: [Int]) {
    for dimension in shape.indices where shape[dimension] != 1 {
      let size = shape[dimension]
      if let last = self.shape.indices.last,
        first[last] == a[dimension] * size, second[last] == b[dimension] * size
      {
        self.shape[last] *= size
        first[last] = a[dimension]
        second[last] = b[dimension]
      } else {
        self.shape.append(size)
        first.append(a[dimension])
        second.append(b[dimension])
      }
    }
  }

  /// A row of elements that lie evenly in both tensors.
  struct Run {
    /// Where the row starts, in elements from each tensor's own first.
    var offsets: (Int, Int)
    /// From one element to the next, in elements.
    var steps: (Int, Int)
    /// How many elements the row has.
    var count: Int
  }

  /// Calls `body` for every run, in order.
  func forEachRun(_ body: (Run) -> Void) {
    guard let inner = shape.indices.last else {
      body(Run(offsets: (0, 0), steps: (1, 1), count: 1))
      return
    }
    guard !shape.contains(0) else { return }
    var run = Run(offsets: (0, 0), steps: (first[inner], second[inner]), count: shape[inner])
    var index = [Int](repeating: 0, count: inner)
    while true {
      body(run)
      var dimension = inner - 1
      while dimension >= 0 {
        run.offsets.0 += first[dimension]
        run.offsets.1 += second[dimension]
        index[dimension] += 1
        if index[dimension] < shape[dimension] { break }
        run.offsets.0 -= first[dimension] * shape[dimension]
        run.offsets.1 -= second[dimension] * shape[dimension]
        index[dimension] = 0
        dimension -= 1
      }
      if dimension < 0 { return }
    }
  }
}
