/// A solution with one small change: checks that do not notice it check too little.
struct Mutant: Hashable, Sendable {
  /// What was changed.
  enum Change: String, Sendable, CaseIterable {
    case droppedStatement = "a statement dropped"
    case droppedCall = "a call dropped"
    case droppedArgument = "an argument dropped"
    case swappedArguments = "two arguments swapped"
    case swappedBranches = "two branches swapped"
    case swappedFlag = "a flag swapped"
    case swappedEnd = "the other end taken"
    case swappedOperator = "an operator swapped"
    case negatedCondition = "a condition negated"
    case offByOne = "off by one"
    case changedText = "a text changed"
    case emptiedResult = "the result emptied"
  }

  var change: Change
  /// The whole text.
  var text: String
  /// The line that was changed, from 1.
  var line: Int
  /// What stands there now, without the blanks around it; or what was dropped.
  var shown: String
}
