/// A Python object that holds others: a list, a tuple or a dictionary.
///
/// Letting go of one takes it apart without recursion. A file can nest a million lists; releasing
/// them one inside the other would exhaust the stack.
public class ValueContainer {
  init() {}

  /// Gives up all values, leaving the container empty.
  func surrenderChildren() -> [Value] { [] }

  /// Lets go of all values inside, however deep; what every subclass does when it goes.
  final func releaseChildren() {
    var pending = surrenderChildren()
    while let last = pending.indices.last {
      var child = pending[last].container
      pending.removeLast()
      // What somebody else holds too stays as it is.
      guard isKnownUniquelyReferenced(&child), let child else { continue }
      pending.append(contentsOf: child.surrenderChildren())
    }
  }
}

extension Value {
  /// Whether the value is a container, which cannot simply be let go of.
  var isContainer: Bool {
    switch self {
    case .list, .tuple, .dictionary, .stateDict: true
    default: false
    }
  }

  /// The container, or `nil` where the value is none.
  fileprivate var container: ValueContainer? {
    switch self {
    case .list(let list): list
    case .tuple(let tuple): tuple
    case .dictionary(let dictionary): dictionary
    case .stateDict(let state): state
    default: nil
    }
  }
}
