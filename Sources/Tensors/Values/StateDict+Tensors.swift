import OrderedCollections

extension StateDict {
  /// Makes a plain dictionary of tensors, without metadata: `StateDict(tensors: ["w": w])`.
  public convenience init(tensors: KeyValuePairs<String, Tensor>) {
    self.init()
    for (name, tensor) in tensors { values[name] = .tensor(tensor) }
  }

  /// The names and tensors, in order; what is no tensor is left out.
  public var tensors: [(name: String, tensor: Tensor)] {
    values.compactMap { name, value in value.tensor.map { (name, $0) } }
  }

  /// A plain dictionary of the same values, without metadata.
  ///
  /// Python's `dict(state)`.
  public func plain() -> StateDict { StateDict(values) }

  /// A copy that shares nothing with this one; what shares memory within, shares it in the copy.
  ///
  /// Python's `copy.deepcopy(state)`, for tensors; other values are values in Swift already.
  public func deepCopy() -> StateDict {
    var storages: [ObjectIdentifier: Storage] = [:]
    var tensors: [ObjectIdentifier: Tensor] = [:]
    let copy = StateDict(values, metadata: metadata)
    for (name, value) in values {
      guard case .tensor(let tensor) = value else { continue }
      let id = ObjectIdentifier(tensor)
      let duplicate = tensors[id] ?? tensor.duplicate(&storages)
      tensors[id] = duplicate
      copy.values[name] = .tensor(duplicate)
    }
    return copy
  }
}

extension Tensor {
  /// The same look at a copy of the storage; storages copied before are not copied again.
  fileprivate func duplicate(_ storages: inout [ObjectIdentifier: Storage]) -> Tensor {
    let id = ObjectIdentifier(storage)
    let copy = storages[id] ?? storage.copy()
    storages[id] = copy
    let tensor = Tensor(
      storage: copy,
      dtype: dtype,
      shape: shape,
      stride: stride,
      storageOffset: storageOffset,
      requiresGrad: requiresGrad
    )
    return self is Parameter ? Parameter(tensor, requiresGrad: requiresGrad) : tensor
  }
}
