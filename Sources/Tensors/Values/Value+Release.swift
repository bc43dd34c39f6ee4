/// Lets go of values without recursion.
///
/// A file can nest a million lists; releasing them one inside the other would exhaust the stack.
/// Every container hands its values over when it goes, and they are taken apart one by one.
func release(_ values: inout [Value]) {
  guard values.contains(where: \.isContainer) else { return }
  var pending = values
  values = []
  while var value = pending.popLast() {
    value.surrenderChildren(to: &pending)
  }
}

extension Value {
  /// Whether letting go of this value may let go of others.
  fileprivate var isContainer: Bool {
    switch self {
    case .list, .tuple, .dictionary, .stateDict, .set: true
    default: false
    }
  }

  /// Moves the values inside this one to `pending` where nobody else holds them.
  fileprivate mutating func surrenderChildren(to pending: inout [Value]) {
    switch self {
    case .list(var list):
      self = .none
      guard isKnownUniquelyReferenced(&list) else { return }
      pending.append(contentsOf: list.values)
      list.values = []
    case .tuple(var tuple):
      self = .none
      guard isKnownUniquelyReferenced(&tuple) else { return }
      pending.append(contentsOf: tuple.values)
      tuple.values = []
    case .dictionary(var dictionary):
      self = .none
      guard isKnownUniquelyReferenced(&dictionary) else { return }
      pending.append(contentsOf: dictionary.surrenderChildren())
    case .stateDict(var state):
      self = .none
      guard isKnownUniquelyReferenced(&state) else { return }
      pending.append(contentsOf: state.surrenderChildren())
    case .set(let values):
      pending.append(contentsOf: values)
    default:
      return
    }
  }
}
