/// Where a storage's bytes live.
///
/// Named as PyTorch names it: `cpu`, `meta`, `cuda:0`, `mps`, … Mirrors `torch.device`. `meta` storages have a size and no bytes.
public struct Device: Sendable, Hashable {
  /// The kind of device, as in the `cuda` of `cuda:1`.
  public let type: String
  /// Which device of its kind, as in the `1` of `cuda:1`; `nil` where none was given.
  public let index: Int?

  /// Names a device.
  public init(type: String, index: Int? = nil) {
    self.type = type
    self.index = index
  }

  /// The host's memory.
  public static var cpu: Device { Device(type: "cpu") }

  /// No memory at all: shapes and dtypes without bytes.
  public static var meta: Device { Device(type: "meta") }
}

extension Device: CustomStringConvertible {
  /// The location as a checkpoint writes it, as in `cuda:0`.
  public var description: String {
    if let index { "\(type):\(index)" } else { type }
  }
}
