import StateDictJSON
import Tensors

extension CheckpointDifference.Amount: CustomStringConvertible {
  /// How many elements differ, and by how much at most.
  public var description: String {
    if count == 0 { return "the values are equal" }
    let largest = largest.isNaN ? "some are NaN on one side only" : "by at most \(largest)"
    return "\(Wording.number(count)) of \(Wording.count(total, "element")) differ, \(largest)"
  }
}

extension CheckpointDifference.Change: CustomStringConvertible {
  /// One line.
  public var description: String {
    switch self {
    case .missing(let path, let what): "missing     \(path): \(what)"
    case .unexpected(let path, let what): "unexpected  \(path): \(what)"
    case .reshaped(let path, let from, let to):
      "reshaped    \(path): from \(Wording.shape(from)) to \(Wording.shape(to))"
    case .recast(let path, let from, let to, let amount):
      "recast      \(path): from \(from.name) to \(to.name); \(amount)"
    case .changed(let path, let amount): "changed     \(path): \(amount)"
    case .replaced(let path, let from, let to): "replaced    \(path): \(from) by \(to)"
    case .reordered: "reordered   the keys that both have come in another order"
    }
  }
}

extension CheckpointDifference {
  /// What people read: a line for each difference, then their number.
  ///
  /// - Parameter palette: the colours.
  /// - Returns: the lines.
  public func lines(_ palette: Palette = .plain) -> [String] {
    changes.map { change in
      switch change {
      case .missing: palette.paint(change.description, .bad)
      case .unexpected: palette.paint(change.description, .good)
      default: palette.paint(change.description, .notable)
      }
    } + [
      (changes.isEmpty
        ? palette.paint("no difference", .good) : Wording.count(changes.count, "difference"))
        + ", \(Wording.number(equal)) equal"
    ]
  }
}
