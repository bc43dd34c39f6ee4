package import CourseModel
import CourseProgress
import Foundation

/// The interface in a terminal: paints what it shows, hears keys, and has its wishes done.
package struct FullScreen {
  private let input: ScreenInput
  private var painter: Painter
  private let editor: Editor
  private let plain: TerminalTraits
  /// Whether another program has the terminal, or this one is stopped.
  private var isAway = false
  private var isTicking = false

  /// Where to begin.
  package enum Start: Sendable {
    case contents
    case lesson(Lesson)
    case quiz(Lesson)
    case exercise(Exercise)
  }

  /// Takes the terminal and shows at once that something is coming.
  ///
  /// - Returns: `nil` where there is no terminal to take.
  package init?(title: String, editor: Editor) {
    guard RawTerminal.enter() else { return nil }
    plain = TerminalTraits.current()
    self.editor = editor
    painter = Painter(usesColor: plain.usesColor)
    input = ScreenInput()
    let waiting = Frame(
      [.empty, Line(title, .bold).indented(Typesetter.margin)],
      columns: plain.columns,
      rows: plain.rows
    )
    Output.standard.write(painter.paint(waiting))
  }

  /// Gives the terminal back, where the course cannot be opened.
  package func giveUp() { RawTerminal.leave() }

  /// Runs the interface until the learner leaves.
  ///
  /// - Returns: The status for the program to exit with.
  package mutating func run(
    _ classroom: Classroom,
    from start: Start,
    notice: String?
  ) async -> Int32 {
    defer { RawTerminal.leave() }
    let (events, continuation) = AsyncStream.makeStream(of: Heard.self)
    let runner = EffectRunner(classroom) { continuation.yield(.event(.news($0))) }
    let listener = Task { [input] in
      for await event in input.events { continuation.yield(.terminal(event)) }
    }
    defer { listener.cancel() }
    var interface = Interface(context(classroom, notice), views(start, classroom))
    var status = perform(interface.context.takeEffects(), &interface, runner, continuation)
    runner.lookForCopies()
    paint(interface)
    for await heard in events {
      if status != nil { break }
      guard let event = event(of: heard, continuation) else {
        if case .terminal(.closed) = heard { break }
        paint(interface)
        continue
      }
      if case .tick = event { isTicking = false }
      let effects = interface.handle(event)
      status = perform(effects, &interface, runner, continuation)
      if status != nil { break }
      tick(interface, continuation)
      paint(interface)
    }
    // The screen is given back before what is going on is ended: nobody waits for that.
    RawTerminal.leave()
    await runner.finish()
    return status ?? 0
  }

  private enum Heard: Sendable {
    case terminal(ScreenEvent)
    case event(Event)
    /// The editor was closed; what went wrong.
    case edited(file: String, fault: String?)
  }

  private func context(_ classroom: Classroom, _ notice: String?) -> Context {
    var context = Context(
      course: classroom.course,
      command: classroom.command,
      root: classroom.root,
      traits: plain,
      progress: (try? classroom.store.progress()) ?? LearnerProgress()
    )
    context.places = (try? classroom.store.places()) ?? [:]
    if let notice { context.say(notice, .color(.yellow)) }
    return context
  }

  private func views(_ start: Start, _ classroom: Classroom) -> [any View] {
    switch start {
    case .contents: [HomeView()]
    case .lesson(let lesson): [HomeView(), ReaderView(lesson)]
    case .exercise(let exercise): [HomeView(), ExerciseView(exercise)]
    case .quiz(let lesson): [HomeView(), QuestionsView.quiz(lesson, context(classroom, nil))]
    }
  }

  /// What has happened to the interface, if to it.
  private mutating func event(
    of heard: Heard,
    _ continuation: AsyncStream<Heard>.Continuation
  ) -> Event? {
    switch heard {
    case .event(let event): return event
    case .edited(let file, let fault):
      comeBack()
      return .news(fault.map { .failed($0) } ?? .edited(file: file))
    case .terminal(.key(let key)):
      // What was typed into another program is not meant for this one.
      return isAway ? nil : .key(key)
    case .terminal(.resized):
      let traits = TerminalTraits.current()
      return .resized(columns: traits.columns, rows: traits.rows)
    case .terminal(.stopRequested): stop(continuation)
    case .terminal(.continued):
      comeBack()
      let traits = TerminalTraits.current()
      return .resized(columns: traits.columns, rows: traits.rows)
    case .terminal(.closed): break
    }
    return nil
  }

  private mutating func perform(
    _ effects: [Effect],
    _ interface: inout Interface,
    _ runner: EffectRunner,
    _ continuation: AsyncStream<Heard>.Continuation
  ) -> Int32? {
    for effect in effects {
      switch effect {
      case .leave(let status): return status
      case .stop: stop(continuation)
      case .edit(let file):
        leave()
        input.pause()
        let path = interface.context.root + "/" + file
        Task { [editor] in
          let fault = await editor.open(path)
          continuation.yield(.edited(file: file, fault: fault))
        }
      default: runner.perform(effect)
      }
    }
    return nil
  }

  private mutating func leave() {
    isAway = true
    RawTerminal.leave()
  }

  private mutating func comeBack() {
    guard isAway else { return }
    isAway = false
    input.resume()
    _ = RawTerminal.enter()
    painter.forget()
  }

  /// Stops the program and all that belongs to its job, as the terminal's own Ctrl-Z does.
  private mutating func stop(_ continuation: AsyncStream<Heard>.Continuation) {
    guard !isAway else { return }
    leave()
    SignalPipe.stop()
    // Where nobody could bring it back, the system does not stop it: then it goes on by itself.
    Task {
      try? await Task.sleep(for: .milliseconds(500))
      continuation.yield(.terminal(.continued))
    }
  }

  private mutating func tick(
    _ interface: Interface,
    _ continuation: AsyncStream<Heard>.Continuation
  ) {
    guard interface.isWorking, !isTicking else { return }
    isTicking = true
    Task {
      try? await Task.sleep(for: .milliseconds(90))
      continuation.yield(.event(.tick))
    }
  }

  private mutating func paint(_ interface: Interface) {
    guard !isAway else { return }
    Output.standard.write(painter.paint(interface.frame))
  }
}
