public import Tensors

extension Tensor {
  /// A tensor of numbers that are exact in every dtype that has them.
  ///
  /// With `m = (7i + 13 * salt) mod 15` for the i-th element in row-major order: a real number is
  /// `(m - 7) / 4`, a signed integer `m - 7`, an unsigned one `m`, a truth value whether `m` is odd;
  /// a complex number has its real part from `i` and its imaginary part from `i + 1`.
  ///
  /// It is a mistake to give a shape with negative sizes.
  public static func filled(
    _ shape: [Int],
    dtype: DType = .float32,
    salt: Int
  ) -> Tensor {
    let count = checkedElementCount(shape) ?? 0
    let numbers = (0..<count).map { index in number(dtype, mark(index, salt), mark(index + 1, salt))
    }
    return Tensor(numbers: numbers, shape: shape, dtype: dtype)
  }

  private static func mark(_ index: Int, _ salt: Int) -> Int { (7 * index + 13 * salt) % 15 }

  private static func number(_ dtype: DType, _ mark: Int, _ next: Int) -> Number {
    if dtype.isComplex { return .complex(Double(mark - 7) / 4, Double(next - 7) / 4) }
    if dtype.isFloatingPoint { return .real(Double(mark - 7) / 4) }
    switch dtype {
    case .bool: return .bool(mark % 2 == 1)
    case .uint8, .uint16, .uint32, .uint64: return .integer(Int64(mark))
    default: return .integer(Int64(mark - 7))
    }
  }
}

extension Module {
  /// Every parameter and buffer with its path, parents first, as often as it is registered.
  ///
  /// Per module parameters come before buffers, persistent or not.
  public final func registeredTensors() -> [(name: String, tensor: Tensor)] {
    var result: [(name: String, tensor: Tensor)] = []
    for case (let name, let parameter?) in registeredParameters { result.append((name, parameter)) }
    for case (let name, let buffer?) in registeredBuffers { result.append((name, buffer)) }
    for (name, child) in namedChildren() {
      result += child.registeredTensors().map { (name + "." + $0.name, $0.tensor) }
    }
    return result
  }

  /// Overwrites all parameters and buffers: the k-th tensor with `salt = 3k + 5 * role`.
  ///
  /// Tensors that were met before (ties) and those on `meta` are skipped and not counted.
  public final func fill(role: Int) {
    var seen = Set<ObjectIdentifier>()
    for (_, tensor) in registeredTensors() where tensor.storage.hasBytes {
      let index = seen.count
      guard seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
      let values = Tensor.filled(tensor.shape, dtype: tensor.dtype, salt: 3 * index + 5 * role)
      tensor.assign(from: values)
    }
  }
}
