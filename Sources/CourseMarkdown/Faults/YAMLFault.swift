/// What can be wrong with YAML, whatever it describes.
enum YAMLFault: Fault {
  case malformed(Problem)
  case tooLarge(limit: Int)
  case noMapping(owner: String, known: [String])
  case unknownKey(String, owner: String, known: [String])
  case missingKey(String, owner: String)
  case noText(key: String)
  case noNumber(key: String, range: ClosedRange<Int>, text: String)
  case noFlag(key: String, text: String)
  case noList(key: String)

  /// Why YAML cannot be read.
  enum Problem {
    /// In libyaml's words.
    case syntax(String)
    case duplicateKey(String)
    case tab
  }
}
