import Tensors

/// What a pickle has remembered: values by number.
///
/// Numbers nearly always count up from 0; one far beyond costs one entry and no gap. Most of what is
/// remembered is never asked for again, so what `TensorProgram` skips is not kept, and of a name only
/// where the pickle has it.
struct PickleMemo {
  /// What stands under a number: two bits say what, the others where or which.
  private struct Slot {
    static let forgotten = Slot(bits: 0)
    /// What is too large for the bits that are left.
    static let limit = 1 << 30
    let bits: UInt32
    static func tensor(_ place: Int) -> Slot { Slot(bits: UInt32(place + 1) << 2) }
    static func value(_ place: Int) -> Slot { Slot(bits: UInt32(place) << 2 | 1) }
    static func decimal(_ number: Int) -> Slot { Slot(bits: UInt32(number) << 2 | 2) }
    static func text(_ position: Int) -> Slot { Slot(bits: UInt32(position) << 2 | 3) }
    var kind: UInt32 { bits & 3 }
    var content: Int { Int(bits >> 2) }
  }

  /// The pickle.
  private let bytes: ByteView
  private var slots: [Slot] = []
  private var values: [Value] = []
  private var tensors: [Tensor] = []
  private var sparse: [UInt32: Value] = [:]

  /// Remembers nothing yet of a pickle.
  init(_ bytes: ByteView) { self.bytes = bytes }

  /// How often a number has got another value than it had.
  private(set) var revision = 0

  /// How many numbers are in use, from 0 on without a gap.
  var count: Int { slots.count }

  /// How many numbers are in use at all.
  var countOfAll: Int { slots.count + sparse.count }

  /// The value remembered under a number; `nil` where none is, or what it was is forgotten.
  subscript(index: UInt32) -> Value? {
    guard index < slots.count else { return sparse[index] }
    let slot = slots[Int(index)]
    switch slot.kind {
    case 1: return values[slot.content]
    case 2: return .string(String(slot.content))
    case 3: return .string(text(at: slot.content))
    default: return slot.content == 0 ? nil : .tensor(tensors[slot.content - 1])
    }
  }

  private func text(at position: Int) -> String {
    let start = position + 4
    let end = start + Int(bytes.uint32(at: position))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Remembers a value.
  mutating func remember(_ value: Value, _ index: UInt32) {
    if index != slots.count { revision += 1 }
    if index < slots.count, slots[Int(index)].kind == 1 {
      values[slots[Int(index)].content] = value
    } else if index <= slots.count, values.count < Slot.limit {
      let slot = Slot.value(values.count)
      values.append(value)
      if index < slots.count { slots[Int(index)] = slot } else { slots.append(slot) }
    } else {
      sparse[index] = value
    }
  }

  /// Makes room for the programs of so many tensors.
  mutating func reserveCapacity(tensors count: Int) {
    // A tensor of two dimensions or more, and its name, take eight numbers.
    slots.reserveCapacity(slots.count + min(8 * count, bytes.count / 4))
    tensors.reserveCapacity(count)
  }

  /// Whether the number of another tensor has enough bits.
  var hasRoom: Bool { slots.count < Slot.limit - 1 }

  /// Those remembered last by `append`, in order.
  func lastTensors(_ count: Int) -> ArraySlice<Tensor> { tensors.suffix(count) }

  /// Remembers a tensor under the next number, which must have room.
  mutating func append(_ tensor: consuming Tensor) {
    slots.append(.tensor(tensors.count))
    tensors.append(tensor)
  }

  /// Remembers text of ASCII under the next number.
  ///
  /// - Parameter position: where the pickle has its length, which it follows.
  mutating func appendText(at position: Int) {
    guard position < Slot.limit else {
      return remember(.string(text(at: position)), UInt32(slots.count))
    }
    slots.append(.text(position))
  }

  /// Remembers the text of a number of nine digits at most, under the next number.
  mutating func appendDecimal(_ number: Int) { slots.append(.decimal(number)) }

  /// Uses up the next numbers for values that are not kept.
  mutating func appendForgotten(_ count: Int) {
    for _ in 0..<count { slots.append(.forgotten) }
  }

  /// Whether a number is in use for a value that was not kept.
  func isForgotten(_ index: UInt32) -> Bool {
    index < slots.count && slots[Int(index)].bits == 0
  }

  /// The number whose text is remembered by `appendDecimal`.
  func decimal(_ index: UInt32) -> Int? {
    guard index < slots.count, slots[Int(index)].kind == 2 else { return nil }
    return slots[Int(index)].content
  }
}
