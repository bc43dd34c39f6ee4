import StateDictTool

/// Something in a set that this version of the tool does not know; its case fails.
struct UnknownNotation: Error, CustomStringConvertible {
  let description: String

  init(_ what: String, _ json: JSON) {
    description = "the tool knows no such \(what): \(json)"
  }
}
