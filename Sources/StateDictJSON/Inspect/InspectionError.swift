public import Checkpoints

/// Why a checkpoint that loads cannot be described.
public indirect enum InspectionError: Error {
  case checkpoint(CheckpointError)
  case description(DescriptionError)
  /// The header of a safetensors file is no JSON to this reader, though it was to the library's.
  case header(JSONError)
}

extension InspectionError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .checkpoint(let error): error.description
    case .description(let error): error.description
    case .header(let error): error.description
    }
  }
}
