import Tensors

/// The name of a storage in its archive, as in the `5` of `data/5`.
enum StorageKey {
  /// What PyTorch writes.
  case number(Int)
  /// Any other text.
  case text(String)

  /// The key that a pickle mentions; C++ ends it at its first zero.
  init(_ text: String) {
    let end = text.utf8.firstIndex(of: 0) ?? text.endIndex
    self = decimal(text.utf8[..<end]).map(StorageKey.number) ?? .text(String(text[..<end]))
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
