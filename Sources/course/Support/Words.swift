import ArgumentParser
import CourseTerminal

/// Looks something up by the name that was typed; a name that leads nowhere is a mistake in usage.
func named<Value>(_ look: () throws(LookupError) -> Value) throws -> Value {
  do {
    return try look()
  } catch {
    throw ValidationError("\(error)")
  }
}

/// Runs work that Ctrl-C ends in good order, with the status that a shell expects.
func interruptible<Value: Sendable>(
  _ message: String,
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await interruptible(saying: { message }, work)
}

/// Runs work that Ctrl-C ends in good order, while a message tells how far it is.
func interruptible<Value: Sendable>(
  saying message: @escaping @Sendable () -> String,
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  guard let value = try await Interruption.cancelling(message, work) else { throw ExitCode(130) }
  return value
}

/// Ends the program with status 1: something was found.
func found() -> ExitCode { ExitCode(1) }
