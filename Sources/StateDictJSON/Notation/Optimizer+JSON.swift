public import Modules
import Tensors

/// The optimizer of this class, with the arguments that Python was given.
public func makeOptimizer(
  _ name: String,
  _ groups: [ParameterGroup],
  _ arguments: JSON
) throws(ReplayError) -> Optimizer {
  let options = optimizerOptions(arguments)
  let fault = name == "SGD" ? SGD.fault(options) : Adam.fault(options)
  if let fault = fault ?? Optimizer.fault(groups) {
    throw .raised(pythonClass: fault.pythonClass, message: fault.description)
  }
  switch name {
  case "SGD": return SGD(groups, options: options)
  case "Adam": return Adam(groups, options: options)
  case "AdamW": return AdamW(groups, options: options)
  default: throw .unknown("optimizer", .string(name))
  }
}

/// The arguments of a constructor as Python has them: integers and numbers differ, pairs are tuples.
func optimizerOptions(_ arguments: JSON) -> OrderedDictionary<Value> {
  options(arguments) { .tuple(ValueTuple($0)) }
}

/// The options of a group, whose pairs are the lists that they are written as.
func groupOptions(_ group: JSON) -> OrderedDictionary<Value> {
  options(group) { .list(ValueList($0)) }
}

private func options(
  _ json: JSON,
  pair: ([Value]) -> Value
) -> OrderedDictionary<Value> {
  var options: OrderedDictionary<Value> = [:]
  for member in json.members { options[member.key] = Value(plain: member.value, pair) }
  return options
}

extension Value {
  fileprivate init(plain json: JSON, _ pair: ([Value]) -> Value) {
    switch json {
    case .null: self = .none
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = Int(text).map(Value.int) ?? .float(Double(text) ?? .nan)
    case .string(let text): self = .string(text)
    default: self = pair(json.array.map { Value(plain: $0, pair) })
    }
  }
}
