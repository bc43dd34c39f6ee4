/// One entry of a checkpoint's zip archive.
public struct ArchiveEntry: Hashable, Sendable {
  /// The name, with the archive's folder, as in `model/data/0`.
  public let name: String
  /// The size of its content.
  public let byteCount: Int
}

extension TorchArchive {
  /// The entries of an archive, in the order of its directory.
  ///
  /// Mirrors Python's `zipfile.ZipFile(path).infolist()`: it reads the directory only, and so works
  /// where a load would not.
  public static func entries(of source: ByteSource) throws(CheckpointError) -> [ArchiveEntry] {
    let directory = try ZipDirectory(source)
    return directory.entries.map {
      ArchiveEntry(name: directory.name($0), byteCount: $0.size)
    }
  }
}
