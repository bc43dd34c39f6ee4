/// Whether operations are recorded.
///
/// Tensors are used by one thread at a time, and so is this.
enum Recording {
  nonisolated(unsafe) static var isOn = true
}

/// Runs `body` without recording its operations.
///
/// Mirrors `torch.no_grad()`: results require no gradient, and parameters may be changed in place.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let outer = Recording.isOn
  defer { Recording.isOn = outer }
  Recording.isOn = false
  return try body()
}

extension Tensor {
  /// This tensor, which remembers how it was computed if one of its inputs requires a gradient.
  ///
  /// - Parameters:
  ///   - name: what PyTorch calls the derivative.
  ///   - inputs: every input with the derivative with respect to it. A derivative may return a
  ///     gradient that is broadcast or of another dtype: it is summed and cast.
  ///   - isView: whether this tensor looks at the memory of its input.
  /// - Returns: `self`, which must be new.
  package func recorded(
    _ name: String,
    _ inputs: (Tensor, Node.Derivative)...,
    isView: Bool = false
  ) -> Tensor {
    recorded(name, inputs, isView: isView)
  }

  /// This tensor, which remembers how it was computed if one of its inputs requires a gradient.
  package func recorded(
    _ name: String,
    _ inputs: [(Tensor, Node.Derivative)],
    isView: Bool = false
  ) -> Tensor {
    guard Recording.isOn, dtype.isFloatingPoint else { return self }
    guard inputs.contains(where: { $0.0.requiresGrad }) else { return self }
    node = Node(name, inputs.map { Edge($0.0, $0.1) }, isView: isView)
    requiresGrad = true
    return self
  }

  /// This view, which remembers what it is a view of.
  func viewed(_ name: String, _ base: Tensor, _ derivative: @escaping Node.Derivative) -> Tensor {
    recorded(name, (base, derivative), isView: true)
  }

  /// Throws where this tensor's memory must not be changed because its gradient is wanted.
  ///
  /// - Throws: `TensorError.leafInPlace` and `.viewOfLeafInPlace`.
  func requireMutable() throws(TensorError) {
    guard Recording.isOn, requiresGrad else { return }
    guard var node else { throw .leafInPlace }
    while node.isView {
      switch node.edges?.first?.target {
      case .node(let base)?: node = base
      default: throw .viewOfLeafInPlace
      }
    }
    guard node === self.node else { throw .viewInPlace }
  }

  /// Takes over the elements of `result`, and how they were computed.
  ///
  /// - Throws: `TensorError.outputShape`, `.resultCast`, or what forbids changes.
  func become(_ result: Tensor) throws(TensorError) {
    try requireMutable()
    guard result.shape == shape else { throw .outputShape(shape, broadcast: result.shape) }
    guard result.dtype.canBeCast(to: dtype) else { throw .resultCast(result.dtype, to: dtype) }
    assign(from: result)
    countChange()
    guard Recording.isOn, let node = result.node else { return }
    self.node = node
    requiresGrad = true
  }
}
