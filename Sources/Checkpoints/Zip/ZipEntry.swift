/// A record of a zip archive, as its central directory describes it.
struct ZipEntry {
  /// How the payload is stored.
  enum Method { case stored, deflated, other }

  /// Where the directory has the full name, with the archive's folder.
  let path: Range<Int>
  let method: Method
  /// Whether the payload is encrypted, which nobody reads here.
  let isEncrypted: Bool
  /// Whether the payload is a patch of another file, which nobody reads either.
  let isPatch: Bool
  let crc32: UInt32
  /// The size of the payload in the file.
  let compressedSize: Int
  /// The size of the payload once decompressed.
  let size: Int
  /// Where the local header is.
  let headerOffset: Int
}
