import CourseEvents
import StateDictCore
import Tensors

/// A storage as a row of boxes, one for each element of the smallest dtype that looks at it.
struct StorageLane {
  let storage: Storage
  let tensors: [NamedTensor]
  /// The dtype whose elements are the boxes.
  private let dtype: DType

  init(storage: Storage, tensors: [NamedTensor]) {
    self.storage = storage
    self.tensors = tensors
    let dtypes = tensors.map(\.tensor.dtype)
    dtype = dtypes.min { $0.itemSize < $1.itemSize } ?? .uint8
  }

  /// The picture.
  var lane: Display.Lane {
    let count = storage.byteCount / dtype.itemSize
    let covers = tensors.map { Cover($0.tensor, unit: dtype.itemSize) }
    let shown = Self.shown(count, covers)
    let texts = Dictionary(uniqueKeysWithValues: shown.map { ($0, text(at: $0)) })
    let changed = Gallery.changes(of: storage, texts: texts, dtype: dtype)

    var boxes: [Display.Box] = []
    var positions: [Int: Int] = [:]
    var next = 0
    for index in shown {
      if index > next { boxes.append(.init(skipping: index - next)) }
      positions[index] = boxes.count
      boxes.append(.init(text: texts[index] ?? "", isChanged: changed.contains(index)))
      next = index + 1
    }
    if next < count { boxes.append(.init(skipping: count - next)) }
    return Display.Lane(
      label: "storage \(Gallery.letter(of: storage))",
      note: note,
      boxes: boxes,
      marks: zip(tensors, covers).map { $0.mark(over: $1, positions) }
    )
  }

  private var note: String {
    let size = storage.byteCount == 1 ? "1 byte" : "\(storage.byteCount) bytes"
    return storage.hasBytes ? "\(size) · \(storage.device)" : "\(size) wanted, none there · meta"
  }

  /// What the element holds, in few characters.
  private func text(at index: Int) -> String {
    guard storage.hasBytes,
      let element = try? Tensor(viewing: storage, dtype: dtype, shape: [], storageOffset: index),
      let number = element.numbers().first
    else { return "?" }
    return number.short
  }

  /// The elements that are drawn, in order: all of a small storage; of a large one both ends, and both
  /// ends of every tensor.
  private static func shown(_ count: Int, _ covers: [Cover]) -> [Int] {
    let limit = 24
    guard count > limit else { return Array(0..<count) }
    var shown: Set<Int> = [0, 1, 2, count - 2, count - 1]
    for cover in covers.prefix(limit) {
      let indices = cover.ordinals.keys.sorted()
      shown.formUnion(indices.prefix(3) + indices.suffix(2))
    }
    // A gap of one says less than the element.
    shown.formUnion(shown.filter { shown.contains($0 + 2) }.map { $0 + 1 })
    return shown.sorted()
  }
}

extension Number {
  /// The number in few characters; one of a floating type has a point or an exponent.
  fileprivate var short: String {
    switch self {
    case .bool(let value): value ? "True" : "False"
    case .integer(let value): "\(value)"
    case .unsigned(let value): "\(value)"
    case .real(let value): Self.short(value)
    case .complex(let real, let imaginary):
      "\(Display.short(real))\(imaginary < 0 ? "" : "+")\(Display.short(imaginary))j"
    }
  }

  private static func short(_ value: Double) -> String {
    let text = Display.short(value)
    return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
  }
}
