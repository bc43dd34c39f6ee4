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
  /// Python's `copy.deepcopy(state)`. It is a mistake to copy what does not fit into memory twice.
  public func deepCopy() -> StateDict {
    DeepCopy.orStop { copy throws(TensorError) in try copy.stateDict(self) }
  }
}
