/// What one box shows and allows.
struct BoxPlan: Sendable, Hashable {
  /// Which system calls are refused.
  enum Filter: String, Sendable {
    /// For the compiler, the linker, and the run that locates a crash.
    case tools
    /// For the checks: threads, and no other process.
    case run
  }

  var filter: Filter
  /// Files and folders that can be read, each at its own path.
  var readable: [String]
  /// Files and folders that can be written, each at its own path.
  var writable: [String] = []
  /// A folder in memory, empty at first, which is the current one.
  var work: String
  /// What may lie in `work`, in bytes.
  var workSize: Int
  /// Files and folders of `work` that are shown in it, and can be read.
  var workFiles: [String] = []
  /// How many processes and threads there may be at a time.
  var processes: Int
  /// How many files may be open at a time.
  var openFiles: Int

  /// The options of bubblewrap; `environment` is all that the program will see of variables.
  ///
  /// `places` are where paths are found that lie out of the job's reach.
  func options(
    environment: [String: String],
    root: SystemFolders,
    places: [String: String] = [:]
  ) -> [String] {
    var options = [
      "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-net",
      "--unshare-cgroup-try", "--disable-userns", "--die-with-parent", "--new-session",
      "--cap-drop", "ALL", "--uid", "65534", "--gid", "65534", "--hostname", "box", "--clearenv",
    ]
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
      options += ["--setenv", name, value]
    }
    options += root.options + ["--proc", "/proc"]
    for device in ["/dev/null", "/dev/zero", "/dev/urandom"] {
      options += ["--dev-bind", device, device]
    }
    options += ["--size", "\(Self.temporarySize)", "--tmpfs", "/tmp"]
    for path in readable { options += ["--ro-bind", places[path] ?? path, path] }
    for path in writable { options += ["--bind", places[path] ?? path, path] }
    options += ["--size", "\(workSize)", "--tmpfs", work]
    for path in workFiles { options += ["--ro-bind", path, path] }
    return options + ["--chdir", work, "--remount-ro", "/", "--seccomp", "9"]
  }

  /// What the compiler may leave in `/tmp`, in bytes.
  private static let temporarySize = 64 << 20
}

/// The folders of the system that every program needs to start.
struct SystemFolders: Sendable, Hashable {
  /// The options that show them.
  var options: [String]

  /// The shared libraries, and nothing else of the system.
  static let libraries = SystemFolders(
    options: shown(["/usr/lib/\(Toolchain.architecture)-linux-gnu"])
  )

  /// Libraries, headers and start files, for the compiler and the linker.
  static let development = SystemFolders(options: shown(["/usr/lib", "/usr/include"]))

  private static func shown(_ folders: [String]) -> [String] {
    var options = ["--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"]
    for folder in folders { options += ["--ro-bind", folder, folder] }
    for path in ["/usr/lib64", "/etc/ld.so.cache"] { options += ["--ro-bind-try", path, path] }
    return options
  }
}
