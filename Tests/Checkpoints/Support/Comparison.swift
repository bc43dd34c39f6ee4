@testable import Checkpoints
@testable import Tensors

/// Compares a loaded object with the oracle's description of it, down to the last bit.
///
/// Objects that are one in Python must be one here, and storages that are shared must be shared.
final class Comparison {
  private let tensors: [JSON]
  private let storages: [JSON]
  private var tensorOfRef: [Int: Tensor] = [:]
  private var refOfTensor: [ObjectIdentifier: Int] = [:]
  private var storageOfID: [Int: Storage] = [:]
  private var idOfStorage: [ObjectIdentifier: Int] = [:]
  /// The differences, each with the path to it.
  private(set) var differences: [String] = []

  init(_ description: JSON) {
    tensors = description["tensors"]?.array ?? []
    storages = description["storages"]?.array ?? []
  }

  /// The differences between an object and its description (with `root`, `tensors`, `storages`).
  static func differences(_ value: Value, _ description: JSON) -> [String] {
    let comparison = Comparison(description)
    comparison.compare(value, description["root"] ?? .null, "root")
    return comparison.differences
  }

  private func differ(_ path: String, _ what: String) {
    differences.append("\(path): \(what)")
  }

  private func check<T: Equatable>(_ actual: T, _ expected: T?, _ path: String) {
    if actual != expected {
      differ(path, "\(actual) instead of \(expected.map { "\($0)" } ?? "nothing")")
    }
  }

  func compare(_ value: Value, _ expected: JSON, _ path: String) {
    let kind = expected["t"]?.string ?? ""
    switch (value, kind) {
    case (.none, "none"): break
    case (.bool(let flag), "bool"): check(flag, expected["v"]?.bool, path)
    case (.int(let number), "int"): check("\(number)", expected["v"]?.string, path)
    case (.bigInt(let digits), "int"): check(decimal(digits), expected["v"]?.string, path)
    case (.float(let number), "float"):
      check(hex(number.bitPattern), expected["bits"]?.string, path)
    case (.complex(let real, let imaginary), "complex"):
      compare(.float(real), expected["re"] ?? .null, path + ".real")
      compare(.float(imaginary), expected["im"] ?? .null, path + ".imag")
    case (.string(let text), "str"): check(text, expected["v"]?.string, path)
    case (.bytes(let bytes), "bytes"), (.byteArray(let bytes), "bytearray"):
      check(bytes.map { hex($0) }.joined(), expected["hex"]?.string, path)
    case (.size(let sizes), "size"): check(sizes, expected["v"]?.ints, path)
    case (.dtype(let dtype), "dtype"): check(dtype.name, expected["v"]?.string, path)
    case (.device(let device), "device"): check(device.description, expected["v"]?.string, path)
    case (.list(let list), "list"): compare(list.values, expected["v"]?.array ?? [], path)
    case (.tuple(let tuple), "tuple"): compare(tuple.values, expected["v"]?.array ?? [], path)
    case (.set(let members), "set"): compareSets(members, expected["v"]?.array ?? [], path)
    case (.dictionary(let dictionary), "dict"):
      check(dictionary.kind.typeName, expected["class"]?.string, path)
      compare(dictionary.items, expected, path)
      compareAttributes(dictionary.attributes, expected, path)
    case (.stateDict(let state), "dict"):
      check("collections.OrderedDict", expected["class"]?.string, path)
      compare(state.values.map { (.string($0.key), $0.value) }, expected, path)
      let metadata = state.metadata.map { [(name: "_metadata", value: Value.metadata($0))] }
      compareAttributes(metadata ?? [], expected, path)
    case (.tensor(let tensor), "tensor"): compare(tensor, expected["ref"]?.int ?? -1, path)
    case (.layout, "object"): check("torch.layout", expected["class"]?.string, path)
    case (.storage, "object"):
      check("torch.storage.TypedStorage", expected["class"]?.string, path)
    case (.global, "object"): break
    default: differ(path, "\(value.typeName) instead of \(kind)")
    }
  }

  private func compare(_ values: [Value], _ expected: [JSON], _ path: String) {
    check(values.count, expected.count, path + ".count")
    for (place, pair) in zip(values, expected).enumerated() {
      compare(pair.0, pair.1, "\(path)[\(place)]")
    }
  }

  private func compareSets(_ values: [Value], _ expected: [JSON], _ path: String) {
    check(values.count, expected.count, path + ".count")
    for member in expected {
      let found = values.contains { value in
        let attempt = Comparison(.null)
        attempt.compare(value, member, path)
        return attempt.differences.isEmpty
      }
      if !found { differ(path, "no member \(member)") }
    }
  }

