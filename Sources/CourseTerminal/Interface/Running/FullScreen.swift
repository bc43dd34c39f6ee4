package import CourseModel
import CourseProgress
import Foundation

/// The interface in a terminal: paints what it shows, hears keys, and has its wishes done.
package struct FullScreen {
  private let input: ScreenInput
  private var painter: Painter
  private let editor: Editor
  private let traits: TerminalTraits
  private let mail = Mailbox<Heard>()
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
    traits = TerminalTraits.current()
    self.editor = editor
    painter = Painter(usesColor: traits.usesColor)
    input = ScreenInput { [mail] in mail.post(.terminal($0)) }
    let waiting = Frame(
      [.empty, Line(title, .bold).indented(Typesetter.margin)],
      columns: traits.columns,
      rows: traits.rows
    )
    Output.standard.write(painter.paint(waiting))
  }

  /// Gives the terminal back, where the course cannot be opened.
  package func giveUp() { RawTerminal.leave() }

  /// Runs the interface until the learner leaves.
  ///
  /// - Returns: The status for the program to exit with.
  package func run(
    _ classroom: Classroom,
    from start: Start,
    notice: String?
  ) async -> Int32 {
    let mail = mail
    let runner = EffectRunner(classroom) { mail.post(.event(.news($0))) }
    let interface = Interface(context(classroom, notice), views(start, classroom))
    runner.lookForCopies()
    let screen = self
    let status = await withCheckedContinuation { waiting in
      Thread {
        var screen = screen
        waiting.resume(returning: screen.loop(interface, runner))
      }.start()
    }
    await runner.finish()
    return status
  }

  /// Waits for what happens and shows what comes of it, until the learner leaves.
  private mutating func loop(_ start: Interface, _ runner: EffectRunner) -> Int32 {
    // The screen is given back before what is going on is ended: nobody waits for that.
    defer { RawTerminal.leave() }
    var interface = start
    var effects = interface.context.takeEffects()
    while true {
      if let status = perform(effects, interface, runner) { return status }
      tick(interface)
      // What has happened in the meantime is shown together.
      if mail.isEmpty { paint(interface) }
      let heard = mail.next()
      if case .terminal(.closed) = heard { return 0 }
      guard let event = event(of: heard) else {
        effects = []
        continue
      }
      if case .tick = event { isTicking = false }
      effects = interface.handle(event)
    }
  }

  /// What has happened, whoever brings it.
  enum Heard: Sendable {
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
      traits: traits,
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
  private mutating func event(of heard: Heard) -> Event? {
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
    case .terminal(.stopRequested): stop()
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
    _ interface: Interface,
    _ runner: EffectRunner
  ) -> Int32? {
    runner.perform(effects)
    for effect in effects {
      switch effect {
      case .leave(let status): return status
      case .stop: stop()
      case .edit(let file):
        leave()
        input.pause()
        let path = interface.context.root + "/" + file
        Thread { [editor, mail] in mail.post(.edited(file: file, fault: editor.open(path))) }
          .start()
      default: break
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
    SignalPipe.catchStops()
    input.resume()
    _ = RawTerminal.enter()
    painter.forget()
  }

  /// Stops the program and all that belongs to its job, as the terminal's own Ctrl-Z does.
  private mutating func stop() {
    guard !isAway else { return }
    leave()
    SignalPipe.stop()
    // Where nobody could bring it back, the system does not stop it: then it goes on by itself.
    Thread { [mail] in
      usleep(500_000)
      mail.post(.terminal(.continued))
    }.start()
  }

  private mutating func tick(_ interface: Interface) {
    guard interface.isWorking, !isTicking else { return }
    isTicking = true
    Thread { [mail] in
      usleep(90_000)
      mail.post(.event(.tick))
    }.start()
  }

  private mutating func paint(_ interface: Interface) {
    guard !isAway else { return }
    Output.standard.write(painter.paint(interface.frame))
  }
}
