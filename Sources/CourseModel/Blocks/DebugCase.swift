/// A broken piece of code to diagnose: what it does, what it shows, and what is wrong with it.
public struct DebugCase: Sendable, Hashable, Codable {
  /// What the case is called.
  public var title: [Inline]
  /// What happened before.
  public var story: [Prose]
  /// The broken code, run after the lesson's cells in a scope of its own.
  public var broken: SwiftSource
  /// What the broken code prints and the text of the error that it throws, to the letter.
  public var symptom: StatedOutput
  /// What is asked about it; its name is the case's.
  public var question: Question
  /// The repaired code, which runs through.
  public var fix: SwiftSource
  /// What the repaired code prints, to the letter, where the lesson states it.
  public var fixed: StatedOutput?

  /// Makes a case.
  public init(
    title: [Inline],
    story: [Prose],
    broken: SwiftSource,
    symptom: StatedOutput,
    question: Question,
    fix: SwiftSource,
    fixed: StatedOutput? = nil
  ) {
    self.title = title
    self.story = story
    self.broken = broken
    self.symptom = symptom
    self.question = question
    self.fix = fix
    self.fixed = fixed
  }

  /// The name of the case, unique in the course.
  public var id: String { question.id }
}
