public import Tensors

extension TorchArchive {
  /// How an archive is written: the options of `torch.utils.serialization.config.save`.
  public struct SaveOptions: Sendable {
    /// Every payload starts at a multiple of this.
    public var storageAlignment: Int

    /// Chooses; the defaults are PyTorch's.
    public init(storageAlignment: Int = 64) {
      precondition(storageAlignment > 0, "an alignment of \(storageAlignment)")
      self.storageAlignment = storageAlignment
    }
  }

  /// The bytes that `torch.save` writes for a value.
  ///
  /// A storage that several tensors share is written once.
  ///
  /// - Parameters:
  ///   - value: what to save.
  ///   - name: the name of the folder in the archive: the file's name without its last extension.
  ///   - options: how to write.
  /// - Returns: the whole file.
  /// - Throws: `CheckpointError` where PyTorch could not save this either.
  public static func save(
    _ value: Value,
    name: String = "archive",
    options: SaveOptions = SaveOptions()
  ) throws(CheckpointError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(value, name: name, options: options) { buffer in bytes.append(contentsOf: buffer) }
    return bytes
  }

  /// Writes the bytes of `torch.save` piece by piece.
  ///
  /// - Parameters:
  ///   - value: what to save.
  ///   - name: the name of the folder in the archive.
  ///   - options: how to write.
  ///   - sink: takes the next bytes of the file.
  /// - Throws: what `sink` throws, and `CheckpointError` for a value that cannot be saved.
  package static func write(
    _ value: Value,
    name: String,
    options: SaveOptions = SaveOptions(),
    to sink: @escaping (UnsafeRawBufferPointer) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    guard !name.isEmpty else { throw .zip(.emptyArchiveName(name)) }
    var pickle = PickleWriter(SavedStorages())
    try pickle.write(value)
    var zip = ZipWriter(folder: name, alignment: options.storageAlignment, sink: sink)
    try zip.add("data.pkl", bytes: pickle.bytes)
    try zip.add(".format_version", text: "1")
    try zip.add(".storage_alignment", text: "\(options.storageAlignment)")
    try zip.add("byteorder", text: "little")
    for (key, storage) in pickle.storages.inOrder.enumerated() {
      guard storage.device.type != "meta" else {
        throw .pickle(.notRepresentable("a meta storage"))
      }
      Transfers.record(from: storage.device, to: .cpu, byteCount: storage.byteCount)
      try zip.add(
        "data/\(key)",
        UnsafeRawBufferPointer(start: storage.bytes, count: storage.byteCount)
      )
    }
    try zip.finish()
  }

  /// The folder that PyTorch names after a file: its last component without the last extension.
  ///
  /// PyTorch hands a path beyond ASCII to Python, which writes a stream called `archive`.
  package static func folderName(ofPath path: String) -> String {
    guard path.utf8.allSatisfy({ $0 < 0x80 }) else { return "archive" }
    let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = last.lastIndex(of: ".") else { return String(last) }
    return String(last[..<dot])
  }
}
