/// Something in a learner's file that an exercise never needs and a forger does.
struct ScreenFinding: Sendable, Hashable {
  /// The line of the file, from 1; 1 where it is not known.
  var line = 1
  /// What was found, as it is called in a sentence.
  var what: String
  /// Why it is not allowed, as a sentence.
  var reason: String
}
