import CourseModel
import CourseProgress
import CourseRunner
import Foundation
import Synchronization

/// Does what the interface asks for, beside it: whatever takes time never keeps a key waiting.
final class EffectRunner: Sendable {
  let classroom: Classroom
  let post: @Sendable (News) -> Void
  private let tasks = Mutex<[Work: Task<Void, Never>]>([:])
  private let watched = Mutex<(file: String, watcher: FileWatcher)?>(nil)
  private let records: AsyncStream<Record>.Continuation
  private let keeper: Task<Void, Never>
  private let listener: Task<Void, Never>
  private let queue = Mutex<LessonQueue?>(nil)

  init(_ classroom: Classroom, _ post: @escaping @Sendable (News) -> Void) {
    self.classroom = classroom
    self.post = post
    let (stream, continuation) = AsyncStream.makeStream(of: Record.self)
    records = continuation
    // One after the other, in the order in which things were done.
    keeper = Task {
      for await record in stream {
        do {
          try classroom.store.keep(record)
          post(.kept)
        } catch {
          post(.notKept("\(error)"))
        }
        if let progress = try? classroom.store.progress() { post(.progress(progress)) }
      }
    }
    // Asked before anybody reads the record: what is written from then on is told.
    let first = classroom.store.foreignVersion()
    listener = Task {
      var known = first
      while (try? await Task.sleep(for: Self.glance)) != nil {
        let version = classroom.store.foreignVersion()
        guard version != known, let progress = try? classroom.store.progress() else { continue }
        known = version
        post(.progress(progress))
        post(.begun(Set(classroom.begun.map(\.id))))
      }
    }
  }

  /// How often is asked whether another program has written to the learner's record.
  private static let glance = Duration.seconds(1)

