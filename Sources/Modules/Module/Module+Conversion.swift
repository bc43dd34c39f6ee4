public import Tensors

extension Module {
  /// Converts all floating-point parameters and buffers; integers and truth values stay.
  ///
  /// Mirrors `Module.to(dtype)`: parameters stay the same objects, buffers are new ones.
  ///
  /// - Throws: `TensorError.moduleDType` where the type holds no real or complex numbers.
  @discardableResult
  public final func to(_ dtype: DType) throws(TensorError) -> Self {
    guard dtype.isDifferentiable else { throw .moduleDType(dtype) }
    try convert { (tensor) throws(TensorError) in
      tensor.dtype.isDifferentiable ? try tensor.to(dtype) : tensor
    }
    return self
  }

  /// Moves all parameters and buffers to a device.
  ///
  /// Mirrors `Module.to(device)`: to and from `meta` the parameters become new objects, otherwise they
  /// stay the same ones, so that an optimizer goes on with them.
  ///
  /// - Throws: `TensorError.metaModuleHasNoData`, `.deviceUnavailable` or `.outOfDeviceMemory`; what was
  ///   moved before stays moved.
  @discardableResult
  public final func to(_ device: Device) throws(TensorError) -> Self {
    do {
      try convert { (tensor) throws(TensorError) in try tensor.to(device) }
    } catch {
      throw error == .metaHasNoData ? .metaModuleHasNoData : error
    }
    return self
  }

  private func convert(
    _ transform: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) {
    for module in modules() {
      for case (let name, let parameter?) in module.registeredParameters {
        let data = try noGrad { () throws(TensorError) in try transform(parameter) }
        if data !== parameter { module.replaceData(of: parameter, named: name, by: data) }
        guard let grad = module.registeredParameters[name]??.grad else { continue }
        let converted = try noGrad { () throws(TensorError) in try transform(grad) }
        if converted !== grad { grad.adopt(converted) }
      }
      for case (let name, let buffer?) in module.registeredBuffers {
        module.registeredBuffers[name] = .some(try transform(buffer))
      }
    }
  }

  /// Lets a parameter look at other memory; one that gets or loses its bytes becomes another object.
  private func replaceData(of parameter: Parameter, named name: String, by data: Tensor) {
    if data.storage.hasBytes == parameter.storage.hasBytes {
      parameter.adopt(data)
    } else {
      let replacement = Parameter(data, requiresGrad: parameter.requiresGrad)
      registeredParameters[name] = .some(replacement)
    }
  }
}
