import StateDictJSON
import Tensors

extension CheckpointDifference.Amount {
  /// How many elements are compared at a time.
  private static let chunk = 1 << 16

  /// Compares tensors of one shape, element by element; equal bytes are equal.
  ///
  /// - Throws: `DescriptionError.expandedTooFar` where the elements have no end.
  init(_ a: Tensor, _ b: Tensor) throws(DescriptionError) {
    let total = a.elementCount
    guard a.storage.hasBytes, b.storage.hasBytes else {
      self.init(count: 0, total: total, largest: 0)
      return
    }
    let (first, second) = (try a.rows(), try b.rows())
    if first.dtype == second.dtype, first.elementBytes.elementsEqual(second.elementBytes) {
      self.init(count: 0, total: total, largest: 0)
      return
    }
    var (count, largest) = (0, 0.0)
    for start in stride(from: 0, to: total, by: Self.chunk) {
      let length = min(Self.chunk, total - start)
      let pairs = zip(first.numbers(start, length), second.numbers(start, length))
      for (x, y) in pairs {
        let distance = Self.distance(x, y)
        guard distance != 0 else { continue }
        count += 1
        if !(distance <= largest), !largest.isNaN { largest = distance }
      }
    }
    self.init(count: count, total: total, largest: largest)
  }

  private static func distance(_ x: Number, _ y: Number) -> Double {
    switch (x, y) {
    // Not by way of Double, which does not hold every integer.
    case (.integer(let a), .integer(let b)):
      return Double(a > b ? UInt64(bitPattern: a &- b) : UInt64(bitPattern: b &- a))
    case (.unsigned(let a), .unsigned(let b)): return Double(a > b ? a - b : b - a)
    default:
      let parts = [(x.real, y.real), (x.imaginary, y.imaginary)].map { a, b in
        a == b || (a.isNaN && b.isNaN) ? 0 : (a - b).magnitude
      }
      return parts[1] == 0 ? parts[0] : (parts[0] * parts[0] + parts[1] * parts[1]).squareRoot()
    }
  }
}

extension Tensor {
  /// Some of the elements of a contiguous tensor.
  fileprivate func numbers(_ start: Int, _ count: Int) -> [Number] {
    Tensor(
      storage: storage,
      dtype: dtype,
      shape: [count],
      stride: [1],
      storageOffset: storageOffset + start
    ).numbers()
  }
}
