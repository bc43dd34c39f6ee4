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
    case .sandboxMissing(let layer, let reason):
      "The sandbox lacks its \(layer.words): \(reason). \(layer.remedy)"
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
    case .coreDoesNotCompile(let module, let messages):
      """
      The course's module \(module) does not compile. Mend it; the compiler says:
      \(messages)
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

extension SandboxLayer {
  /// What the layer is called in a sentence.
  var words: String {
    switch self {
    case .box: "box"
    case .filter: "system-call filter"
    case .lock: "lock"
    }
  }

  /// What to do where it is missing.
  var remedy: String {
    switch self {
    case .box:
      "Install bubblewrap, and let users have namespaces (user.max_user_namespaces above 0, no AppArmor restriction)."
    case .filter: "Grade on an x86-64 or ARM64 machine with Linux 3.17 or later."
    case .lock: "Grade on Linux 5.13 or later with Landlock switched on."
    }
  }
}
