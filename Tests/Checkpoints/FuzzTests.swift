import Foundation
import XCTest

@testable import Checkpoints
@testable import Tensors

#if canImport(Glibc)
  import Glibc
#endif

/// Thousands of files broken at random: each loads or is refused, quickly and in little memory.
///
/// The same mutations every time. `STATE_DICT_FUZZ=1000000` makes that many for each reader, and
/// `STATE_DICT_FUZZ_SEED` others; `Tests/Checkpoints/fuzz` does both. A crash names the reader and
/// the mutation in the last line that was printed.
final class FuzzTests: XCTestCase {
  private let count = Int(ProcessInfo.processInfo.environment["STATE_DICT_FUZZ"] ?? "") ?? 2000
  private let seed =
    UInt64(ProcessInfo.processInfo.environment["STATE_DICT_FUZZ_SEED"] ?? "") ?? 4711

  func testZip() throws {
    try fuzz("zip", try seeds { $0.hasSuffix(".pth") && !$0.contains("legacy") }) { bytes in
      let zip = try ZipReader(ByteSource(bytes))
      for name in recordNames(zip) { _ = try? zip.bytes(of: name) }
    }
  }

  /// The names of all records, without the folder's.
  private func recordNames(_ zip: ZipReader) -> [String] {
    zip.directory.entries.map { String(zip.directory.name($0).dropFirst(zip.folder.count + 1)) }
  }

  func testPickle() throws {
    let pickles = try seeds { $0.hasSuffix(".pth") && !$0.contains("legacy") }.compactMap {
      try? ZipReader(ByteSource($0)).bytes(of: "data.pkl")
    }
    try fuzz("pickle", pickles) { bytes in
      var machine = PickleMachine(ByteView(copying: bytes)) { id throws(CheckpointError) in
        guard id.values.count == 5, let count = id.values[4].int, (0...1 << 16).contains(count)
        else { throw .archive(.fieldCount(id.values.count, expected: 4)) }
        return .storage(Storage(byteCount: count * 4), .float32)
      }
      machine.readsEveryProtocol = true
      use(try machine.run())
    }
  }

  func testArchive() throws {
    try fuzz("archive", try seeds { $0.hasSuffix(".pth") && !$0.contains("legacy") }) { bytes in
      use(try TorchArchive.load(bytes))
    }
  }

  /// The pickle is broken, the archive around it is whole.
  func testArchiveWithBrokenPickle() throws {
    let originals = try seeds { $0.hasSuffix(".pth") && !$0.contains("legacy") }
    try fuzz("pickle in an archive", originals) { mutator, original in
      guard let zip = try? ZipReader(ByteSource(original)),
        let pickle = try? zip.bytes(of: "data.pkl")
      else { return original }
      var bytes: [UInt8] = []
      var writer = ZipWriter(folder: "archive") { bytes.append(contentsOf: $0) }
      try writer.add("data.pkl", bytes: mutator.mutated(pickle))
      for name in recordNames(zip) where name != "data.pkl" && name != "version" {
        guard let record = try? zip.bytes(of: name) else { continue }
        try writer.add(name, bytes: record)
      }
      try writer.finish()
      return bytes
    } run: { bytes in
      use(try TorchArchive.load(bytes))
    }
  }

  func testMappedArchive() throws {
    try fuzz("mapped", try seeds { $0.hasSuffix(".pth") && !$0.contains("legacy") }) { bytes in
      let storage = Storage(copying: bytes)
      let source = ByteSource(mapping: storage.bytes, count: bytes.count) {
        withExtendedLifetime(storage) {}
      }
      use(try TorchArchive.load(source).value)
    }
  }

  func testLegacy() throws {
    try fuzz("legacy", try seeds { $0.contains("legacy") }) { bytes in
      use(try LegacyArchive.load(ByteSource(bytes)).value)
    }
  }

  func testSafetensors() throws {
    try fuzz("safetensors", try seeds { $0.hasSuffix(".safetensors") }) { bytes in
      for tensor in try Safetensors.load(bytes).tensors.values { use(.tensor(tensor)) }
    }
  }

  func testInflate() throws {
    let deflated = try Oracle.bytes("bad/deflated.pth")
    let zip = try ZipReader(ByteSource(deflated))
    let streams = zip.directory.entries.filter { $0.method == .deflated && $0.compressedSize > 0 }
      .compactMap { entry -> [UInt8]? in
        (try? zip.payloadOffset(entry, zip.directory.name(entry))).map {
          Array(deflated[$0..<$0 + entry.compressedSize])
        }
      }
    try fuzz("inflate", streams) {
      if inflate($0, size: 4096) == nil { throw CheckpointError.zip(.undecompressable("data")) }
    }
  }

  // MARK: Running

  /// The files that fit a reader, small ones only: a mutation should hit something.
  private func seeds(_ isWanted: (String) -> Bool) throws -> [[UInt8]] {
    try ["checkpoints", "bad"].flatMap { folder in
      let path = Oracle.folder.appending(path: folder).path
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .filter(isWanted).compactMap { try? Oracle.bytes("\(folder)/\($0)") }
    }.filter { $0.count < 20_000 }
  }

  private func fuzz(
    _ reader: String,
    _ originals: [[UInt8]],
    mutate: (inout Mutator, [UInt8]) throws -> [UInt8] = { $0.mutated($1) },
    run: ([UInt8]) throws -> Void
  ) throws {
    XCTAssertFalse(originals.isEmpty)
    let memory = peakMemory()
    var loaded = 0
    for round in 0..<count {
      var mutator = Mutator(seed: seed &+ UInt64(round) &* 7919)
      let original = originals[mutator.below(originals.count)]
      let bytes = try mutate(&mutator, original)
      if let folder = ProcessInfo.processInfo.environment["STATE_DICT_FUZZ_KEEP"] {
        try Data(bytes).write(to: URL(filePath: folder).appending(path: "last-" + reader))
      }
      let start = ContinuousClock.now
      do {
        try run(bytes)
        loaded += 1
      } catch is CheckpointError {
        // Refused, which is the other way to end well.
      }
      let time = ContinuousClock.now - start
      XCTAssertLessThan(time, .seconds(5), "\(reader) \(round) takes \(time)")
    }
    let grown = peakMemory() - memory
    XCTAssertLessThan(grown, 256 << 20, "\(reader) needed \(grown) bytes")
    print("fuzz \(reader): \(count) mutations, \(loaded) load, \(grown >> 20) MB more at the peak")
  }

  /// The most memory that this process has had, in bytes.
  private func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}

/// Reads every element of every tensor, which would crash where one lies beyond its storage.
private func use(_ root: Value) {
  var pending = [root]
  var visited: Set<ObjectIdentifier> = []
  func isNew(_ object: AnyObject) -> Bool { visited.insert(ObjectIdentifier(object)).inserted }
  while let value = pending.popLast() {
    switch value {
    case .list(let list) where isNew(list): pending += list.values
    case .tuple(let tuple) where isNew(tuple): pending += tuple.values
    case .set(let members): pending += members
    case .dictionary(let dictionary) where isNew(dictionary):
      pending += dictionary.items.flatMap { [$0.key, $0.value] }
    case .stateDict(let state) where isNew(state): pending += state.values.values
    case .tensor(let tensor) where isNew(tensor) && tensor.storage.hasBytes:
      if tensor.elementCount <= 1 << 12 { _ = tensor.rowMajorBytes }
    default: continue
    }
  }
}
