/// Why nothing could be run at all: the engine's own surroundings are at fault, not what was to be run.
public enum RunnerError: Error, Sendable, Hashable {
  /// There is no `swift` on the PATH.
  case noToolchain
  /// The toolchain lacks a program that the engine calls.
  case toolMissing(name: String, looked: String)
  /// The package has not been built, or not all of it.
  case coreNotBuilt(library: String, folder: String)
  /// A file of the course could not be read.
  case unreadable(file: String, reason: String)
  /// A folder or file that the engine works in could not be written.
  case unwritable(file: String, reason: String)
  /// A layer of the sandbox is not to be had on this machine.
  case sandboxMissing(layer: SandboxLayer, reason: String)
  /// A program could not be started.
  case cannotStart(program: String, reason: String)
  /// The run was interrupted; what it would have given is not known.
  case interrupted
  /// The checks of an exercise do not compile against its own solution.
  case checksDoNotCompile(exercise: String, messages: String)
  /// `exercise.yml` names checks that `Checks.swift` has no test method for.
  case checksMissing(exercise: String, names: [String])
  /// A module of the course's own core does not compile.
  case coreDoesNotCompile(module: String, messages: String)
  /// An exercise builds on one that is not among those before it.
  case baseMissing(exercise: String, base: String)
  /// A type of the reference solution is not public, so that the checks would know its layout.
  case typeNotPublic(exercise: String, name: String)
}
