import Modules
import Tensors

/// What a load hands to `loadStateDict`.
enum Source {
  case state(StateDict)
  case value(Value)

  /// Makes the source, before the edits.
  init(_ json: JSON, for spec: Spec, files: Files) throws(ReplayError) {
    switch json["kind"].text {
    case "model":
      let spec = json["model"].isNull ? spec : try Spec(json["model"])
      let model = try filledModel(spec, role: json["role"].int ?? 1, json["ops"])
      self = .state(model.stateDict(keepVars: json["keep_vars"].bool ?? false))
    case "file":
      let value = try files.load(
        json["file"],
        path: json["path"].array,
        mapLocation: json["map_location"].string
      )
      self = value.stateDict.map(Source.state) ?? .value(value)
    case "entries":
      let state = StateDict()
      for entry in json["entries"].array { state.values[entry[0].text] = try Value(entry[1]) }
      self = .state(state)
    case "value": self = .value(try Value(json["value"]))
    default: throw .unknown("source", json)
    }
  }

  /// The source after the edits.
  func edited(_ edits: JSON) throws(ReplayError) -> Source {
    guard case .state(let state) = self else { return self }
    let edits = try edits.map(StateDictEdit.init(_:))
    return .state(try raising { () throws(SpecError) in try state.applying(edits) })
  }

  /// The state dict, where it is one.
  var state: StateDict? { if case .state(let state) = self { state } else { nil } }
}
