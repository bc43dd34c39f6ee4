extension Tensor {
  /// Computes the gradient of this tensor with respect to every leaf it was computed from.
  ///
  /// Mirrors `Tensor.backward`: gradients are added to the leaves' `grad`. The graph is freed unless
  /// `retainGraph` is true.
  ///
  /// - Parameters:
  ///   - gradient: the gradient of this tensor itself; 1 for a tensor of one element.
  ///   - retainGraph: whether `backward()` can be called again.
  /// - Throws: `TensorError.noGradient`, `.gradientOfSeveral`, `.gradientShape` or `.graphFreed`.
  public func backward(
    _ gradient: Tensor? = nil,
    retainGraph: Bool = false
  ) throws(TensorError) {
    guard requiresGrad else { throw .noGradient }
    if gradient == nil, elementCount != 1 { throw .gradientOfSeveral }
    let gradient = if let gradient { gradient } else { try Tensor.ones(like: self) }
    guard gradient.shape == shape else { throw .gradientShape(gradient.shape, shape) }
    try noGrad { () throws(TensorError) in
      guard let node else { return try accumulate(gradient) }
      try node.propagate(gradient, retainGraph: retainGraph)
    }
  }

  /// Adds to `grad`, which like PyTorch's is changed in place.
  fileprivate func accumulate(_ gradient: Tensor) throws(TensorError) {
    if let grad {
      try grad += gradient
    } else {
      let fresh = try Tensor(
        uninitialized: shape,
        stride: preservedStride,
        dtype: dtype,
        device: device
      )
      fresh.assign(from: gradient)
      grad = fresh
    }
  }
}

extension Node {
  /// Hands a gradient on to all inputs, their inputs, and so on.
  ///
  /// Youngest first: by the time it is a node's turn, all that used its result have had theirs.
  fileprivate func propagate(_ gradient: Tensor, retainGraph: Bool) throws(TensorError) {
    let nodes = reachable().sorted { $0.age > $1.age }
    defer { for node in nodes { node.gradient = nil } }
    self.gradient = gradient
    for node in nodes {
      guard let edges = node.edges else { throw .graphFreed }
      guard let gradient = node.gradient else { continue }
      for edge in edges {
        switch edge.target {
        case .nothing: continue
        case .leaf(let leaf): try leaf.accumulate(edge.gradient(gradient))
        case .node(let input):
          let part = try edge.gradient(gradient)
          input.gradient =
            try input.gradient.map { (sum) throws(TensorError) in try sum + part } ?? part
        }
      }
      node.gradient = nil
      if !retainGraph { node.free() }
    }
  }

  /// This node and all that it was computed from, each once.
  private func reachable() -> [Node] {
    var found = [self]
    var seen: Set = [ObjectIdentifier(self)]
    var next = 0
    while next < found.count {
      for edge in found[next].edges ?? [] {
        guard case .node(let input) = edge.target else { continue }
        if seen.insert(ObjectIdentifier(input)).inserted { found.append(input) }
      }
      next += 1
    }
    return found
  }
}