  func perform(_ effects: [Effect]) {
    effects.forEach(perform)
    lessons.pump()
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .run(let lesson): lessons.add(lesson)
    case .runCopy(let place, let source):
      start(effect) { try await self.runCopy(place, source) }
    case .check(let exercise): start(effect) { [.checked(try await self.check(exercise))] }
    case .checkAll(let exercises):
      start(effect) {
        await self.check(exercises)
        return []
      }
    case .cancel(let work): cancel(work)
    case .record(let record): records.yield(record)
    case .begin(let exercise):
      attempt {
        let isNew = try WorkingCopy(of: exercise, root: classroom.root).begin()
        post(.began(exercise: exercise.id, isNew: isNew))
      }
    case .reset(let exercise):
      attempt {
        // The starter's return is no save of the learner's.
        let file = watched.withLock { $0?.file }
        watch(nil)
        defer { watch(file) }
        let kept = try WorkingCopy(of: exercise, root: classroom.root).reset()
        post(.reset(exercise: exercise.id, kept: kept))
      }
    case .readSolution(let exercise):
      attempt {
        let path = classroom.root + "/" + exercise.solutionFile
        let text = try String(contentsOfFile: path, encoding: .utf8)
        post(.solution(exercise: exercise.id, text: text))
      }
    case .readCopy(let place): post(.copy(place, source: copies.read(place)))
    case .keepCopy(let place, let source):
      attempt {
        try copies.keep(source, place)
        post(.copy(place, source: source))
      }
    case .watch(let file): watch(file)
    case .edit, .stop, .leave: break
    }
  }

  /// The lessons that are to be run.
  private var lessons: LessonQueue {
    queue.withLock { queue in
      if let queue { return queue }
      let new = LessonQueue { [unowned self] lesson, ended in
        start(.run(lesson), ended) { try await self.run(lesson) }
      }
      queue = new
      return new
    }
  }

  private func cancel(_ work: Work) {
    if case .lesson(let id) = work, lessons.remove(id) { return post(.stopped(work)) }
    tasks.withLock { $0[work]?.cancel() }
  }

  private var copies: CellCopies { CellCopies(root: classroom.root) }

  /// Which exercises the learner has begun.
  func lookForCopies() {
    post(.begun(Set(classroom.begun.map(\.id))))
  }

  /// Ends all that is going on, and waits until everything is kept.
  func finish() async {
    watch(nil)
    lessons.removeAll()
    let running = tasks.withLock { $0.values.map(\.self) }
    for task in running { task.cancel() }
    for task in running { await task.value }
    records.finish()
    listener.cancel()
    await keeper.value
  }

  private func attempt(_ work: () throws -> Void) {
    do { try work() } catch { post(.failed("\(error)")) }
  }

  /// Begins work, and posts its end and then what it gave.
  private func start(
    _ effect: Effect,
    _ ended: @escaping @Sendable () -> Void = {},
    _ work: @escaping @Sendable () async throws -> [News]
  ) {
    guard let name = effect.work else { return }
    let task = Task {
      defer { ended() }
      var news: [News]
      do { news = try await work() } catch {
        news = [.failed("\(error)".linesOfText.first ?? "\(error)")]
      }
      guard !Task.isCancelled else { return post(.stopped(name)) }
      post(.ended(name))
      news.forEach(post)
    }
    tasks.withLock { $0[name] = task }
  }

  private func run(_ lesson: Lesson) async throws -> [News] {
    [.ran(lesson: lesson.id, try await classroom.engine.run(lesson))]
  }

  private func runCopy(_ place: CellPlace, _ source: String) async throws -> [News] {
    guard let lesson = classroom.course.lessons.first(where: { $0.id == place.lesson }),
      let cell = lesson.cells.first(where: { $0.index == place.cell })
    else { return [] }
    let (run, faults) = try await classroom.runCopy(of: cell, in: lesson, source: source)
    return [.ranCopy(place, run, faults: faults)]
  }

  private func check(_ exercise: Exercise) async throws -> CheckReport {
    let copy = WorkingCopy(of: exercise, root: classroom.root)
    try copy.begin()
    let report = try await classroom.engine.check(exercise, copy.file)
    try await watched.withLock { $0?.file == copy.file ? $0?.watcher : nil }?.settle(report)
    return report
  }

  private func check(_ exercises: [Exercise]) async {
    await withTaskGroup { group in
      var waiting = exercises[...]
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
        guard let exercise = waiting.popFirst() else { break }
        group.addTask { await self.checkOne(exercise) }
      }
      while await group.next() != nil {
        guard !Task.isCancelled, let exercise = waiting.popFirst() else { continue }
        group.addTask { await self.checkOne(exercise) }
      }
    }
  }

  private func checkOne(_ exercise: Exercise) async {
    do { post(.checked(try await check(exercise))) } catch {
      if !Task.isCancelled { post(.failed("\(error)")) }
    }
  }

  private func watch(_ file: String?) {
    watched.withLock { current in
      guard current?.file != file else { return }
      current?.watcher.stop()
      current = nil
      guard let file else { return }
      guard let watcher = FileWatcher(classroom.root + "/" + file) else {
        return post(.cannotWatch("The system cannot watch this file."))
      }
      Task { [post] in for await _ in watcher.changes { post(.saved(file: file)) } }
      current = (file, watcher)
    }
  }
}

extension ProgressStore {
  /// Keeps what the learner has done.
  fileprivate func keep(_ record: Record) throws(ProgressError) {
    switch record {
    case .opened(let lesson): try recordOpening(of: lesson)
    case .read(let lesson): try recordReading(of: lesson)
    case .place(let lesson, let block): try recordPlace(block, in: lesson)
    case .answer(let question, let option, let isCorrect, let confidence, let asked):
      try recordAnswer(
        to: question,
        option: option,
        isCorrect: isCorrect,
        confidence: confidence,
        asked: asked
      )
    case .review(let card, let knew): try recordReview(of: card, knew: knew)
    case .hint(let exercise, let number): try recordHint(number, of: exercise)
    case .solution(let exercise): try recordSolution(of: exercise)
    case .attempt(let report): try recordAttempt(report)
    }
  }
}
