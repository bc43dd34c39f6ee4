import StateDictJSON
import Tensors

extension Tensor {
  /// The tensor of an array: `dtype`, `shape`, `values`.
  convenience init(array json: JSON) throws {
    let dtype = try DType(json["dtype"])
    let bytes = try Tensor(json["values"].array.map { $0.double ?? .nan }).to(dtype).contiguous()
    try self.init(viewing: bytes.storage, dtype: dtype, shape: json["shape"].ints)
  }

  /// What differs from an array by more than the rounding of sums in another order.
  ///
  /// Where rounding has grown, `precise` is the same result computed in double precision: what this
  /// tensor is off from that, PyTorch's may be off too, fourfold at most, in another direction. More than
  /// ten times the usual tolerance is no rounding.
  func differences(
    from array: JSON,
    roundingAsIn precise: Tensor? = nil,
    at place: String
  ) -> [Difference] {
    let exact = precise?.toArray(as: Double.self)
    var differences = JSONComparison.differences(
      ["dtype": .string(dtype.name), "shape": .ints(shape)],
      array.keeping(["dtype", "shape"]),
      at: place
    )
    for (index, (actual, json)) in zip(toArray(as: Double.self), array["values"].array).enumerated()
    {
      let expected = json.double ?? .nan
      let rounding = exact.map { Swift.min(1e-4, 4 * (actual - $0[index]).magnitude) } ?? 0
      let isClose =
        (actual - expected).magnitude <= rounding + 1e-5 * Swift.max(1, expected.magnitude)
      guard !isClose, actual != expected, !(actual.isNaN && expected.isNaN) else { continue }
      differences.append(
        Difference("\(place).values[\(index)]", expected: "\(expected)", actual: "\(actual)")
      )
    }
    return differences
  }
}
