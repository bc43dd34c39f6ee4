public import Tensors

/// Parameters named by their places; it holds them and computes nothing.
///
/// Mirrors `torch.nn.ParameterList`.
public final class ParameterList: Module {
  /// Makes a list; tensors that are no parameters become some.
  public init(_ tensors: [Tensor] = []) {
    super.init()
    for tensor in tensors { append(tensor) }
  }

  /// Adds a parameter at the end; a tensor that is none becomes one.
  public func append(_ tensor: Tensor) {
    register(String(count), (tensor as? Parameter) ?? Parameter(tensor))
  }

  /// The parameter at a place.
  public subscript(index: Int) -> Parameter { required(parameter: String(index)) }

  /// How many parameters there are.
  public var count: Int { registeredParameters.count }

  public override var className: String { "ParameterList" }

  public override var extraDescription: String {
    lines { tensor in tensor.dtype.description }
  }
}

/// Parameters by name, in order; it holds them and computes nothing.
///
/// Mirrors `torch.nn.ParameterDict`.
public final class ParameterDict: Module {
  /// Makes a dictionary; tensors that are no parameters become some.
  public init(_ tensors: KeyValuePairs<String, Tensor> = [:]) {
    super.init()
    for (name, tensor) in tensors { self[name] = tensor }
  }

  /// The parameter of this name, or `nil` where there is none; assigning `nil` removes it.
  public subscript(name: String) -> Tensor? {
    get { parameter(name) }
    set {
      guard let newValue else { registeredParameters[name] = nil; return }
      register(name, (newValue as? Parameter) ?? Parameter(newValue))
    }
  }

  /// The names, in order.
  public var keys: [String] { Array(registeredParameters.keys) }

  /// How many parameters there are.
  public var count: Int { registeredParameters.count }

  public override var className: String { "ParameterDict" }

  public override var extraDescription: String {
    lines { tensor in
      "torch.\(tensor.device.type == "cuda" ? "cuda." : "")\(tensor.dtype.legacyName)Tensor"
    }
  }
}

extension Module {
  /// A line for every parameter, as the containers of parameters print them.
  fileprivate func lines(_ type: (Parameter) -> String) -> String {
    var lines: [String] = []
    for case (let name, let parameter?) in registeredParameters {
      let sizes = parameter.shape.map { String($0) }.joined(separator: "x")
      let device = parameter.device.type == "cuda" ? " (\(parameter.device))" : ""
      lines.append(
        "  (\(name)): Parameter containing: [\(type(parameter)) of size \(sizes)\(device)]"
      )
    }
    return lines.joined(separator: "\n")
  }
}
