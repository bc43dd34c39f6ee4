import Checkpoints
import StateDictCore
import StateDictJSON

/// One call of `loadStateDict` that real PyTorch made, and everything that differs when we make it.
struct Scenario {
  /// The result of a scenario.
  static func run(_ json: JSON) -> [CaseResult] {
    var scenario = Scenario(json)
    do throws(ReplayError) {
      try scenario.run()
      return [CaseResult(json["id"].text, scenario.differences)]
    } catch {
      return [CaseResult(json["id"].text, stoppedBy: error)]
    }
  }

  private let json: JSON
  private var differences: [Difference] = []

  private init(_ json: JSON) { self.json = json }

  /// Makes the call and collects what differs.
  private mutating func run() throws(ReplayError) {
    let actual = try LoadReplay(json, files: .ofDisk).run()
    for name in ["outcome", "warnings", "model_keys"] { compare(name, actual) }
    if actual.has("source_keys") { compare("source_keys", actual) }
    compareTensors(actual["after"].array)
    for name in ["hook_log", "source_keys_after"] where json.has(name) { compare(name, actual) }
    if actual.has("source_metadata_after") { compare("source_metadata_after", actual) }
    for member in json["extra_state_after"].members {
      differences += JSONComparison.differences(
        actual["extra_state_after"][member.key],
        member.value,
        at: "extra state"
      )
    }
  }

  private mutating func compare(_ name: String, _ actual: JSON) {
    differences += JSONComparison.differences(actual[name], json[name], at: name)
  }

  private mutating func compareTensors(_ actual: [JSON]) {
    let expected = json["after"].array
    compare("tensors", actual.map { $0["name"].text }, expected.map { $0["name"].text })
    for (actual, expected) in zip(actual, expected) {
      let facts = Self.facts(actual)
      for (fact, value) in Self.facts(expected).sorted(by: { $0.key < $1.key }) {
        compare("\(expected["name"].text): \(fact)", facts[fact] ?? "absent", value)
      }
    }
  }

  private mutating func compare<T: Equatable>(_ what: String, _ actual: T, _ expected: T) {
    if actual != expected {
      differences.append(Difference(what, expected: "\(expected)", actual: "\(actual)"))
    }
  }

  /// What is said of a tensor, defaults put in.
  private static func facts(_ json: JSON) -> [String: String] {
    var facts = [
      "requires_grad": "false", "is_parameter": "false", "device": "cpu", "stride": "row-major",
      "is_source_object": "false", "shares_source_storage": "false",
    ]
    for member in json.members where member.key != "name" && member.key != "first" {
      let (key, value) = (member.key, member.value)
      switch value {
      case .string(let text): facts[key] = text
      case .bool(let flag): facts[key] = "\(flag)"
      case .array: facts[key] = "\(value.ints)"
      default: facts[key] = "null"
      }
    }
    return facts
  }
}

extension Files {
  /// The files of the working directory, as PyTorch would load them.
  static var ofDisk: Files {
    Files { path, mapLocation throws(CheckpointError) in
      try StateDictCore.load(path, mapLocation: mapLocation)
    }
  }
}
