/// What can be wrong with a zip archive.
public indirect enum ZipFault: Sendable, Hashable {
  /// What was being done when a record turned out to be broken, in PyTorch's words.
  public enum Doing: Sendable, Hashable {
    case readingArchive
    case locating(String)
    case retrieving(String)
    case reading(String)
  }

  // What PyTorch's reader (miniz) notices.
  case notAnArchive
  case noCentralDirectory
  case corrupt(Doing)
  case multipleDisks
  case tooManyFiles
  case directoryTooLarge
  case encrypted(Doing)
  case unsupportedMethod(Doing)
  case unsupportedFeature(Doing)
  case notFound(String)
  case readFailed(Doing)
  case undecompressable(String)
  case decompressedSize(String)
  case empty
  case oldMagic
  case noFolder(String)
  /// A name is no text, and Python cannot show it.
  case nameText(InvalidText)
  case otherFolder(folder: String, entry: String)

  // What only this reader refuses.
  case duplicate(String)
  case compressedInMappedFile(String)
  case expandsTooFar(String, size: Int)
  case overlapping

  // Writing.
  case emptyArchiveName(String)
}
