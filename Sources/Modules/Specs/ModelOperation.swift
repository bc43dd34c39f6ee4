public import Tensors

/// A change of a model that has been built and filled.
public enum ModelOperation {
  case toDType(DType)
  case toDevice(Device)
  /// Sets whether the parameter of this name is trained.
  case requiresGrad(name: String, Bool)
  /// Freezes all parameters.
  case freeze
  /// Puts the very parameter of one name under another.
  case tie(destination: String, source: String)
  /// Empties a parameter, buffer or module.
  case setNone(String)
  case eval
  /// Brings the tensors of images into the memory order that PyTorch calls `channels_last`.
  case channelsLast
  /// Makes the model the only child, `module`, of a new one of this class.
  case wrap(name: String)
}

extension Module {
  /// This model changed; a wrapped one is another object.
  ///
  /// - Throws: `SpecError.missing` where there is no such module or parameter.
  public final func applying(_ operations: [ModelOperation]) throws(SpecError) -> Module {
    var model = self
    for operation in operations { model = try model.applying(operation) }
    return model
  }

  private func applying(_ operation: ModelOperation) throws(SpecError) -> Module {
    switch operation {
    case .toDType(let dtype):
      do { try to(dtype) } catch { throw .tensor(error) }
    case .toDevice(let device):
      do { try to(device) } catch { throw .tensor(error) }
    case .requiresGrad(let name, let required): try parameter(at: name).requiresGrad = required
    case .freeze: requiresGrad(false)
    case .tie(let destination, let source):
      let parameter = try parameter(at: source)
      let (module, name) = try owner(of: destination)
      module.registerParameter(name, parameter)
    case .setNone(let path):
      let (module, name) = try owner(of: path)
      module.empty(name)
    case .eval: eval()
    case .channelsLast:
      do { try toChannelsLast() } catch { throw .tensor(error) }
    case .wrap(let name):
      let wrapper = CustomModule(CustomSpec(name: name))
      wrapper.register("module", self)
      return wrapper
    }
    return self
  }

  /// The module that a path's last name belongs to, and that name.
  private func owner(of path: String) throws(SpecError) -> (module: Module, name: String) {
    let parts = path.parts(at: ".")
    let prefix = parts.dropLast().joined(separator: ".")
    guard let module = module(at: prefix), let name = parts.last else { throw .missing(prefix) }
    return (module, name)
  }

  private func parameter(at path: String) throws(SpecError) -> Parameter {
    let (module, name) = try owner(of: path)
    guard let parameter = module.parameter(name) else { throw .missing(name) }
    return parameter
  }

  private func empty(_ name: String) {
    if registeredParameters[name] != nil {
      registerParameter(name, nil)
    } else if registeredBuffers[name] != nil {
      registeredBuffers[name] = .some(nil)
    } else if registeredModules[name] != nil {
      registerModule(name, nil)
    }
  }

  private func toChannelsLast() throws(TensorError) {
    for module in modules() {
      for case (_, let parameter?) in module.registeredParameters where parameter.rank == 4 {
        parameter.adopt(try parameter.detach().channelsLast())
      }
      for case (let name, let buffer?) in module.registeredBuffers where buffer.rank == 4 {
        module.registeredBuffers[name] = .some(try buffer.channelsLast())
      }
    }
  }
}
