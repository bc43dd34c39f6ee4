public import Tensors

/// A checkpoint in PyTorch's zip format: what `torch.save` writes and `torch.load` reads.
public enum TorchArchive {
  /// What a load gives.
  public struct Loaded {
    /// The object that was saved.
    public var value: Value
    /// The sentences of Python's warnings, in order.
    public var warnings: [String]
    /// The opcode for which PyTorch refuses the file, where that was overlooked on request.
    package var refusedOpcode: UInt8?
  }

  /// Whether bytes begin like a zip archive.
  public static func isArchive(_ source: ByteSource) -> Bool {
    source.bytes(at: 0, count: 4) == [0x50, 0x4b, 0x03, 0x04]
  }

  /// Loads a checkpoint from memory.
  ///
  /// Mirrors `torch.load` with `weights_only=True`, the only mode that exists here.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - mapLocation: where the storages go; where the file says when `nil`.
  /// - Returns: the object that was saved.
  /// - Throws: `CheckpointError` with PyTorch's sentence.
  public static func load(
    _ bytes: [UInt8],
    mapLocation: MapLocation? = nil
  ) throws(CheckpointError) -> Value {
    try load(ByteSource(bytes), mapLocation: mapLocation).value
  }

  /// Loads a checkpoint from anywhere.
  ///
  /// - Parameters:
  ///   - source: the whole file; a mapped one's storages look at it in place.
  ///   - mapLocation: where the storages go; where the file says when `nil`.
  /// - Returns: the object that was saved, and what Python would have warned of.
  /// - Throws: `CheckpointError` with PyTorch's sentence.
  public static func load(
    _ source: ByteSource,
    mapLocation: MapLocation? = nil
  ) throws(CheckpointError) -> Loaded {
    try load(source, mapLocation: mapLocation, readsEveryProtocol: false)
  }

  /// Loads a checkpoint from anywhere, on request also one that PyTorch refuses for nothing but the
  /// protocol of its pickle.
  package static func load(
    _ source: ByteSource,
    mapLocation: MapLocation?,
    readsEveryProtocol: Bool
  ) throws(CheckpointError) -> Loaded {
    let (loaded, small) = try build(source, mapLocation, readsEveryProtocol)
    do throws(CheckpointError) {
      try small.read(source)
      return loaded
    } catch {
      var error = error
      error.warnings = loaded.warnings
      throw error
    }
  }

  /// Rebuilds the object that was saved, without the bytes of small storages.
  private static func build(
    _ source: ByteSource,
    _ mapLocation: MapLocation?,
    _ readsEveryProtocol: Bool
  ) throws(CheckpointError) -> (Loaded, SmallStorages) {
    let zip = try open(source)
    if zip.entry(".format_version") != nil { _ = try zip.bytes(of: ".format_version") }
    let isBigEndian = try readByteOrder(zip)
    try checkAlignment(zip)
    var storages = StorageLoader(zip, source, mapLocation, isBigEndian: isBigEndian)
    var machine = PickleMachine(try zip.view(of: "data.pkl")) {
      id throws(CheckpointError) in try storages.load(id)
    }
    machine.expectedCount = zip.directory.count
    machine.readsEveryProtocol = readsEveryProtocol
    machine.loadTensor = { id, layout, program throws(CheckpointError) in
      try storages.load(id, &layout, program)
    }
    do throws(CheckpointError) {
      let value = try machine.run()
      try checkSerializationID(zip)
      let loaded = Loaded(
        value: value,
        warnings: machine.warnings,
        refusedOpcode: machine.refusedOpcode
      )
      return (loaded, storages.small)
    } catch {
      var error = error
      error.warnings = machine.warnings
      throw error
    }
  }

  /// Opens the archive and checks that it is one of PyTorch's.
  static func open(_ source: ByteSource) throws(CheckpointError) -> ZipReader {
    let zip = try ZipReader(source)
    if zip.entry(".data/serialization_id") != nil {
      _ = try zip.bytes(of: ".data/serialization_id")
    }
    try checkVersion(zip)
    guard try !zip.hasRecord("constants.pkl") else { throw .archive(.torchScript) }
    return zip
  }

  /// Checks the version, read as C++'s `stoull` reads it.
  private static func checkVersion(_ zip: ZipReader) throws(CheckpointError) {
    let record = zip.entry(".data/version") != nil ? ".data/version" : "version"
    guard zip.entry(record) != nil else { throw .archive(.noVersion) }
    let bytes = try zip.bytes(of: record)
    var digits = bytes.drop { $0 == 0x20 || (0x09...0x0d).contains($0) }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    digits = digits.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { throw .archive(.versionNotANumber(bytes)) }
    guard let number = UInt64(String(decoding: digits, as: UTF8.self)) else {
      throw .archive(.versionOverflow)
    }
    let version = Int64(bitPattern: isNegative ? 0 &- number : number)
    guard version >= 1 else { throw .archive(.versionTooOld(version)) }
    guard version <= 10 else { throw .archive(.versionTooNew(version)) }
  }

  /// Whether the storages are big-endian.
  private static func readByteOrder(_ zip: ZipReader) throws(CheckpointError) -> Bool {
    guard zip.entry("byteorder") != nil else { return false }
    let bytes = try zip.bytes(of: "byteorder")
    if bytes == Array("little".utf8) { return false }
    if bytes == Array("big".utf8) { return true }
    let text: String
    do throws(InvalidText) {
      text = try decodeUTF8(bytes[...])
    } catch {
      throw .archive(.recordText(error))
    }
    throw .archive(.byteOrder(text))
  }

  /// Checks that the alignment is a number; nothing here needs it.
  private static func checkAlignment(_ zip: ZipReader) throws(CheckpointError) {
    guard zip.entry(".storage_alignment") != nil else { return }
    if let fault = faultOfInteger(try zip.bytes(of: ".storage_alignment")) { throw .archive(fault) }
  }

  /// Checks that the identity is text, which PyTorch hands to Python when everything is loaded.
  private static func checkSerializationID(_ zip: ZipReader) throws(CheckpointError) {
    guard zip.entry(".data/serialization_id") != nil else { return }
    let bytes = try zip.bytes(of: ".data/serialization_id")
    do throws(InvalidText) {
      _ = try decodeUTF8(bytes[...])
    } catch {
      throw .archive(.recordText(error))
    }
  }
}
