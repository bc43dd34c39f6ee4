import Tensors

/// What an optimizer remembers of every parameter, in order of first need.
///
/// PyTorch's `Optimizer.state`: a dictionary from parameters to dictionaries.
struct OptimizerState {
  /// Whom an entry is about.
  enum Owner {
    case parameter(Tensor)
    /// A key of a loaded state dict that no group mentions; kept as it is.
    case stranger(Value)
  }

  private(set) var entries: [(owner: Owner, value: Value)] = []
  private var places: [ObjectIdentifier: Int] = [:]

  /// Adds an entry.
  mutating func append(_ owner: Owner, _ value: Value) {
    if case .parameter(let parameter) = owner {
      places[ObjectIdentifier(parameter)] = entries.count
    }
    entries.append((owner, value))
  }

  /// What is remembered of a parameter, or `nil` where there is nothing.
  subscript(parameter: Tensor) -> ValueDictionary? {
    guard let place = places[ObjectIdentifier(parameter)],
      case .dictionary(let dictionary) = entries[place].value
    else { return nil }
    return dictionary
  }

  /// What is remembered of a parameter; an empty dictionary is added where there is nothing.
  mutating func entry(_ parameter: Tensor) -> ValueDictionary {
    if let dictionary = self[parameter] { return dictionary }
    let dictionary = ValueDictionary()
    append(.parameter(parameter), .dictionary(dictionary))
    return dictionary
  }
}

extension ValueDictionary {
  /// The tensor under a key that must be there.
  ///
  /// - Throws: `OptimizerError.missingKey`.
  func required(_ key: String) throws(OptimizerError) -> Tensor {
    guard let value = self[key] else { throw .missingKey(key) }
    guard let tensor = value.tensor else { throw .notNumber(key, type: value.typeName) }
    return tensor
  }
}
