import Foundation
import StateDictCore
import XCTest

/// Files from and onto the simulated accelerator.
final class DeviceFilesTests: XCTestCase {
  private let path = NSTemporaryDirectory() + "device-\(UUID().uuidString).pth"

  override func tearDown() { try? FileManager.default.removeItem(atPath: path) }

  /// A file of one tensor that was saved on `cuda:1`.
  private func saveFromSecondDevice() throws {
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
    defer { gpu.unregister() }
    let tensor = try Tensor([1, 2, 3]).to("cuda:1")
    gpu.resetStatistics()
    try save(StateDict(["w": .tensor(tensor)]), to: path)
    XCTAssertEqual(gpu.transfers.toHost.description, "1 transfer of 12 bytes")
  }

  func testLoad_withoutTheAccelerator_saysWhatPyTorchSays() throws {
    try saveFromSecondDevice()
    XCTAssertThrowsError(try load(path)) { error in
      XCTAssertEqual(
        "\(error)",
        "Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False. "
          + "If you are running on a CPU-only machine, please use torch.load with "
          + "map_location=torch.device('cpu') to map your storages to the CPU."
      )
    }
    XCTAssertEqual(try load(path, mapLocation: .cpu)["w"]?.tensor?.device, .cpu)
  }

  func testLoad_withFewerDevices_namesTheIndex() throws {
    try saveFromSecondDevice()
    let gpu = try Accelerator.register("cuda", memory: 1 << 16)
    defer { gpu.unregister() }
    XCTAssertThrowsError(try load(path)) { error in
      XCTAssertEqual(
        "\(error)",
        "Attempting to deserialize object on CUDA device 1 but torch.cuda.device_count() is 1. Please "
          + "use torch.load with map_location to map your storages to an existing device."
      )
    }
    let moved = try XCTUnwrap(load(path, mapLocation: ["cuda:1": "cuda:0"])["w"]?.tensor)
    XCTAssertEqual(moved.description, "tensor([1., 2., 3.], device='cuda:0')")
  }

  func testLoad_ontoTheAccelerator_byDeviceDictionaryAndClosure() throws {
    try save(StateDict(["w": .tensor(Tensor([1, 2, 3]))]), to: path)
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
    defer { gpu.unregister() }
    let maps: [MapLocation] = [
      .device("cuda:1"), ["cpu": "cuda:1"],
      .closure { storage, location throws(TensorError) in
        location == "cpu" ? try storage.to("cuda:1") : nil
      },
    ]
    for map in maps {
      let tensor = try XCTUnwrap(load(path, mapLocation: map)["w"]?.tensor)
      XCTAssertEqual(tensor.device, "cuda:1")
      XCTAssertEqual(tensor.toArray(), [1, 2, 3])
    }
    XCTAssertEqual(gpu.transfers.toDevice.description, "3 transfers of 36 bytes")
    XCTAssertEqual(gpu.memoryAllocated(1), 0)
  }

  func testLoad_tooLargeForTheAccelerator_throws() throws {
    try save(StateDict(["w": .tensor(.zeros([1000]))]), to: path)
    let gpu = try Accelerator.register("cuda", memory: 2048)
    defer { gpu.unregister() }
    XCTAssertThrowsError(try load(path, mapLocation: "cuda")) { error in
      XCTAssertTrue("\(error)".hasPrefix("CUDA out of memory. Tried to allocate 4.00 KiB."))
      XCTAssertEqual((error as? CheckpointError)?.pythonClass, "OutOfMemoryError")
    }
  }

  func testSave_appleDevice_isTaggedWithoutIndex() throws {
    let gpu = try Accelerator.register("mps", memory: 1 << 16)
    let tensor = try Tensor([1]).to("mps")
    XCTAssertEqual(tensor.device, "mps:0")
    try save(tensor, to: path)
    gpu.unregister()
    XCTAssertThrowsError(try load(path)) { error in
      XCTAssertEqual("\(error)", "torch.UntypedStorage(): Storage device not recognized: mps")
    }
  }

  func testSafetensors_holdNoDevice() throws {
    let gpu = try Accelerator.register("cuda", memory: 1 << 16)
    defer { gpu.unregister() }
    try Safetensors.save(StateDict(["w": .tensor(Tensor([1, 2]).to("cuda"))]), to: path)
    XCTAssertEqual(try Safetensors.load(path).tensors["w"]?.device, .cpu)
    let loaded = try Safetensors.load(path, device: "cuda:0")
    XCTAssertEqual(loaded.tensors["w"]?.description, "tensor([1., 2.], device='cuda:0')")
  }
}
