extension Safetensors {
  /// The bytes of a file's header, padding included.
  ///
  /// - Throws: `SafetensorsFault.headerTooSmall` and the like where there is none.
  package static func headerBytes(_ source: ByteSource) throws(CheckpointError) -> [UInt8] {
    let header = try SafetensorsHeader(source)
    guard let bytes = source.bytes(at: 8, count: header.payloadStart - 8) else {
      throw CheckpointError(.safetensors(.invalidHeaderLength), at: 0)
    }
    return bytes
  }
}
