import CourseModel

/// A value of a YAML text, with its place in the file.
struct YAMLNode {
  /// What it is.
  var value: Value
  /// Where it stands.
  var range: SourceRange

  /// What a value can be.
  indirect enum Value {
    /// Text, exactly as YAML reads it; whoever wants a number or a truth value reads it from there.
    case scalar(PlacedText)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// The text, where it is text.
  var text: PlacedText? {
    if case .scalar(let text) = value { text } else { nil }
  }
}
