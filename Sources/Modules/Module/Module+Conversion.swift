import OrderedCollections
public import Tensors

extension Module {
  /// Converts all floating-point parameters and buffers; integers and truth values stay.
  ///
  /// Mirrors `Module.to(dtype)`: parameters stay the same objects, buffers are new ones.
  @discardableResult
  public final func to(_ dtype: DType) -> Self {
    precondition(
      dtype.isDifferentiable,
      "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=\(dtype)"
    )
    convert { (tensor) throws(Never) in tensor.dtype.isDifferentiable ? tensor.to(dtype) : tensor }
    return self
  }

  /// Moves all parameters and buffers to a device.
  ///
  /// Mirrors `Module.to(device)`: between `meta` and anywhere else the parameters become new
  /// objects, otherwise they stay the same ones.
  ///
  /// - Throws: `TensorError.metaHasNoData` or `.deviceUnavailable`.
  @discardableResult
  public final func to(_ device: Device) throws(TensorError) -> Self {
    try convert { (tensor) throws(TensorError) in try tensor.to(device) }
    return self
  }

  private func convert<Failure: Error>(
    _ transform: (Tensor) throws(Failure) -> Tensor
  ) throws(Failure) {
    for module in modules() {
      for case (let name, let parameter?) in module.registeredParameters {
        let data = try transform(parameter)
        if data === parameter { continue }
        if data.device.type == parameter.device.type {
          parameter.adopt(data)
        } else {
          let replacement = Parameter(data, requiresGrad: parameter.requiresGrad)
          module.registeredParameters[name] = .some(replacement)
        }
      }
      for case (let name, let buffer?) in module.registeredBuffers {
        module.registeredBuffers[name] = .some(try transform(buffer))
      }
    }
  }
}
