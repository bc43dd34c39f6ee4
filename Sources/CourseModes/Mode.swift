/// A way of learning from a course: each is a view of the same blocks, and none has words of its own.
public enum Mode: String, Sendable, Codable, CaseIterable {
  case read, notebook, predict, practise, myths, recall, see, debug, cheat

  /// What readers call it.
  public var title: String {
    switch self {
    case .read: "Read"
    case .notebook: "Notebook"
    case .predict: "Predict"
    case .practise: "Practise"
    case .myths: "Myths"
    case .recall: "Recall"
    case .see: "See"
    case .debug: "Debug"
    case .cheat: "Cheat sheet"
    }
  }

  /// What one does in it.
  public var summary: String {
    switch self {
    case .read: "The lessons from beginning to end."
    case .notebook: "The code alone, with what it prints and shows."
    case .predict: "Commit to an answer before you are told."
    case .practise: "The exercises, checked on your own machine."
    case .myths: "What many believe, and what is so."
    case .recall: "Cards to turn over, back when they are due."
    case .see: "The memory, step by step: what is copied where."
    case .debug: "Broken code: see what it shows, and say why."
    case .cheat: "What to have at hand, ready to print."
    }
  }

  /// Whether what it shows comes from running the lessons.
  public var needsRuns: Bool {
    switch self {
    case .predict, .practise, .myths: false
    case .read, .notebook, .recall, .see, .debug, .cheat: true
    }
  }
}
