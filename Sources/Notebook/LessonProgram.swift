import CourseEvents
import Glibc

/// What the program around a lesson's cells calls; cells themselves have no use for it.
public enum LessonProgram {
  // The program is one thread until a cell makes more, and these are set before the first cell.
  nonisolated(unsafe) private(set) static var channel: EventChannel?

  /// Opens the channel to the engine.
  ///
  /// Ends the process where the engine did not start it.
  public static func begin() {
    guard channel == nil, let opened = EventChannel() else { _exit(3) }
    channel = opened
    ThrowCounter.start(trapAt: opened.trapAtThrow)
    let printed = opened.printed
    opened.send(.began(stdout: printed.stdout, stderr: printed.stderr))
  }

  /// Marks the beginning of a cell.
  public static func cell(_ index: Int) {
    channel?.send(.cellStarted(index: index))
  }

  /// Marks the end of a cell that ran through.
  public static func end(_ index: Int) {
    guard let channel else { return }
    let printed = channel.printed
    channel.send(.cellFinished(index: index, stdout: printed.stdout, stderr: printed.stderr))
  }

  /// Marks the end of a cell that threw, as it must.
  public static func threw(_ index: Int, _ error: any Error) {
    guard let channel else { return }
    let printed = channel.printed
    channel.send(
      .cellThrew(
        index: index,
        message: "\(error)",
        stdout: printed.stdout,
        stderr: printed.stderr
      )
    )
  }

  /// Evaluates a proof.
  public static func proof(_ piece: Int, _ holds: () throws -> Bool) {
    do {
      channel?.send(.proof(piece: piece, holds: try holds()))
    } catch {
      channel?.send(.pieceThrew(piece: piece, message: "\(error)"))
    }
  }

  /// Evaluates an expression and describes its value.
  public static func compute<Value>(_ piece: Int, _ value: () throws -> Value) {
    do {
      channel?.send(.computed(piece: piece, text: "\(try value())"))
    } catch {
      channel?.send(.pieceThrew(piece: piece, message: "\(error)"))
    }
  }

  /// Marks the beginning of a piece that may print and throw.
  public static func attempt(_ piece: Int) {
    guard let channel else { return }
    let printed = channel.printed
    channel.send(.attemptStarted(piece: piece, stdout: printed.stdout, stderr: printed.stderr))
  }

  /// Marks the end of such a piece.
  public static func ended(_ piece: Int) {
    guard let channel else { return }
    let printed = channel.printed
    channel.send(.attemptFinished(piece: piece, stdout: printed.stdout, stderr: printed.stderr))
  }

  /// Marks the end of such a piece that threw.
  public static func ended(_ piece: Int, _ error: any Error) {
    guard let channel else { return }
    let printed = channel.printed
    channel.send(
      .attemptThrew(
        piece: piece,
        message: "\(error)",
        stdout: printed.stdout,
        stderr: printed.stderr
      )
    )
  }

  /// Marks the end of the program, and ends it.
  public static func finish() {
    fflush(nil)
    channel?.send(.finished)
    _exit(0)
  }

  static func uncaught(_ error: any Error) {
    channel?.send(.uncaught(message: "\(error)", count: ThrowCounter.count))
  }
}
