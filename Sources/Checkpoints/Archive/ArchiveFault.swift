/// What can be wrong with the meaning of a checkpoint's records.
public indirect enum ArchiveFault: Sendable, Hashable {
  // The archive.
  case noVersion
  case versionNotANumber([UInt8])
  case versionOverflow
  case versionTooOld(Int64)
  case versionTooNew(Int64)
  case byteOrder(String)
  case recordText(InvalidText)
  case alignment(String)
  case torchScript
  case tar
  case needsPython

  // Storages.
  case fieldCount(Int, expected: Int)
  case storageClass(type: String)
  case recordSize(actual: Int, expected: Int)
  case recordSizeNotANumber(record: String, text: String)
  case recordTooShortToMap(record: String, actual: Int, expected: Int)
  case unsupportedStorage(String)

  // The legacy format.
  case magicNumber
  case protocolVersion(String)
  case untypedLegacyStorage
  case keyNotFound(String)
  case keyMissing(String)
  case notIterable(type: String)
  case storageByteSize(expected: UInt64, actual: Int)
  case unexpectedEnd(missing: Int)

  // Tensors.
  case rankMismatch(shape: Int, stride: Int)
  case negativeOffset(Int)
  case elementCountOverflow
  case storageSizeOverflow(shape: [Int], stride: [Int])
  case storageTooSmall
  case cannotRequireGradient(lowercase: Bool)

  // Devices.
  case unknownLocation(String)
  case deviceNotAvailable(String)
  case deviceNotRegistered(String)
  case deviceIndex(String, index: Int, count: Int)
  case deviceNotRecognized(String)
  case invalidDevice(String)
  case bigEndianOnMeta

  // Saving.
  case sharedStorageOfTwoTypes

  // Files.
  case noSuchFile(String)
  case isADirectory(String)
  case file(path: String, number: Int, reason: String)
  case noParentDirectory(String)
  case cannotMapLegacy(String)
  case changedWhileReading(String)
}
