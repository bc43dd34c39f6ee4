import Tensors

/// The name of a storage in its archive, as in the `5` of `data/5`.
enum StorageKey {
  /// What PyTorch writes.
  case number(Int)
  /// Any other text.
  case text(String)

  init(_ text: String) {
    self = decimal(text.utf8).map(StorageKey.number) ?? .text(text)
  }

  /// The name of the record.
  var record: String {
    switch self {
    case .number(let number): "data/\(number)"
    case .text(let text): "data/" + text
    }
  }
}

/// What nearly all storages of a file have in common.
final class StorageKind {
  /// The class, as in `torch.FloatStorage`.
  let storageClass: String
  /// Where they were saved from, as in `cuda:0`.
  let location: String

  init(storageClass: String, location: String) {
    self.storageClass = storageClass
    self.location = location
  }
}

/// The persistent id by which a pickle mentions a storage.
struct StorageID {
  let kind: StorageKind
  let key: StorageKey
  let elementCount: Int
}
