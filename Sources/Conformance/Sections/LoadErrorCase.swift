import Checkpoints
import StateDictCore
import StateDictJSON
import Tensors

/// A broken, hostile or device-tagged file, and what every call makes of it.
enum LoadErrorCase {
  /// The results of a case, one for each call.
  static func run(_ item: JSON) -> [CaseResult] {
    let name = item["id"].text
    return item["outcomes"].array.map { outcome in
      let call = outcome["call"]
      return CaseResult("\(name) \(call)", verdict(item, call, outcome))
    }
  }

  private static func verdict(_ item: JSON, _ call: JSON, _ outcome: JSON) -> CaseResult.Verdict {
    let isMapped = call["mmap"].bool == true
    let loader: Loader
    switch Loader.choose(item, isMapped: isMapped) {
    case .success(let found): loader = found
    case .failure(let reason): return .notApplicable(reason.text)
    }
    let mapLocation: MapLocation?
    do throws(ReplayError) {
      mapLocation = try MapLocation(call["map_location"])
    } catch {
      return .notApplicable(error.description)
    }
    let attempt = LoadAttempt { () throws(CheckpointError) in
      try loader.load(mapLocation, isMapped)
    }
    return attempt.verdict(
      outcome,
      expect: outcome["expect"].text,
      isFull: call["weights_only"] == false && differs(outcome, fromPlainCallOf: item),
      description: outcome.has("root") ? outcome : nil
    )
  }
}

/// Whether PyTorch made something else of the file without options.
private func differs(_ outcome: JSON, fromPlainCallOf item: JSON) -> Bool {
  func result(_ outcome: JSON) -> JSON {
    outcome.keeping(["ok", "exception", "root", "tensors", "storages"])
  }
  return !item["outcomes"].array.contains {
    $0["call"].members.isEmpty && result($0) == result(outcome)
  }
}

/// Why a call has no counterpart in Swift.
struct Inapplicable: Error {
  let text: String
}

/// How a case's file reaches the reader.
struct Loader {
  let load: (MapLocation?, _ isMapped: Bool) throws(CheckpointError) -> Value

  /// The loader of a case.
  static func choose(_ item: JSON, isMapped: Bool) -> Result<Loader, Inapplicable> {
    let file = item["file"].text
    switch item["loader"].string {
    case "torch", "path_object":
      return .success(
        Loader { mapLocation, mmap throws(CheckpointError) in
          try StateDictCore.load(file, mapLocation: mapLocation, mmap: mmap)
        }
      )
    case "stream", "bytesio", "offset_stream":
      if isMapped {
        return .failure(Inapplicable(text: "mmap of a stream: only a path can be mapped here"))
      }
      return .success(
        Loader { mapLocation, _ throws(CheckpointError) in
          let source = try InputFile(file).source()
          return TorchArchive.isArchive(source)
            ? try TorchArchive.load(source, mapLocation: mapLocation).value
            : try LegacyArchive.load(source, mapLocation: mapLocation).value
        }
      )
    case "safetensors":
      return .success(
        Loader { _, _ throws(CheckpointError) in
          let loaded = try Safetensors.load(file)
          return .dictionary(
            ValueDictionary(loaded.tensors.map { (.string($0.key), .tensor($0.value)) })
          )
        }
      )
    case let other:
      return .failure(
        Inapplicable(text: "a \(other ?? "?") in place of a path: Swift's types rule it out")
      )
    }
  }
}
