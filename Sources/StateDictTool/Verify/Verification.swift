import Checkpoints
import StateDictCore
import StateDictJSON
import Tensors

/// What `verify` looks for: wrong checksums, and numbers that are none.
///
/// That the file can be read at all, and that every tensor lies within its storage and every
/// storage within the file, is checked by loading it.
public struct Verification: Sendable {
  /// Something wrong with a file.
  public enum Finding: Sendable, Equatable {
    case checksum(record: String, stored: UInt32, actual: UInt32)
    case notFinite(path: String, nan: Int, infinite: Int, count: Int)
  }

  /// What is wrong.
  public private(set) var findings: [Finding] = []
  /// How many records have the checksum that their content has.
  public private(set) var intactRecords = 0
  /// How many records were written without a checksum.
  public private(set) var uncheckedRecords = 0
  /// How many tensors were looked through.
  public private(set) var tensors = 0
  /// How many of them are on `meta` and have no values.
  public private(set) var metaTensors = 0

  /// Verifies a file that loads.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - progress: told now and then how much of the work is done, from 0 to 1.
  /// - Throws: `CheckpointError` where a record cannot be read, `DescriptionError`.
  public init(_ file: CheckpointFile, progress: (Double) -> Void = { _ in }) throws {
    let entries = try Entries(file.value).tensors
    let records = try file.records()
    let all = records?.all ?? []
    let size = all.reduce(0) { $0 + $1.size } + entries.reduce(0) { $0 + $1.tensor.seenBytes }
    var done = 0
    func advance(_ count: Int) {
      done += count
      progress(Double(done) / Double(max(size, 1)))
    }
    if let records {
      for record in all {
        try check(record, in: records)
        advance(record.size)
      }
    }
    for (path, tensor) in entries {
      check(tensor, path)
      advance(tensor.seenBytes)
    }
  }

  private mutating func check(
    _ record: ArchiveRecords.Record,
    in records: ArchiveRecords
  ) throws(CheckpointError) {
    let actual = try records.checksum(record)
    if actual == record.crc32 {
      intactRecords += 1
    } else if record.crc32 == 0 {
      // PyTorch writes zeros where it was told not to compute checksums.
      uncheckedRecords += 1
    } else {
      findings.append(.checksum(record: record.name, stored: record.crc32, actual: actual))
    }
  }

  private mutating func check(_ tensor: Tensor, _ path: String) {
    tensors += 1
    guard tensor.storage.hasBytes else {
      metaTensors += 1
      return
    }
    // What shows its storage over and over is looked at where it is stored.
    let rows = try? tensor.rows()
    let (nan, infinite) = withExtendedLifetime(rows) {
      NonFinite.count(rows?.elementBytes ?? tensor.storage.readableBytes, tensor.dtype)
    }
    guard nan + infinite > 0 else { return }
    findings.append(
      .notFinite(path: path, nan: nan, infinite: infinite, count: tensor.elementCount)
    )
  }
}

extension Tensor {
  /// How many bytes there are to look at.
  fileprivate var seenBytes: Int { storage.hasBytes ? Swift.min(shownBytes, storage.byteCount) : 0 }
}
