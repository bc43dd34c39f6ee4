extension RunnerError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .noToolchain:
      "There is no `swift` on the PATH. Install the Swift 6.3 toolchain from swift.org/install."
    case .toolMissing(let name, let looked):
      "The Swift toolchain lacks `\(name)` (looked for \(looked)). Reinstall the toolchain."
    case .coreNotBuilt(let library, let folder):
      "The course's core is not built: \(folder) lacks \(library). Run `swift build -c release`."
    case .unreadable(let file, let reason):
      "\(file) cannot be read: \(reason). Check that it exists and that you may read it."
    case .unwritable(let file, let reason):
      "\(file) cannot be written: \(reason). Check the free space and the folder's permissions."
    case .cannotStart(let program, let reason):
      "\(program) could not be started: \(reason). Try again with fewer programs running."
    case .interrupted:
      "The run was interrupted. Start it again."
    case .checksDoNotCompile(let exercise, let messages):
      """
      The checks of \(exercise) do not compile against its own Solution.swift. \
      This is the course's fault, not yours; its author sees:
      \(messages)
      """
    case .checksMissing(let exercise, let names):
      """
      Checks.swift of \(exercise) has no test method \(names.joined(separator: ", ")). \
      Write it, or take it out of exercise.yml.
      """
    case .baseMissing(let exercise, let base):
      """
      \(exercise) builds on \(base), which is no exercise before it. \
      Correct `builds_on` in its exercise.yml.
      """
    case .typeNotPublic(let exercise, let name):
      """
      Solution.swift of \(exercise) declares `\(name)` without `public`. \
      Make it and what the checks use of it public, here and in Exercise.swift: \
      a learner's type may then store other properties.
      """
    }
  }
}
