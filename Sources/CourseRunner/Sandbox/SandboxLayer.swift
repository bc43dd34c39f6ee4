/// What grading promises to put between a submission and the machine.
public enum SandboxLayer: String, Sendable, Hashable, Codable, CaseIterable {
  /// Namespaces, an empty file system, no network: bubblewrap.
  case box
  /// The system-call filter around a box.
  case filter
  /// The lock that the checks close behind themselves: Landlock and seccomp.
  case lock
}
