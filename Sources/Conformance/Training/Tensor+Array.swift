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
  func differences(from array: JSON, at place: String) -> [Difference] {
    var differences = JSONComparison.differences(
      ["dtype": .string(dtype.name), "shape": .ints(shape)],
      array.keeping(["dtype", "shape"]),
      at: place
    )
    for (index, (actual, json)) in zip(toArray(as: Double.self), array["values"].array).enumerated()
    {
      let expected = json.double ?? .nan
      let isClose = (actual - expected).magnitude <= 1e-5 * Swift.max(1, expected.magnitude)
      guard !isClose, actual != expected, !(actual.isNaN && expected.isNaN) else { continue }
      differences.append(
        Difference("\(place).values[\(index)]", expected: "\(expected)", actual: "\(actual)")
      )
    }
    return differences
  }
}
