import Tensors

/// The storages of an object that is being saved, in the order in which it mentions them.
struct SavedStorages {
  private(set) var inOrder: [Storage] = []
  private var places: [ObjectIdentifier: (place: Int, dtype: DType)] = [:]

  /// The key of a storage's record: its number, as text.
  ///
  /// - Throws: `ArchiveFault.sharedStorageOfTwoTypes`, since a record has one element type.
  mutating func key(of storage: Storage, _ dtype: DType) throws(CheckpointError) -> String {
    if let known = places[ObjectIdentifier(storage)] {
      guard known.dtype == dtype || storage.byteCount == 0 else {
        throw .archive(.sharedStorageOfTwoTypes)
      }
      return "\(known.place)"
    }
    places[ObjectIdentifier(storage)] = (inOrder.count, dtype)
    inOrder.append(storage)
    return "\(inOrder.count - 1)"
  }
}
