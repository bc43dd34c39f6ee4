import Tensors
import XCTest

/// The simulated accelerator: its memory, its transfers and what it refuses.
final class AcceleratorTests: XCTestCase {
  func testTo_unregistered_saysWhatPyTorchSays() {
    XCTAssertThrowsError(try Tensor([1]).to("cuda")) { error in
      XCTAssertEqual(
        "\(error)",
        "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and "
          + "installed a driver from http://www.nvidia.com/Download/index.aspx"
      )
    }
    XCTAssertThrowsError(try Tensor([1]).to("cuda:x")) { error in
      XCTAssertEqual("\(error)", "Invalid device string: 'cuda:x'")
    }
  }

  func testRegister_twiceOrUnknown_throws() throws {
    let gpu = try Accelerator.register("cuda", memory: 4096)
    defer { gpu.unregister() }
    XCTAssertThrowsError(try Accelerator.register("cuda", memory: 4096)) { error in
      XCTAssertEqual(error as? TensorError, .acceleratorExists("cuda"))
    }
    XCTAssertThrowsError(try Accelerator.register("gpu", memory: 4096)) { error in
      XCTAssertEqual(error as? TensorError, .unknownDevice("gpu"))
    }
  }

  func testTo_movesAndCounts() throws {
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 4096)
    defer { gpu.unregister() }
    let host = Tensor([[1, 2, 3], [4, 5, 6]])
    let there = try host.to("cuda")
    XCTAssertEqual(there.device, "cuda:0")
    XCTAssertTrue(try there.to("cuda:0") === there)
    XCTAssertEqual(
      there.description,
      "tensor([[1., 2., 3.],\n        [4., 5., 6.]], device='cuda:0')"
    )
    XCTAssertEqual(gpu.transfers.toDevice.description, "1 transfer of 24 bytes")
    XCTAssertEqual(gpu.transfers.toHost.description, "1 transfer of 24 bytes")

