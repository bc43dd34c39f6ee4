/// How a tensor was computed: the operation, its inputs and the derivative with respect to each.
///
/// PyTorch's `grad_fn`. Nodes make a graph without circles: a node is younger than its inputs.
public final class Node {
  /// The gradient of one input, given that of the result.
  package typealias Derivative = (Tensor) throws(TensorError) -> Tensor

  /// What PyTorch calls the operation's derivative, as in `MulBackward0`.
  public let name: String
  /// Whether the result looks at its input's memory.
  let isView: Bool
  /// Grows from node to node, so that ages are an order of computation.
  let age: Int
  /// The inputs; `nil` once the graph has been freed.
  private(set) var edges: [Edge]?
  /// The sum of what has arrived during `backward()`.
  var gradient: Tensor?

  nonisolated(unsafe) private static var count = 0

  init(_ name: String, _ edges: [Edge], isView: Bool) {
    self.name = name
    self.edges = edges
    self.isView = isView
    age = Self.count
    Self.count += 1
  }

  deinit { Burial.bury(&edges) }

  /// Lets go of all that was kept for the derivative.
  func free() { edges = nil }
}

/// One input of an operation.
struct Edge {
  /// Where an input's gradient goes.
  enum Target {
    /// Nowhere: the input is a constant.
    case nothing
    /// Into `grad` of a tensor that was not computed.
    case leaf(Tensor)
    /// On to the inputs of the operation that computed the input.
    case node(Node)
  }

  let target: Target
  let shape: [Int]
  let dtype: DType
  let derivative: Node.Derivative

  init(_ input: Tensor, _ derivative: @escaping Node.Derivative) {
    if let node = input.node {
      target = .node(node)
    } else {
      target = input.requiresGrad ? .leaf(input) : .nothing
    }
    shape = input.shape
    dtype = input.dtype
    self.derivative = derivative
  }

  /// The input's gradient: of its dtype, and summed where the operation broadcast it.
  func gradient(_ gradient: Tensor) throws(TensorError) -> Tensor {
    try derivative(gradient).summed(to: shape).to(dtype)
  }
}

/// Frees graphs one node at a time.
///
/// A node that freed its inputs itself would be a recursion as deep as the graph is long.
private enum Burial {
  nonisolated(unsafe) private static var waiting: [[Edge]?] = []
  nonisolated(unsafe) private static var isAtWork = false

  /// Takes the edges away, so that whoever had them frees nothing.
  static func bury(_ edges: inout [Edge]?) {
    guard edges != nil else { return }
    waiting.append(edges.take())
    guard !isAtWork else { return }
    isAtWork = true
    while let next = waiting.popLast() { _ = next }
    isAtWork = false
  }
}
