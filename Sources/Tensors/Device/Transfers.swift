/// What has been copied over the bus between the host and an accelerator.
///
/// Moving a tensor, copying into one and reading its elements (printing it too) each count once.
public struct Transfers: Hashable, Sendable {
  /// How often something was copied, and how much.
  public struct Count: Hashable, Sendable, CustomStringConvertible {
    /// The number of copies.
    public var number = 0
    /// The bytes of all copies.
    public var byteCount = 0

    /// Both in words, as in `2 transfers of 12 bytes`.
    public var description: String {
      "\(number) transfer\(number == 1 ? "" : "s") of \(byteCount) bytes"
    }

    mutating func add(_ byteCount: Int) {
      number += 1
      self.byteCount += byteCount
    }
  }

  /// From the host to a device.
  public package(set) var toDevice = Count()
  /// From a device to the host.
  public package(set) var toHost = Count()
  /// From one device of the accelerator to another.
  public package(set) var betweenDevices = Count()

  /// Counts a copy where it crosses the bus.
  package static func record(from source: Device, to target: Device, byteCount: Int) {
    guard source != target else { return }
    if source.type == target.type {
      Accelerator.named(source.type)?.transfers.betweenDevices.add(byteCount)
      return
    }
    Accelerator.named(source.type)?.transfers.toHost.add(byteCount)
    Accelerator.named(target.type)?.transfers.toDevice.add(byteCount)
  }
}
