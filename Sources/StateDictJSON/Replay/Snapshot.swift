import Modules
import Tensors

/// What a model's tensors were before a load.
struct Snapshot {
  private struct Entry {
    let tensor: Tensor
    let address: UnsafeMutableRawPointer?
    let hash: String?
    let dtype: DType
    let shape: [Int]
  }

  private var entries: [String: Entry] = [:]

  init(_ model: Module) {
    for (name, tensor) in model.registeredTensors() {
      entries[name] = Entry(
        tensor: tensor,
        address: tensor.dataAddress,
        hash: tensor.sha16,
        dtype: tensor.dtype,
        shape: tensor.shape
      )
    }
  }

  /// What became of the tensor of this name: the same object, the same memory, other values.
  func fate(of name: String, _ tensor: Tensor) -> [JSON.Member] {
    guard let old = entries[name] else { return [] }
    let isSameMemory = tensor.storage.hasBytes && tensor.dataAddress == old.address
    let isChanged =
      tensor.sha16 != old.hash || tensor.dtype != old.dtype || tensor.shape != old.shape
    return [
      JSON.Member("same_object", .bool(old.tensor === tensor)),
      JSON.Member("same_data_ptr", .bool(isSameMemory)),
      JSON.Member("changed", .bool(isChanged)),
    ]
  }
}

extension Tensor {
  /// The start of the SHA-256 of the elements in row-major order; `nil` on `meta`.
  var sha16: String? {
    guard storage.hasBytes else { return nil }
    return (try? detach().sha256).map { String($0.prefix(16)) }
  }

  /// Where the first element is; `nil` where there is none.
  fileprivate var dataAddress: UnsafeMutableRawPointer? {
    storage.hasBytes && elementCount > 0 ? baseAddress : nil
  }
}
