import Tensors

extension Storage {
  /// This storage on another device; what cannot be done is the checkpoint's fault.
  func moved(to device: Device) throws(CheckpointError) -> Storage {
    do { return try to(device) } catch { throw CheckpointError(.tensor(error)) }
  }
}
