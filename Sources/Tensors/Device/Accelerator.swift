/// A simulated accelerator: devices with memory of their own, which a machine without any can use.
///
/// Registered, its devices exist as far as PyTorch's rules go: tensors move there and back, files are
/// tagged with it and mapped onto it, and what must not be mixed is refused with PyTorch's words.
/// Only speed is not simulated; the elements are computed by the same code as on the CPU.
///
/// ```swift
/// let gpu = try Accelerator.register("cuda", devices: 2, memory: 64 << 20)
/// defer { gpu.unregister() }
/// let model = try Linear(2, 1).to("cuda:1")
/// print(gpu.transfers.toDevice)               // 2 transfers of 12 bytes
/// print(gpu.memoryAllocated(1))               // 1024: every tensor takes whole blocks of 512 bytes
/// _ = try model(Tensor.zeros([1, 2]))         // throws: "Expected all tensors to be on the same device, …"
/// ```
///
/// Like tensors, an accelerator is used by one thread at a time.
public final class Accelerator {
  nonisolated(unsafe) private static var registered: [Accelerator] = []

  /// The kind of its devices, as in the `cuda` of `cuda:0`.
  public let type: String
  /// What has been copied to it, from it and between its devices.
  public package(set) var transfers = Transfers()
  private let arenas: [Arena]

  /// Gives this process devices of a kind, until `unregister()`.
  ///
  /// - Parameters:
  ///   - type: a kind that PyTorch knows: `cuda`, `mps`, `xpu`, …
  ///   - devices: how many there are.
  ///   - memory: how much each of them has, in bytes.
  /// - Returns: the accelerator, which counts what is done with it.
  /// - Throws: `TensorError.unknownDevice` for a kind that PyTorch does not know,
  ///   `.acceleratorExists` where it is registered already, `.outOfMemory` where the host lacks the
  ///   memory to simulate it.
  public static func register(
    _ type: String,
    devices: Int = 1,
    memory: Int
  ) throws(TensorError) -> Accelerator {
    precondition(devices > 0 && memory > 0, "\(devices) devices with \(memory) bytes of memory")
    guard Device.accelerators.contains(type) else { throw .unknownDevice(type) }
    guard named(type) == nil else { throw .acceleratorExists(type) }
    var arenas: [Arena] = []
    for index in 0..<devices {
      arenas.append(try Arena(Device(type: type, index: index), capacity: memory))
    }
    let accelerator = Accelerator(type, arenas)
    registered.append(accelerator)
    return accelerator
  }

  private init(_ type: String, _ arenas: [Arena]) {
    self.type = type
    self.arenas = arenas
  }

  /// Takes the devices away again.
  ///
  /// Tensors that are there stay readable; nothing new can go there.
  public func unregister() { Self.registered.removeAll { $0 === self } }

  /// Its devices, in order.
  public var devices: [Device] { arenas.map { $0.device } }

  /// How many bytes tensors hold on a device, in whole blocks of 512.
  ///
  /// Mirrors `torch.cuda.memory_allocated`.
  public func memoryAllocated(_ index: Int = 0) -> Int { arenas[index].allocated }

  /// The largest that `memoryAllocated` has been.
  ///
  /// Mirrors `torch.cuda.max_memory_allocated`.
  public func maxMemoryAllocated(_ index: Int = 0) -> Int { arenas[index].peak }

  /// Starts counting transfers and the largest amount of memory anew.
  public func resetStatistics() {
    transfers = Transfers()
    for arena in arenas { arena.resetPeak() }
  }

  /// The accelerator of a kind, where one is registered.
  package static func named(_ type: String) -> Accelerator? { registered.first { $0.type == type } }

  /// The memory of one device.
  func arena(_ index: Int) throws(TensorError) -> Arena {
    guard arenas.indices.contains(index) else {
      throw .deviceIndex(Device(type: type, index: index), count: arenas.count)
    }
    return arenas[index]
  }
}
