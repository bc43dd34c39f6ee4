extension Unicode.Scalar {
  /// What is shown in the character's place where it would act on its surroundings; `nil` where it is
  /// shown itself.
  ///
  /// Unicode draws the control characters from U+2400, as in `␛`. What has no drawing, and what turns the
  /// direction of the text around it so that code reads as what it is not, becomes U+FFFD.
  package var picture: Unicode.Scalar? {
    switch value {
    case ..<0x20: Unicode.Scalar(0x2400 + value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE...0xFFFF: "\u{FFFD}"
    default: nil
    }
  }
}
