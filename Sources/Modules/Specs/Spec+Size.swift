import Tensors

extension Spec {
  /// How many bytes the model's tensors take, found out before there are any.
  ///
  /// A layer is made on `meta` first, where tensors have only a size. What the spec itself puts there
  /// takes nothing.
  func neededBytes() throws(SpecError) -> Int {
    var sum = 0
    for (_, spec) in children { sum = try sum.adding(spec.neededBytes()) }
    if let custom {
      for entry in (custom.parameters + custom.buffers).compactMap({ $0.entry }) {
        guard let count = checkedElementCount(entry.shape) else { throw .tensor(.negativeSize) }
        let (byteCount, overflow) = count.multipliedReportingOverflow(by: entry.dtype.itemSize)
        sum = try sum.adding(overflow ? .max : byteCount)
      }
    }
    guard !Self.containers.contains(kind), !isOnMeta else { return sum }
    let layer = try build(on: .meta)
    for parameter in layer.parameters() { sum = try sum.adding(parameter.storage.byteCount) }
    for buffer in layer.buffers() { sum = try sum.adding(buffer.storage.byteCount) }
    return sum
  }

  private static let containers: Set = ["Custom", "Sequential", "ModuleList", "ModuleDict"]

  /// Whether the spec says that the layer, or what it repeats, is made on `meta`.
  private var isOnMeta: Bool {
    if case .string("meta") = arguments["device"] { return true }
    guard case .spec(let inner) = arguments["layer"] else { return false }
    return inner.isOnMeta
  }
}

extension Int {
  /// The sum, or the error that says there is no such memory.
  fileprivate func adding(_ other: Int) throws(SpecError) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    guard !overflow else { throw .tensor(.outOfMemory(.max)) }
    return sum
  }
}
