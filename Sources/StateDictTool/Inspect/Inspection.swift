import Checkpoints
public import StateDictJSON

/// What `inspect` shows of a checkpoint.
public struct Inspection {
  /// The checkpoint.
  public let file: CheckpointFile

  /// Inspects a loaded checkpoint.
  public init(_ file: CheckpointFile) { self.file = file }

  /// The entry that the conformance oracle's `checkpoints.json` has for such a file.
  ///
  /// - Parameters:
  ///   - name: the path to write into it.
  ///   - hashing: whether to read all bytes, for the digests of the file and of the tensors.
  /// - Returns: an object of `file`, `format`, …; no `title`, `tier` or `load`, which only the
  ///   oracle knows.
  /// - Throws: `DescriptionError`, or `CheckpointError` where a record cannot be read.
  public func json(name: String? = nil, hashing: Bool = false) throws -> JSON {
    do throws(InspectionError) {
      return try file.checkpoint.json(name: name ?? file.path, hashing: hashing)
    } catch {
      switch error {
      case .checkpoint(let error): throw error
      case .description(let error): throw error
      case .header(let error): throw error
      }
    }
  }
}
