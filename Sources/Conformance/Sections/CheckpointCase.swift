import Checkpoints
import StateDictCore
import StateDictJSON
import StateDictTool
import Tensors

/// A file that real PyTorch wrote: every way to load it, its inspection, and writing it back.
enum CheckpointCase {
  /// The results of a file, one for each call and two of our own: `inspect` and `write`.
  static func run(_ entry: JSON) -> [CaseResult] {
    let file = entry["file"].text
    let calls = entry["load"].members.map { call in
      CaseResult("\(file) \(call.key)", verdict(entry, file, call))
    }
    guard entry.has("root") else { return calls }
    return calls + [
      CaseResult("\(file) inspect", inspect(entry, file)),
      CaseResult("\(file) write", WriteBack.verdict(entry, file)),
    ]
  }

  /// An exotic file may be refused, and one that PyTorch cannot read may be read.
  static func isForgiving(_ entry: JSON) -> Bool {
    entry["tier"] == "exotic" || entry.has("unreadable_by_torch")
  }

  private static func verdict(
    _ entry: JSON,
    _ file: String,
    _ call: JSON.Member
  ) -> CaseResult.Verdict {
    let attempt = LoadAttempt { () throws(CheckpointError) in
      switch call.key {
      case "map_location_cpu": try load(file, mapLocation: .cpu)
      case "map_location_meta": try load(file, mapLocation: .meta)
      case "mmap": try load(file, mapLocation: .cpu, mmap: true)
      default: try load(file)
      }
    }
    let outcome = named(file, in: call.value)
    if isForgiving(entry), case .failure = attempt { return .passed }
    if entry.has("unreadable_by_torch") { return .passed }
    let expect =
      outcome.has("crash") ? "unsafe" : outcome["ok"].bool == true ? "value" : "message"
    return attempt.verdict(
      outcome,
      expect: expect,
      isFull: call.key == "weights_only_false" && entry["load"]["default"]["ok"] == false,
      description: outcome["same_as_description"].bool == true ? entry : nil
    )
  }

  /// The outcome of a call with the path as text.
  ///
  /// The oracle loads by `pathlib.Path`, whose name PyTorch leaves out of one message; a path is text
  /// here, and then the name is in it.
  private static func named(_ file: String, in outcome: JSON) -> JSON {
    let message = outcome["exception"]["message"].text
    let start = "mmap can only be used with files saved with `torch.save("
    guard message.hasPrefix(start + "_use_new") else { return outcome }
    let rest = message.dropFirst(start.count)
    return [
      "ok": false,
      "exception": [
        "class": outcome["exception"]["class"],
        "message": .string(start + file + ", " + rest),
      ],
    ]
  }

  /// What only the oracle knows of a file.
  private static let notInspected = [
    "title", "features", "tier", "save_options", "tags", "bytes_vary", "load",
  ]

  /// `statedict inspect --json --hash` gives the oracle's entry.
  private static func inspect(_ entry: JSON, _ path: String) -> CaseResult.Verdict {
    do {
      let inspection = Inspection(try CheckpointFile(path))
      let actual = try inspection.json(hashing: true)
      let varies = entry["bytes_vary"].bool == true ? ["file_bytes", "file_sha256"] : []
      let differences = JSONComparison.differences(
        actual.dropping(varies),
        entry.dropping(notInspected)
      )
      return differences.isEmpty ? .passed : .failed(differences)
    } catch let error as CheckpointError {
      if isForgiving(entry) { return .passed }
      if case .pickle = error.fault, entry["load"]["default"]["ok"].bool == false {
        return .notApplicable(LoadAttempt.fullUnpickler)
      }
      return .failed([Difference("", expected: "it loads", actual: "\(error)")])
    } catch {
      return .failed([Difference("", expected: "a description", actual: "\(error)")])
    }
  }
}

extension JSON {
  /// An object without these members.
  func dropping(_ names: [String]) -> JSON {
    .object(members.filter { !names.contains($0.key) })
  }
}
