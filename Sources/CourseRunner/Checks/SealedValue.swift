/// A value that a sealed check gave away.
struct SealedValue: Sendable, Hashable, Codable {
  /// What it is the value of.
  var label: String
  /// The value as text.
  var value: String
  /// How far from the reference's a number may lie.
  var accuracy: Double

  /// What is wrong with values, a sentence each; nothing where they are the reference's.
  static func differences(_ values: [SealedValue], from reference: [SealedValue]) -> [String] {
    guard values.map(\.label) == reference.map(\.label) else {
      return ["It gave \(values.count) values where the reference gives \(reference.count)."]
    }
    return zip(values, reference).compactMap { value, right in
      guard !value.agrees(with: right) else { return nil }
      return
        "\(right.label) is \(value.value.prefix(200)), and should be \(right.value.prefix(200))."
    }
  }

  private func agrees(with reference: SealedValue) -> Bool {
    if value == reference.value { return true }
    // The accuracy is the reference's word: that of the submission's process is not believed.
    guard reference.accuracy > 0, let own = Double(value), let right = Double(reference.value)
    else {
      return false
    }
    return abs(own - right) <= reference.accuracy
  }
}
