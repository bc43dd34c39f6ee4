/// One line of the channel: an event, and the word that only this run knows.
///
/// A line without the right word was not written by the engine's own code and is not believed.
public struct EventLine: Sendable, Hashable, Codable {
  /// The word that the engine made up for this run.
  public var nonce: String
  /// What happened.
  public var event: LearnerEvent

  /// Signs an event.
  public init(nonce: String, event: LearnerEvent) {
    self.nonce = nonce
    self.event = event
  }
}
