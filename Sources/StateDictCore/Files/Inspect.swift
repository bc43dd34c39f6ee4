public import Checkpoints

/// The entries of a checkpoint's zip archive, in the order of its directory.
///
/// Mirrors Python's `zipfile.ZipFile(path).infolist()`.
///
/// - Throws: `CheckpointError` where the file cannot be read or is no archive.
public func archiveEntries(of path: String) throws(CheckpointError) -> [ArchiveEntry] {
  try TorchArchive.entries(of: InputFile(path).source())
}

/// The size of a file in bytes.
///
/// Mirrors Python's `os.path.getsize`.
///
/// - Throws: `CheckpointError` where the file cannot be opened.
public func fileSize(_ path: String) throws(CheckpointError) -> Int { try InputFile(path).count }