    let other = try there[0].to("cuda:1")
    XCTAssertEqual(gpu.transfers.betweenDevices.description, "1 transfer of 12 bytes")
    XCTAssertEqual(try other.to(.cpu).toArray(), [1, 2, 3])
    XCTAssertEqual(gpu.transfers.toHost.description, "2 transfers of 36 bytes")
    gpu.resetStatistics()
    XCTAssertEqual(gpu.transfers.toDevice.number, 0)
  }

  func testMemory_isCountedInBlocksAndGivenBack() throws {
    let gpu = try Accelerator.register("cuda", memory: 2048)
    defer { gpu.unregister() }
    var first: Tensor? = try Tensor.zeros([1], device: "cuda")
    let second = try Tensor.zeros([129], device: "cuda")
    XCTAssertEqual(gpu.memoryAllocated(), 512 + 1024)
    first = nil
    XCTAssertNil(first)
    XCTAssertEqual(gpu.memoryAllocated(), 1024)
    XCTAssertEqual(gpu.maxMemoryAllocated(), 1536)
    // The hole at the front and the rest at the end are both taken.
    let third = try Tensor.ones([128], device: "cuda")
    let fourth = try Tensor.ones([128], device: "cuda")
    XCTAssertEqual(gpu.memoryAllocated(), 2048)
    XCTAssertEqual(second.toArray(), [Float](repeating: 0, count: 129))
    XCTAssertTrue(third.storage !== fourth.storage)
  }

  func testMemory_full_throwsWithPyTorchsAccount() throws {
    let gpu = try Accelerator.register("cuda", memory: 1 << 20)
    defer { gpu.unregister() }
    let half = try Tensor.zeros([1 << 17], device: "cuda")
    XCTAssertThrowsError(try half.to(.float64)) { error in
      XCTAssertEqual(
        "\(error)",
        "CUDA out of memory. Tried to allocate 1024.00 KiB. GPU 0 has a total capacity of 1024.00 KiB "
          + "of which 512.00 KiB is free. Including non-PyTorch memory, this process has 512.00 KiB "
          + "memory in use. Of the allocated memory 512.00 KiB is allocated by PyTorch, and 0 bytes "
          + "is reserved by PyTorch but unallocated. If reserved but unallocated memory is large try "
          + "setting PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.  See "
          + "documentation for Memory Management  (https://docs.pytorch.org/docs/stable/notes/"
          + "cuda.html#optimizing-memory-usage-with-pytorch-cuda-alloc-conf)"
      )
      XCTAssertEqual((error as? TensorError)?.pythonClass, "OutOfMemoryError")
    }
    XCTAssertEqual(gpu.memoryAllocated(), 1 << 19)
  }

  func testIndex_beyondTheDevices_throws() throws {
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 512)
    defer { gpu.unregister() }
    XCTAssertThrowsError(try Tensor([1]).to("cuda:2")) { error in
      XCTAssertEqual(
        "\(error)",
        """
        CUDA error: invalid device ordinal
        GPU device may be out of range, do you have enough GPUs?
        CUDA kernel errors might be asynchronously reported at some other API call, so the \
        stacktrace below might be incorrect.
        For debugging consider passing CUDA_LAUNCH_BLOCKING=1
        Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions.

        """
      )
    }
  }

  func testUnregister_leavesTensorsReadable() throws {
    let gpu = try Accelerator.register("cuda", memory: 512)
    let tensor = try Tensor([1, 2]).to("cuda")
    gpu.unregister()
    XCTAssertEqual(tensor.toArray(), [1, 2])
    XCTAssertThrowsError(try Tensor([1]).to("cuda"))
  }

  func testMixed_elementwise_namesTheAcceleratorFirst() throws {
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 8192)
    defer { gpu.unregister() }
    let (host, there) = (Tensor([1, 2]), try Tensor([1, 2]).to("cuda"))
    let sentence = "Expected all tensors to be on the same device, but found at least two devices, "
    for operation in [{ try host + there }, { try there * host }, { try there - host }] {
      XCTAssertThrowsError(try operation()) { error in
        XCTAssertEqual("\(error)", sentence + "cuda:0 and cpu!")
      }
    }
    XCTAssertThrowsError(try there + host.to("cuda:1")) { error in
      XCTAssertEqual("\(error)", sentence + "cuda:0 and cuda:1!")
    }
    XCTAssertEqual(try (there * Tensor(scalar: 2.0)).toArray(), [2, 4])
  }

  func testMixed_operators_nameTheArgument() throws {
    let gpu = try Accelerator.register("cuda", memory: 8192)
    defer { gpu.unregister() }
    let (host, there) = (Tensor([[1, 2], [3, 4]]), try Tensor([[1, 2], [3, 4]]).to("cuda"))
    let cases: [(String, () throws -> Tensor)] = [
      (
        "got mat2 is on cpu, different from other tensors on cuda:0 (… wrapper_CUDA_mm)",
        { try there.matmul(host) }
      ),
      (
        "got mat2 is on cuda:0, different from other tensors on cpu (… wrapper_CUDA_mm)",
        { try host.matmul(there) }
      ),
      (
        "got tensor is on cpu, different from other tensors on cuda:0 (… wrapper_CUDA__dot)",
        { try there[0].matmul(host[0]) }
      ),
      (
        "got tensors is on cuda:0, different from other tensors on cpu (… wrapper_CUDA_cat)",
        { try .cat([host, there]) }
      ),
      (
        "got mat2 is on cpu, different from other tensors on cuda:0 (… wrapper_CUDA_bmm)",
        { try there.unsqueeze(0).bmm(host.unsqueeze(0)) }
      ),
    ]
    for (expected, operation) in cases {
      XCTAssertThrowsError(try operation()) { error in
        XCTAssertEqual(
          "\(error)",
          "Expected all tensors to be on the same device, but "
            + expected.replacing("…", with: "when checking argument in method")
        )
      }
    }
  }

  func testCopy_acrossDevices_staysWhereItWas() throws {
    let gpu = try Accelerator.register("cuda", memory: 8192)
    defer { gpu.unregister() }
    let (host, there) = (Tensor([1, 2]), try Tensor([0, 0]).to("cuda"))
    let storage = there.storage
    gpu.resetStatistics()
    try there.copy(from: host)
    XCTAssertTrue(there.storage === storage)
    XCTAssertEqual(there.toArray(), [1, 2])
    XCTAssertEqual(gpu.transfers.toDevice.description, "1 transfer of 8 bytes")
  }

  func testBackward_acrossDevices_bringsTheGradientHome() throws {
    let gpu = try Accelerator.register("cuda", memory: 8192)
    defer { gpu.unregister() }
    let weight = Tensor([1, 2])
    weight.requiresGrad = true
    try (weight.to("cuda") * 3).sum().backward()
    let gradient = try XCTUnwrap(weight.grad)
    XCTAssertEqual(gradient.device, .cpu)
    XCTAssertEqual(gradient.toArray(), [3, 3])
  }

  func testAllocation_beyondTheMachine_throws() throws {
    let huge = try Tensor([[1]]).expand(1_000_000, 1_000_000)
    let operations: [() throws -> Tensor] = [
      { try huge.contiguous() }, { try huge.clone() }, { try huge + 1 }, { try huge.relu() },
      { try .ones(like: huge) },
      { try huge.to("meta").to(.float64).sum() },
    ]
    for operation in operations.dropLast() {
      XCTAssertThrowsError(try operation()) { error in
        XCTAssertEqual(
          "\(error)",
          "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
            + "you tried to allocate 4000000000000 bytes. Error code 12 (Cannot allocate memory)"
        )
      }
    }
    XCTAssertEqual(try operations.last?().device, .meta)
  }
}
