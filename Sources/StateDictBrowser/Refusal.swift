import Checkpoints
public import StateDictJSON

/// Why a request could not be met, in Python's words where it has some.
public struct Refusal: Error {
  private let pythonClass: String
  private let message: String
  private let offset: Int?
  private let help: String?

  init(_ error: JSONError) {
    self.init("ValueError", error.description, nil)
  }

  init(_ error: CheckpointError) {
    self.init(error.pythonClass, error.description, error.offset, help: error.help)
  }

  init(_ error: InspectionError) {
    if case .checkpoint(let error) = error {
      self.init(error)
    } else {
      self.init("ValueError", error.description, nil)
    }
  }

  init(_ error: DescriptionError) {
    self.init("ValueError", error.description, nil)
  }

  init(_ error: ReplayError) {
    self.init(error.pythonClass, error.description, nil)
  }

  private init(
    _ pythonClass: String,
    _ message: String,
    _ offset: Int?,
    help: String? = nil
  ) {
    self.pythonClass = pythonClass
    self.message = message
    self.offset = offset
    self.help = help
  }

  /// The answer that says so.
  public var json: JSON {
    var members = [
      JSON.Member("class", .string(pythonClass)), JSON.Member("message", .string(message)),
    ]
    if let offset { members.append(JSON.Member("offset", .int(offset))) }
    if let help { members.append(JSON.Member("help", .string(help))) }
    return ["error": .object(members)]
  }
}
