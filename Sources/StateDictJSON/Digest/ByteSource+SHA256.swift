package import Checkpoints

extension ByteSource {
  /// The SHA-256 of all bytes.
  package var sha256: String {
    var hash = SHA256()
    forEachPiece { hash.update($0) }
    return hash.finish()
  }
}
