/// Checks whose values are judged outside their process.
///
/// A sealed check (`sealed: true` in `exercise.yml`) computes values and gives them away; the engine
/// compares them with those that the reference solution gave for the same inputs, in a process of its
/// own. Whatever a submission does to its own process, it cannot know what the right values are but by
/// computing them.
public enum Sealed {
  // Written before a check begins and read by it, on the one thread that runs checks.
  nonisolated(unsafe) static var send: ((String, String, Double) -> Void)?
  nonisolated(unsafe) static var seed: UInt64 = 0

  /// Gives a value away.
  ///
  /// - Parameters:
  ///   - value: a value of Swift's own types, as its debug description shows it.
  ///   - label: what it is the value of, as in `fizz(3)`.
  public static func give(_ value: some Any, of label: String) {
    send?(label, String(String(reflecting: value).prefix(4000)), 0)
  }

  /// Gives a number away that may differ a little.
  ///
  /// - Parameters:
  ///   - value: a number.
  ///   - label: what it is the value of.
  ///   - accuracy: how far from the reference's it may lie.
  public static func give(_ value: Double, of label: String, accuracy: Double) {
    send?(label, "\(value)", accuracy)
  }

  /// Random numbers that are the same for the submission and the reference, and others every time that
  /// a class is graded.
  public static func random() -> SealedGenerator { SealedGenerator(state: seed) }
}

/// Random numbers for the inputs of sealed checks.
public struct SealedGenerator: RandomNumberGenerator {
  var state: UInt64

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
