import Tensors

extension Value {
  /// The element type that PyTorch reads off what stands for a storage's class: its `dtype`.
  ///
  /// A class of tensors, a tensor and a storage have one as well.
  ///
  /// - Throws: `ArchiveFault.storageClass` where it has none, `.unsupportedStorage` where no type here
  ///   is like it.
  func elementType() throws(CheckpointError) -> DType {
    switch self {
    case .tensor(let tensor): return tensor.dtype
    case .storage(_, let dtype): return dtype ?? .uint8
    case .global(let name):
      let last = AllowList.split(name)?.last ?? name
      let storage = last.hasSuffix("Tensor") ? last.dropLast("Tensor".count) + "Storage" : last
      if let dtype = AllowList.storageTypes[storage] { return dtype }
      if AllowList.quantizedStorages.contains(last) { throw .archive(.unsupportedStorage(last)) }
    default: break
    }
    throw .archive(.storageClass(type: typeName))
  }
}
