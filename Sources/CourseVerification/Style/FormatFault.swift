/// What the formatter can bring to light.
enum FormatFault: VerificationFault {
  case unformatted(String, isCell: Bool)
  case noFormatter(String)
}
