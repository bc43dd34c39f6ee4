public import Modules
import Tensors

/// The optimizer of this class, with the arguments that Python was given.
public func makeOptimizer(
  _ name: String,
  _ groups: [ParameterGroup],
  _ arguments: JSON
) throws(ReplayError) -> Optimizer {
  let options = optimizerOptions(arguments)
  switch name {
  case "SGD": return SGD(groups, options: options)
  case "Adam": return Adam(groups, options: options)
  case "AdamW": return AdamW(groups, options: options)
  default: throw .unknown("optimizer", .string(name))
  }
}

/// Options as Python has them: integers and numbers differ, pairs are tuples.
func optimizerOptions(_ arguments: JSON) -> OrderedDictionary<Value> {
  var options: OrderedDictionary<Value> = [:]
  for member in arguments.members { options[member.key] = Value(plain: member.value) }
  return options
}

extension Value {
  fileprivate init(plain json: JSON) {
    switch json {
    case .null: self = .none
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = Int(text).map(Value.int) ?? .float(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    default: self = .tuple(ValueTuple(json.array.map { Value(plain: $0) }))
    }
  }
}
