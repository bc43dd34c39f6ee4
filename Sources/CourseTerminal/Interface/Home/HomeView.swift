import CourseModel
import CourseModes
import CourseProgress

/// The contents: where the learner is on the way, what is next and why, and the ways of learning.
struct HomeView: View {
  /// What can be chosen.
  enum Item: Sendable, Hashable {
    case next
    case lesson(Int)
    case mode(Mode)
    case beliefs
  }

  private(set) var selected = Item.next
  private(set) var due = 0
  private var digits = ""

  mutating func appear(_ context: inout Context) {
    due = RecallSchedule().due(in: context.course.lessons, context.progress).count
    if context.standing.next == nil, selected == .next { selected = .mode(.recall) }
  }

  mutating func press(_ key: Key, _ context: inout Context) -> Turn {
    if case .character(let character) = key, character.isASCII, character.isNumber {
      typeNumber(character, context)
      return .stay
    }
    digits = ""
    switch key {
    case .down, .character("j"): move(by: context.modeColumns, or: 1, context)
    case .up, .character("k"): move(by: -context.modeColumns, or: -1, context)
    case .right, .tab: move(by: 1, or: 1, context)
    case .left, .backTab: move(by: -1, or: -1, context)
    case .home, .character("g"): selected = items(context)[0]
    case .end, .character("G"): selected = .beliefs
    case .enter, .character(" "): return open(selected, &context)
    case .character("q"), .escape: return .back
    case .character(let letter):
      guard let item = Self.grid.first(where: { $0.letter == letter })?.item else { return .stay }
      selected = item
      return open(item, &context)
    default: break
    }
    return .stay
  }

  /// A number chooses its lesson; two digits that follow each other make one number.
  private mutating func typeNumber(_ digit: Character, _ context: Context) {
    let find = { (digits: String) in
      context.course.lessons.firstIndex { String($0.number) == digits }
    }
    digits.append(digit)
    if find(digits) == nil { digits = String(digit) }
    if let index = find(digits) { selected = .lesson(index) }
  }

  /// All that can be chosen, from the top.
  func items(_ context: Context) -> [Item] {
    let next: [Item] = context.standing.next == nil ? [] : [.next]
    return next + context.course.lessons.indices.map(Item.lesson) + Self.grid.map(\.item)
  }

  private mutating func move(by inGrid: Int, or inList: Int, _ context: Context) {
    let items = items(context)
    guard let index = items.firstIndex(of: selected) else { return selected = items[0] }
    let start = items.count - Self.grid.count
    var target = index + (index >= start ? inGrid : inList)
    // Up from the grid's first row one comes to the last lesson.
    if index >= start, target < start { target = start - 1 }
    selected = items[min(max(target, 0), items.count - 1)]
  }

  private func open(_ item: Item, _ context: inout Context) -> Turn {
    switch item {
    case .lesson(let index): return .open(ReaderView(context.course.lessons[index]))
    case .beliefs: return .open(BeliefsView())
    case .mode(let mode): return .open(mode.view(context))
    case .next:
      switch context.standing.next {
      case .read(let lesson): return .open(ReaderView(lesson))
      case .answer(let lesson):
        return .open(QuestionsView.open(in: lesson, context))
      case .solve(let exercise): return .open(ExerciseView(exercise))
      case nil: return .stay
      }
    }
  }

  /// The ways of learning, each with the letter that opens it.
  static let grid: [(letter: Character, title: String, item: Item)] = [
    ("r", "Read", .mode(.read)), ("o", "Notebook", .mode(.notebook)),
    ("p", "Predict", .mode(.predict)), ("x", "Practise", .mode(.practise)),
    ("m", "Myths", .mode(.myths)), ("c", "Recall", .mode(.recall)), ("s", "See", .mode(.see)),
    ("d", "Debug", .mode(.debug)), ("h", "Cheat sheet", .mode(.cheat)),
    ("b", "Beliefs", .beliefs),
  ]
}

extension Mode {
  /// The view that a way of learning opens.
  func view(_ context: Context) -> any View {
    switch self {
    case .read:
      let lesson = context.standing.firstUnfinished ?? context.course.lessons.last
      return lesson.map { ReaderView($0) } ?? BeliefsView()
    case .predict, .myths, .debug: return QuestionsView.mode(self, context)
    case .practise: return ExerciseListView()
    case .recall: return RecallView()
    case .see: return SeeView()
    case .notebook, .cheat: return TextView(self)
    }
  }
}

extension Context {
  /// How many ways of learning stand beside each other.
  var modeColumns: Int { max(1, min((stage(100) - Typesetter.margin * 2) / 15, 5)) }
}
