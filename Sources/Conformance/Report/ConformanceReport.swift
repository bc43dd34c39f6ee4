/// What a run over an oracle folder found, section by section.
public struct ConformanceReport: Sendable {
  /// The results of one section.
  public struct Section: Sendable {
    /// The name, as in `load_errors`.
    public let name: String
    /// The results, in the order of the cases.
    public let results: [CaseResult]

    /// The number of cases that passed.
    public var passed: Int { results.count { $0.verdict == .passed } }

    /// The cases that failed, each with its differences.
    public var failures: [(name: String, differences: [Difference])] {
      results.compactMap { result in
        guard case .failed(let differences) = result.verdict else { return nil }
        return (result.name, differences)
      }
    }

    /// The cases that do not apply, each with the reason.
    public var notApplicable: [(name: String, reason: String)] {
      results.compactMap { result in
        guard case .notApplicable(let reason) = result.verdict else { return nil }
        return (result.name, reason)
      }
    }

    /// Collects the results of a section.
    public init(name: String, results: [CaseResult]) {
      self.name = name
      self.results = results
    }
  }

  /// The sections, in the order in which they ran.
  public var sections: [Section] = []

  /// Starts without sections.
  public init() {}

  /// The number of cases that passed.
  public var passed: Int { sections.reduce(0) { $0 + $1.passed } }
  /// The number of cases that failed.
  public var failed: Int { sections.reduce(0) { $0 + $1.failures.count } }
  /// The number of cases that do not apply.
  public var notApplicable: Int { sections.reduce(0) { $0 + $1.notApplicable.count } }

  /// How many cases do not apply for each reason, the most frequent reason first.
  public var reasons: [(reason: String, count: Int)] {
    var counts: [String: Int] = [:]
    for section in sections {
      for (_, reason) in section.notApplicable { counts[reason, default: 0] += 1 }
    }
    return counts.map { ($0.key, $0.value) }.sorted {
      ($1.count, $0.reason) < ($0.count, $1.reason)
    }
  }
}
