/// What can be wrong with a safetensors file, or with what is to become one.
public indirect enum SafetensorsFault: Sendable, Hashable {
  // The header.
  case headerTooSmall
  case headerTooLarge
  case invalidHeaderLength
  case invalidText(InvalidText)
  case json(JSONFault, line: Int, column: Int)

  // What the header says.
  case invalidOffset(String)
  case overflow
  case misaligned
  case invalidTensor
  case incomplete
  case unsupportedType(String, tensor: String)

  // Where the tensors go.
  case noSuchFile(String)
  case invalidDevice(String)
  case mapLocationKind(String)

  // Saving.
  case notADictionary(type: String)
  case notATensor(key: String, type: String)
  case keyNotText(type: String)
  case sharedMemory([[String]])
  case notContiguous(String)
  case unsavableType(String)
  case noData
}

/// What can be wrong with the JSON of a header, as Rust's serde_json says it.
public indirect enum JSONFault: Sendable, Hashable {
  /// The text is no JSON.
  public enum Syntax: String, Sendable {
    case endInList = "EOF while parsing a list"
    case endInObject = "EOF while parsing an object"
    case endInString = "EOF while parsing a string"
    case endInValue = "EOF while parsing a value"
    case expectedColon = "expected `:`"
    case expectedCommaOrBracket = "expected `,` or `]`"
    case expectedCommaOrBrace = "expected `,` or `}`"
    case expectedIdentifier = "expected ident"
    case expectedValue = "expected value"
    case invalidEscape = "invalid escape"
    case invalidNumber = "invalid number"
    case numberOutOfRange = "number out of range"
    case controlCharacter =
      "control character (\\u0000-\\u001F) found while parsing a string"
    case keyNotText = "key must be a string"
    case loneSurrogate = "lone leading surrogate in hex escape"
    case trailingComma = "trailing comma"
    case trailingCharacters = "trailing characters"
    case endOfHexEscape = "unexpected end of hex escape"
    case tooDeep = "recursion limit exceeded"
  }

  case syntax(Syntax)
  case invalidType(String, expected: String)
  case invalidValue(String, expected: String)
  case invalidLength(Int, expected: String)
  case unknownVariant(String)
  case missingField(String)
  case duplicateField(String)
}