  private func compare(_ items: [(key: Value, value: Value)], _ expected: JSON, _ path: String) {
    let pairs = expected["items"]?.array ?? []
    check(items.count, pairs.count, path + ".count")
    for (item, pair) in zip(items, pairs) {
      compare(item.key, pair.array[0], path + ".key")
      compare(item.value, pair.array[1], path + "[\(item.key.pythonText)]")
    }
  }

  private func compareAttributes(
    _ attributes: [(name: String, value: Value)],
    _ expected: JSON,
    _ path: String
  ) {
    guard case .object(let wanted)? = expected["attrs"] else {
      return check(attributes.map(\.name), [], path + " attributes")
    }
    check(Set(attributes.map(\.name)), Set(wanted.keys), path + " attributes")
    for (name, value) in attributes { compare(value, wanted[name] ?? .null, path + "." + name) }
  }

  private func compare(_ tensor: Tensor, _ ref: Int, _ path: String) {
    guard tensors.indices.contains(ref) else { return differ(path, "no tensor \(ref)") }
    if let known = tensorOfRef[ref] {
      return check(known === tensor, true, path + " is the same object")
    }
    check(refOfTensor[ObjectIdentifier(tensor)], .some(nil), path + " is another object")
    tensorOfRef[ref] = tensor
    refOfTensor[ObjectIdentifier(tensor)] = ref
    let expected = tensors[ref]
    check(tensor.dtype.name, expected["dtype"]?.string, path + ".dtype")
    check(tensor.shape, expected["shape"]?.ints, path + ".shape")
    check(tensor.stride, expected["stride"]?.ints, path + ".stride")
    check(tensor.storageOffset, expected["storage_offset"]?.int, path + ".storage_offset")
    check(tensor.requiresGrad, expected["requires_grad"]?.bool, path + ".requires_grad")
    check(tensor is Parameter, expected["is_parameter"]?.bool, path + ".is_parameter")
    check(tensor.device.description, expected["device"]?.string, path + ".device")
    if let hash = expected["sha256"]?.string {
      check(sha256(tensor.rowMajorBytes), hash, path + ".sha256")
    }
    if let id = expected["storage"]?.int { compare(tensor.storage, id, path + ".storage") }
  }

  private func compare(_ storage: Storage, _ id: Int, _ path: String) {
    if let known = storageOfID[id] {
      return check(known === storage, true, path + " is shared")
    }
    check(idOfStorage[ObjectIdentifier(storage)], .some(nil), path + " is not shared")
    storageOfID[id] = storage
    idOfStorage[ObjectIdentifier(storage)] = id
    check(storage.byteCount, storages[id]["nbytes"]?.int, path + ".nbytes")
  }
}

extension Tensor {
  /// The elements' bytes in row-major order.
  var rowMajorBytes: [UInt8] {
    guard !shape.contains(0) else { return [] }
    var bytes: [UInt8] = []
    var index = [Int](repeating: 0, count: shape.count)
    while true {
      let element = zip(index, stride).reduce(storageOffset) { $0 + $1.0 * $1.1 }
      let start = storage.bytes + element * dtype.itemSize
      bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: dtype.itemSize))
      var dimension = shape.count - 1
      while dimension >= 0 {
        index[dimension] += 1
        if index[dimension] < shape[dimension] { break }
        index[dimension] = 0
        dimension -= 1
      }
      if dimension < 0 { return bytes }
    }
  }
}

func hex<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> String {
  let digits = String(number, radix: 16)
  return String(repeating: "0", count: Number.bitWidth / 4 - digits.count) + digits
}

/// The decimal digits of a little-endian two's complement.
func decimal(_ bytes: [UInt8]) -> String {
  let isNegative = bytes.last.map { $0 & 0x80 != 0 } ?? false
  var magnitude = bytes
  if isNegative {
    var carry = 1
    for place in magnitude.indices {
      carry += Int(~magnitude[place])
      magnitude[place] = UInt8(truncatingIfNeeded: carry)
      carry >>= 8
    }
  }
  var digits = ""
  while magnitude.contains(where: { $0 != 0 }) {
    var remainder = 0
    for place in magnitude.indices.reversed() {
      let number = remainder << 8 | Int(magnitude[place])
      magnitude[place] = UInt8(number / 10)
      remainder = number % 10
    }
    digits = "\(remainder)" + digits
  }
  return (isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits)
}
