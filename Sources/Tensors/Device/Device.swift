/// Where a storage's bytes live.
///
/// Named as PyTorch names it: `cpu`, `meta`, `cuda:0`, `mps`, … Mirrors `torch.device`. `meta`
/// storages have a size and no bytes. Naming a device does not need it to exist: what goes there does.
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

  /// The graphics processor of an index, as in `cuda:1`.
  public static func cuda(_ index: Int? = nil) -> Device { Device(type: "cuda", index: index) }
}

extension Device: CustomStringConvertible {
  /// The location as a checkpoint writes it, as in `cuda:0`.
  public var description: String {
    if let index { "\(type):\(index)" } else { type }
  }
}

extension Device: ExpressibleByStringLiteral {
  /// A device by its text, as in `model.to("cuda:0")`.
  ///
  /// Text that names no device is kept as it is: whatever uses it throws
  /// `TensorError.unknownDevice` or `.invalidDeviceString`.
  public init(stringLiteral text: String) {
    self = Device(location: text) ?? Device(type: text)
  }

  /// The device of a location's text, as in `cuda:0`; `nil` where that is malformed.
  package init?(location: String) {
    let parts = location.parts(at: ":")
    guard let type = parts.first, !type.isEmpty, parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(type: type)
      return
    }
    let digits = parts[1].utf8
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count == 1 || digits.first != 0x30, let index = Int(parts[1])
    else { return nil }
    self.init(type: type, index: index)
  }
}
