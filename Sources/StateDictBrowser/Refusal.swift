import Checkpoints
public import StateDictJSON

/// Why a request could not be met, in Python's words where it has some.
public struct Refusal: Error {
  private let pythonClass: String
  private let message: String
  private let offset: Int?

  init(_ error: JSONError) {
    self.init("ValueError", error.description, nil)
  }

  init(_ error: CheckpointError) {
    self.init(error.pythonClass, error.description, error.offset)
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

  private init(_ pythonClass: String, _ message: String, _ offset: Int?) {
    self.pythonClass = pythonClass
    self.message = message
    self.offset = offset
  }

  /// The answer that says so.
  public var json: JSON {
    var members = [
      JSON.Member("class", .string(pythonClass)), JSON.Member("message", .string(message)),
    ]
    if let offset { members.append(JSON.Member("offset", .int(offset))) }
    return ["error": .object(members)]
  }
}
