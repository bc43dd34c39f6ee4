import Foundation
import StateDictCore

@testable import Checkpoints
@testable import Tensors

/// One call on one file of the oracle, as this core makes it.
struct LoadCase {
  /// What is compared: PyTorch's outcome of this call.
  let outcome: JSON
  /// The demand, in the oracle's words.
  let expect: String
  /// What to compare an object with; `nil` where there is no description.
  let description: JSON?
  /// Makes the call.
  let load: () throws -> Value
  /// Whether Python's full unpickler gave this outcome, and the allow-list another.
  var isFull = false
  /// What a sentence says only where the path is a string; nothing where that is so.
  var unquoted = ""

  /// What is wrong; `nil` where all is well.
  func fault() -> String? {
    let exception = outcome["exception"]
    do {
      let value = try load()
      guard expect != "unsafe", outcome["ok"]?.bool == true else {
        return isFull ? nil : "loads; PyTorch: \(exception?["message"]?.string ?? "unsafe")"
      }
      guard let description else { return nil }
      let differences = Comparison.differences(value, description)
      return differences.isEmpty ? nil : differences.prefix(5).joined(separator: "; ")
    } catch let error as CheckpointError {
      if isFull || expect == "reject" || expect == "unsafe" { return nil }
      let sameClass = error.pythonClass == exception?["class"]?.string
      let text = error.description.leavingOut(unquoted)
      let expectedText = exception?["message"]?.string?.leavingOut(unquoted)
      let sameText = expect == "class" || text == expectedText
      return sameClass && sameText ? nil : "\(error.pythonClass): \(error) at \(error.offset ?? -1)"
    } catch {
      return "\(error)"
    }
  }
}

extension String {
  fileprivate func leavingOut(_ part: String) -> String {
    part.isEmpty ? self : replacingOccurrences(of: part, with: "")
  }
}

extension LoadCase {
  /// The call of an outcome in `load_errors.json`; `nil` where Swift's types rule it out.
  init?(_ item: JSON, _ outcome: JSON) {
    let call = outcome["call"]
    let path = item["file"]?.string ?? ""
    let mmap = call?["mmap"]?.bool == true
    guard let location = Self.mapLocation(call?["map_location"]) else { return nil }
    switch item["loader"]?.string {
    case "torch", "path_object", "safetensors":
      load = { try StateDictCore.load(path, mapLocation: location.value, mmap: mmap) }
    case "stream", "bytesio", "offset_stream":
      guard !mmap else { return nil }
      load = {
        let source = ByteSource(Array(try Data(contentsOf: URL(filePath: path))))
        return TorchArchive.isArchive(source)
          ? try TorchArchive.load(source).value : try LegacyArchive.load(source).value
      }
    default: return nil
    }
    self.outcome = outcome
    expect = outcome["expect"]?.string ?? ""
    description = outcome["root"] == nil ? nil : outcome
    let plain = item["outcomes"]?.array.first { $0["call"] == .object([:]) }
    isFull =
      call?["weights_only"]?.bool == false
      && (plain?["ok"] != outcome["ok"] || plain?["exception"] != outcome["exception"]
        || plain?["root"] != outcome["root"])
  }

  /// The call of a file of `checkpoints.json`.
  init(_ entry: JSON, _ call: String, _ outcome: JSON) {
    let path = entry["file"]?.string ?? ""
    // These calls were made with a `pathlib.Path`, which that sentence leaves out.
    unquoted = path + ", "
    load = {
      switch call {
      case "map_location_cpu": try StateDictCore.load(path, mapLocation: .cpu)
      case "map_location_meta": try StateDictCore.load(path, mapLocation: .meta)
      case "mmap": try StateDictCore.load(path, mapLocation: .cpu, mmap: true)
      default: try StateDictCore.load(path)
      }
    }
    self.outcome = outcome
    let mayBeRefused = entry["tier"]?.string == "exotic" || entry["unreadable_by_torch"] != nil
    isFull = call == "weights_only_false" && entry["load"]?["default"]?["ok"] != outcome["ok"]
    expect =
      outcome["crash"] != nil
      ? "unsafe" : mayBeRefused ? "reject" : outcome["ok"]?.bool == true ? "value" : "message"
    let isSame = outcome["same_as_description"]?.bool == true || call == "torch.load"
    description = isSame ? entry : nil
  }

  /// A map location that this core can be given.
  private static func mapLocation(_ json: JSON?) -> (value: MapLocation?, Void)? {
    guard let json else { return (nil, ()) }
    switch json["t"]?.string {
    case "none": return (nil, ())
    case "str", "device": return (json["v"]?.string.map(MapLocation.location), ())
    case "dict":
      var locations: [String: String] = [:]
      for pair in json["items"]?.array ?? [] {
        guard let key = pair.array[0].string, let value = pair.array[1].string,
          !value.hasPrefix("device:")
        else { return nil }
        locations[key] = value
      }
      return (.dictionary(locations), ())
    case "callable":
      switch json["returns"]?.string {
      case "storage": return (.closure { storage, _ in storage }, ())
      case "none": return (.closure { _, _ in nil }, ())
      case "cpu_if_cuda0": return (.closure { $1 == "cuda:0" ? $0 : nil }, ())
      case "smaller":
        return (.closure { storage, _ in Storage(byteCount: storage.byteCount / 2) }, ())
      default: return nil
      }
    default: return nil
    }
  }
}
