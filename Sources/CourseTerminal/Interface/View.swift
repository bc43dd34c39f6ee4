/// One thing that the interface can show: the contents, a lesson, an exercise.
///
/// A view is a value: keys and news change it, and what it looks like follows from it alone.
protocol View: Sendable {
  /// The view comes to the front, or the screen has changed its size.
  mutating func appear(_ context: inout Context)
  /// A key was pressed.
  mutating func press(_ key: Key, _ context: inout Context) -> Turn
  /// Something that was asked for, by whomever, has happened.
  mutating func hear(_ news: News, _ context: inout Context)
  /// What the view looks like.
  func scene(_ context: Context) -> Scene
  /// The work that Esc and Ctrl-C end first.
  func work(_ context: Context) -> [Work]
  /// Whether keys write text rather than mean something.
  var isWriting: Bool { get }
}

extension View {
  mutating func appear(_ context: inout Context) {}
  mutating func hear(_ news: News, _ context: inout Context) {}
  func work(_ context: Context) -> [Work] { [] }
  var isWriting: Bool { false }
}

/// Where a key leads.
enum Turn: Sendable {
  case stay
  /// Another view comes to the front; this one waits behind it.
  case open(any View)
  /// Another view takes the place of this one.
  case replace(any View)
  /// The view behind comes back.
  case back
}

/// What a view shows, to be set between the head and the foot of the screen.
struct Scene: Sendable {
  /// Where one is.
  var title: String
  /// The columns that it makes use of, on a screen that has them.
  var widest = 100
  /// Facts at the right of the title.
  var facts = ""
  /// How far one is, from 0 to 1, drawn as a bar below the title.
  var share: Double?
  /// What the screen shows, no more lines than ``Context/bodyHeight``.
  var body: [Line]
  /// A question at the foot, in place of the keys.
  var prompt: Line?
  /// The keys that matter now, the most important first.
  var keys: [Hint] = []
  /// Where the cursor blinks, if it is seen, in the body.
  var cursor: Frame.Place?
  /// Whether the cursor blinks behind the prompt.
  var cursorIsInPrompt = false
}

/// A key and what it does.
struct Hint: Sendable, Hashable {
  var key: String
  var words: String

  init(_ key: String, _ words: String) {
    self.key = key
    self.words = words
  }
}
