import Tensors

/// What a pickle has remembered: values by number.
///
/// Numbers nearly always count up from 0; one far beyond costs one entry and no gap. Most of what is
/// remembered is never asked for again, so what `TensorProgram` skips is not kept.
struct PickleMemo {
  /// What stands under a number: two bits say what, the others where or which.
  private struct Slot {
    static let forgotten = Slot(bits: 0)
    let bits: UInt32
    static func value(_ place: Int) -> Slot { Slot(bits: UInt32(place) << 2 | 1) }
    static func decimal(_ number: Int) -> Slot { Slot(bits: UInt32(number) << 2 | 2) }
    var kind: UInt32 { bits & 3 }
    var content: Int { Int(bits >> 2) }
  }

  private var slots: [Slot] = []
  private var values: [Value] = []
  private var sparse: [UInt32: Value] = [:]

  /// How often a number has got another value than it had.
  private(set) var revision = 0

  /// How many numbers are in use, from 0 on without a gap.
  var count: Int { slots.count }

  /// The value remembered under a number; `nil` where none is, or what it was is forgotten.
  subscript(index: UInt32) -> Value? {
    guard index < slots.count else { return sparse[index] }
    let slot = slots[Int(index)]
    switch slot.kind {
    case 1: return values[slot.content]
    case 2: return .string(String(slot.content))
    default: return nil
    }
  }

  /// Remembers a value.
  mutating func remember(_ value: Value, _ index: UInt32) {
    if index != slots.count { revision += 1 }
    if index < slots.count, slots[Int(index)].kind == 1 {
      values[slots[Int(index)].content] = value
    } else if index <= slots.count, values.count < 1 << 30 {
      let slot = Slot.value(values.count)
      values.append(value)
      if index < slots.count { slots[Int(index)] = slot } else { slots.append(slot) }
    } else {
      sparse[index] = value
    }
  }

  /// Remembers a value under the next number.
  mutating func append(_ value: Value) {
    guard values.count < 1 << 30 else { return remember(value, UInt32(slots.count)) }
    slots.append(.value(values.count))
    values.append(value)
  }

  /// Remembers the text of a number of nine digits at most, under the next number.
  mutating func appendDecimal(_ number: Int) { slots.append(.decimal(number)) }

  /// Uses up the next numbers for values that are not kept.
  mutating func appendForgotten(_ count: Int) {
    for _ in 0..<count { slots.append(.forgotten) }
  }

  /// Whether a number is in use for a value that was not kept.
  func isForgotten(_ index: UInt32) -> Bool {
    index < slots.count && slots[Int(index)].kind == 0
  }

  /// The number whose text is remembered by `appendDecimal`.
  func decimal(_ index: UInt32) -> Int? {
    guard index < slots.count, slots[Int(index)].kind == 2 else { return nil }
    return slots[Int(index)].content
  }
}
