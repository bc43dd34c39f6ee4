/// PyTorch's generator of random numbers on the CPU: MT19937.
///
/// The same seed gives the same 32-bit numbers as `torch.manual_seed`.
struct MersenneTwister {
  private static let size = 624
  private static let middle = 397

  private var state: [UInt32]
  private var next = MersenneTwister.size

  init(seed: UInt64) {
    state = [UInt32(truncatingIfNeeded: seed)]
    for index in 1..<Self.size {
      let last = state[index - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
  }

  /// The next 32 random bits.
  mutating func random() -> UInt32 {
    if next == Self.size { twist() }
    var bits = state[next]
    next += 1
    bits ^= bits >> 11
    bits ^= (bits << 7) & 0x9d2c_5680
    bits ^= (bits << 15) & 0xefc6_0000
    return bits ^ (bits >> 18)
  }

  /// The next 64 random bits: the first number is the upper half.
  mutating func random64() -> UInt64 {
    let high = UInt64(random())
    return high << 32 | UInt64(random())
  }

  private mutating func twist() {
    for index in 0..<Self.size {
      let following = state[(index + 1) % Self.size]
      let mixed = (state[index] & 0x8000_0000) | (following & 0x7fff_ffff)
      let twisted = (mixed >> 1) ^ (following & 1 == 1 ? 0x9908_b0df : 0)
      state[index] = state[(index + Self.middle) % Self.size] ^ twisted
    }
    next = 0
  }
}
