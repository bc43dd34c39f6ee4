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

/// The persistent id by which a pickle mentions a storage.
struct StorageID {
  /// The class, as in `torch.FloatStorage`.
  let storageClass: String
  let key: StorageKey
  /// Where it was saved from, as in `cuda:0`.
  let location: String
  let elementCount: Int
}
