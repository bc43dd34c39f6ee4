import CourseEvents
import StateDictCore
import Tensors

/// Which boxes of a storage a tensor covers.
struct Cover {
  /// The elements at each box, by their places in the tensor's row-major order.
  private(set) var ordinals: [Int: ClosedRange<Int>] = [:]
  /// How many boxes one element fills.
  let width: Int

  /// Finds the boxes, `unit` bytes each.
  init(_ tensor: Tensor, unit: Int) {
    width = tensor.dtype.itemSize / unit
    guard tensor.elementCount > 0 else { return }
    let first = tensor.storageOffset * width
    if tensor.isContiguous, tensor.elementCount > 4096 {
      // Nobody looks at more than both ends.
      for ordinal in [0, 1, 2, tensor.elementCount - 2, tensor.elementCount - 1] {
        add(ordinal, at: first + ordinal * width)
      }
      return
    }
    var index = [Int](repeating: 0, count: tensor.rank)
    for ordinal in 0..<min(tensor.elementCount, 1 << 16) {
      add(ordinal, at: first + zip(index, tensor.stride).reduce(0) { $0 + $1.0 * $1.1 } * width)
      for dimension in index.indices.reversed() {
        index[dimension] += 1
        if index[dimension] < tensor.shape[dimension] { break }
        index[dimension] = 0
      }
    }
  }

  private mutating func add(_ ordinal: Int, at box: Int) {
    for part in 0..<width {
      let known = ordinals[box + part] ?? ordinal...ordinal
      ordinals[box + part] = min(known.lowerBound, ordinal)...max(known.upperBound, ordinal)
    }
  }
}

extension NamedTensor {
  /// The tensor as a picture shows it, above the boxes at these positions.
  func mark(over cover: Cover, _ positions: [Int: Int]) -> Display.Mark {
    let touches = cover.ordinals.compactMap { index, ordinals in
      positions[index].map { box in
        let text = "\(ordinals.lowerBound)"
        return Display.Touch(
          box: box,
          text: ordinals.count == 1 ? text : "\(text)–\(ordinals.upperBound)"
        )
      }
    }
    return Display.Mark(
      label: name,
      note: note,
      touches: touches.sorted { $0.box < $1.box }
    )
  }

  private var note: String {
    let stride = tensor.stride.map(String.init).joined(separator: ", ")
    let comma = tensor.stride.count == 1 ? "," : ""
    let facts = [
      "\(tensor.dtype.name) \(tensor.shape)", "offset \(tensor.storageOffset)",
      "stride (\(stride)\(comma))",
    ]
    return (facts + [alias.map { "the same object as \($0)" }].compactMap(\.self))
      .joined(separator: " · ")
  }
}
