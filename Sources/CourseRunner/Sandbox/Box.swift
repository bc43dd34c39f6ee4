import Foundation

/// A box for one job: what it shows, and who runs in it.
struct Box: Sendable, Hashable {
  var sandbox: Sandbox
  var plan: BoxPlan
  var system: SystemFolders
  /// The user of the job, where the engine is root.
  var user: UInt32?
  /// What that user could not reach.
  private let staging: Staging

  init(sandbox: Sandbox, plan: BoxPlan, system: SystemFolders, user: UInt32?, folder: String) {
    self.sandbox = sandbox
    self.plan = plan
    self.system = system
    self.user = user
    let paths = user == nil ? [] : plan.readable + plan.writable
    staging = Staging(paths, in: folder)
  }

  /// Writes the files that bubblewrap reads, into a folder.
  ///
  /// The options go through a file, since a command line can be read inside the box.
  func prepare(in folder: String, environment: [String: String]) throws(RunnerError) {
    let filters = plan.filter == .run ? SeccompFilters.run : SeccompFilters.tools
    guard let filter = filters[Toolchain.architecture].flatMap({ Data(base64Encoded: $0) }) else {
      throw .sandboxMissing(layer: .filter, reason: "there is none for \(Toolchain.architecture)")
    }
    let options = plan.options(environment: environment, root: system, places: staging.places)
    try staging.prepare()
    try Files.write(filter, to: folder + "/box.filter")
    try Files.write(Data(options.map { $0 + "\0" }.joined().utf8), to: folder + "/box.options")
  }

  /// Words of a shell that limit what all in the box may open and start.
  ///
  /// Shells name the limit of processes differently.
  var limits: String {
    let files = "ulimit -n \(plan.openFiles) || exit 126;"
    guard user != nil else { return files }
    return files + " ulimit -u \(plan.processes) 2>&- || ulimit -p \(plan.processes) || exit 126;"
  }

  /// The words before the program's own: another user, the box.
  var command: [String] {
    var words = staging.command
    if let user {
      words += [
        sandbox.setpriv, "--reuid=\(user)", "--regid=\(user)", "--clear-groups", "--inh-caps=-all",
      ]
    }
    return words + [sandbox.bubblewrap, "--args", "8", "--"]
  }
}
