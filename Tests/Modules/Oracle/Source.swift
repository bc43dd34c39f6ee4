import Checkpoints
import Foundation
import Modules
import OrderedCollections
import Tensors

/// What a scenario hands to `loadStateDict`.
enum Source {
  case state(StateDict)
  case value(Value)

  /// Makes the source, before the edits.
  init(_ json: JSON, for spec: Spec) throws {
    switch json["kind"].text {
    case "model":
      let spec = json["model"].isNull ? spec : Spec(json["model"])
      let model = try make(spec, role: json["role"].int ?? 1, json["ops"])
      self = .state(model.stateDict(keepVars: json["keep_vars"].bool ?? false))
    case "file":
      var value = try Self.load(json["file"].text, mapLocation: json["map_location"].string)
      for key in json["path"].strings { value = value[key] ?? .none }
      self = value.stateDict.map(Source.state) ?? .value(value)
    case "entries":
      let state = StateDict()
      for entry in json["entries"].array { state.values[entry[0].text] = Value(entry[1]) }
      self = .state(state)
    case "value": self = .value(Value(json["value"]))
    default: preconditionFailure("no source \(json)")
    }
  }

  private static func load(_ file: String, mapLocation: String?) throws -> Value {
    let bytes = Array(try Data(contentsOf: Oracle.folder.appendingPathComponent(file)))
    if file.hasSuffix(".safetensors") {
      return .stateDict(StateDict(try Safetensors.load(bytes).tensors.mapValues(Value.tensor)))
    }
    return try TorchArchive.load(bytes, mapLocation: mapLocation.map(MapLocation.location))
  }

  /// The source after the edits.
  func edited(_ edits: JSON) throws -> Source {
    guard case .state(let state) = self else { return self }
    return .state(try state.applying(edits.array.map { StateDictEdit($0) }))
  }

  /// The state dict, where it is one.
  var state: StateDict? { if case .state(let state) = self { state } else { nil } }
}
