import Tensors

/// A checkpoint in PyTorch's format before 1.6: five pickles, then the storages.
///
/// Mirrors `_legacy_load` of `torch/serialization.py`.
public enum LegacyArchive {
  /// How many bytes of a file are read at first in search of its pickles.
  private static let firstReach = 1 << 20
  /// 0x1950a86a20f9469cfc6c.
  private static let magicNumber: [UInt8] = [
    0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19,
  ]

  /// Loads a checkpoint from anywhere.
  ///
  /// - Parameters:
  ///   - source: the whole file.
  ///   - mapLocation: where the storages go; where the file says when `nil`.
  /// - Returns: the object that was saved, and what Python would have warned of.
  /// - Throws: `CheckpointError` with PyTorch's sentence.
  public static func load(
    _ source: ByteSource,
    mapLocation: MapLocation? = nil
  ) throws(CheckpointError) -> TorchArchive.Loaded {
    try load(source, mapLocation: mapLocation, readsEveryProtocol: false)
  }

  /// Loads a checkpoint from anywhere, on request also one that PyTorch refuses for nothing but the
  /// protocol of its pickles.
  package static func load(
    _ source: ByteSource,
    mapLocation: MapLocation?,
    readsEveryProtocol: Bool
  ) throws(CheckpointError) -> TorchArchive.Loaded {
    if isTar(source) { throw .archive(.tar) }
    // Nothing says where the pickles end, so they are run on the first part of the file, and on
    // twice as much when that was too little.
    var reach = min(source.count, firstReach)
    var sizes: [ValueKey: Int] = [:]
    while true {
      guard let bytes = source.look(at: 0, count: reach) else {
        throw .zip(.readFailed(.readingArchive), at: 0)
      }
      var run = LegacyRun(bytes, LegacyStorages(source, mapLocation, growingTo: sizes))
      run.readsEveryProtocol = readsEveryProtocol
      do throws(CheckpointError) {
        let (value, keys) = try run.readPickles(magicNumber)
        try run.storages.fill(keys, at: run.position)
        return TorchArchive.Loaded(
          value: value,
          warnings: run.warnings,
          refusedOpcode: run.refusedOpcode
        )
      } catch {
        if run.reachedEnd, reach < source.count {
          reach = min(source.count, reach * 2)
          continue
        }
        if run.storages.needsRoom, sizes.isEmpty {
          sizes = run.storages.grown
          continue
        }
        var error = error
        error.warnings = run.warnings
        throw error
      }
    }
  }

  /// Whether Python's `tarfile` would take the file for one of its own.
  ///
  /// A block of zeros is the end of an archive; any other must have the checksum of its bytes.
  static func isTar(_ source: ByteSource) -> Bool {
    guard let block = source.bytes(at: 0, count: 512) else { return false }
    if block.allSatisfy({ $0 == 0 }) { return true }
    let field = block[148..<156]
    let text = field.prefix { $0 != 0 }.filter { $0 != 0x20 }
    guard field.first.map({ $0 < 0x80 }) == true, text.allSatisfy({ $0 & 0xf8 == 0x30 }) else {
      return false
    }
    let claimed = text.reduce(0) { $0 * 8 + Int($1 - 0x30) }
    let others = block[..<148] + block[156...]
    let unsigned = others.reduce(256) { $0 + Int($1) }
    let signed = others.reduce(256) { $0 + Int(Int8(bitPattern: $1)) }
    return claimed == unsigned || claimed == signed
  }
}

/// One attempt to run the five pickles at the start of a file.
private struct LegacyRun {
  let storages: LegacyStorages
  private let bytes: ByteView
  private(set) var position = 0
  private(set) var warnings: [String] = []
  /// Whether to read what PyTorch refuses for nothing but its opcodes, and the first such.
  var readsEveryProtocol = false
  private(set) var refusedOpcode: UInt8?
  /// Whether a pickle needed bytes beyond the part that was read.
  private(set) var reachedEnd = false

  init(_ bytes: ByteView, _ storages: LegacyStorages) {
    self.bytes = bytes
    self.storages = storages
  }

  /// Runs all; returns the object and the keys of the storages that follow.
  mutating func readPickles(
    _ magicNumber: [UInt8]
  ) throws(CheckpointError) -> (value: Value, keys: [Value]) {
    guard case .bigInt(let digits) = try readPlain(), digits == magicNumber else {
      throw .archive(.magicNumber, at: 0)
    }
    let version = try readPlain()
    guard version.double == 1001 else {
      throw .archive(.protocolVersion(version.pythonText), at: position)
    }
    // What the writing machine was like; PyTorch does not look at it either.
    _ = try readPlain()
    let storages = storages
    let value = try read(grow: storages.grow) { id throws(CheckpointError) in
      try storages.load(id)
    }
    let keys = try readPlain()
    guard let elements = keys.elements ?? keys.pairs?.map({ $0.key }) else {
      throw .archive(.notIterable(type: keys.typeName), at: position)
    }
    return (value, elements)
  }

  /// Runs a pickle that mentions no storage.
  private mutating func readPlain() throws(CheckpointError) -> Value {
    try read(grow: nil) { _ throws(CheckpointError) in throw .pickle(.unsupportedPersistentID) }
  }

  private mutating func read(
    grow: ((Storage, Int) -> Bool)?,
    _ persistentLoad: @escaping PickleMachine.PersistentLoad
  ) throws(CheckpointError) -> Value {
    var machine = PickleMachine(bytes, at: position, persistentLoad: persistentLoad)
    machine.grow = grow
    machine.readsEveryProtocol = readsEveryProtocol
    defer {
      position = machine.position
      warnings += machine.warnings
      refusedOpcode = refusedOpcode ?? machine.refusedOpcode
      reachedEnd = reachedEnd || machine.reachedEnd
    }
    return try machine.run()
  }
}
