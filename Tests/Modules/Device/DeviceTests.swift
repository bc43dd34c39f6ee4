import Modules
import Tensors
import XCTest

/// Modules and optimizers on the simulated accelerator.
final class DeviceTests: XCTestCase {
  func testTo_movesParametersInPlaceAndBuffersAnew() throws {
    let gpu = try Accelerator.register("cuda", memory: 1 << 16)
    defer { gpu.unregister() }
    let model = BatchNorm1d(2)
    let (weight, mean) = (try XCTUnwrap(model.weight), model.runningMean)
    weight.grad = Tensor([1, 2])
    try model.to("cuda:0")
    XCTAssertTrue(model.weight === weight)
    XCTAssertFalse(model.runningMean === mean)
    XCTAssertEqual(Set(model.stateDict().tensors.map { $0.tensor.device }), ["cuda:0"])
    XCTAssertEqual(weight.grad?.device, "cuda:0")
  }

  func testLoadStateDict_keepsTheModelsDevice() throws {
    let gpu = try Accelerator.register("cuda", memory: 1 << 16)
    defer { gpu.unregister() }
    let (source, model) = (Linear(2, 1), try Linear(2, 1).to("cuda"))
    let weight = model.weight
    gpu.resetStatistics()
    try model.loadStateDict(source.stateDict())
    XCTAssertTrue(model.weight === weight)
    XCTAssertEqual(model.weight.device, "cuda:0")
    XCTAssertEqual(model.weight.toArray(), source.weight.toArray())
    XCTAssertEqual(gpu.transfers.toDevice.description, "2 transfers of 12 bytes")

    try model.loadStateDict(source.stateDict(), assign: true)
    XCTAssertEqual(model.weight.device, .cpu)
  }

  func testForward_inputElsewhere_isRefusedByEveryLayer() throws {
    let gpu = try Accelerator.register("cuda", memory: 1 << 20)
    defer { gpu.unregister() }
    let start = "Expected all tensors to be on the same device, but got "
    let end = " (when checking argument in method wrapper_CUDA_"
    let cases: [(Module, [Int], String)] = [
      (
        Linear(2, 3), [1, 2],
        start + "mat1 is on cpu, different from other tensors on cuda:0" + end + "addmm)"
      ),
      (
        Linear(2, 3, bias: false), [1, 2],
        start + "mat2 is on cuda:0, different from other tensors on cpu" + end + "mm)"
      ),
      (
        LayerNorm(2), [1, 2],
        start + "weight is on cuda:0, different from other tensors on cpu" + end
          + "_native_layer_norm)"
      ),
      (
        BatchNorm1d(2), [3, 2],
        start + "weight is on cuda:0, different from other tensors on cpu" + end
          + "_native_batch_norm)"
      ),
      (
        GroupNorm(1, 2), [3, 2],
        start + "weight is on cuda:0, different from other tensors on cpu" + end
          + "_native_group_norm)"
      ),
      (
        Conv1d(2, 2, kernelSize: .all(1)), [1, 2, 3],
        "Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same "
          + "or input should be a MKLDNN tensor and weight is a dense tensor"
      ),
      (
        GRU(2, 2), [3, 1, 2],
        "Input and parameter tensors are not at the same device, found input tensor at cpu and "
          + "parameter tensor at cuda:0"
      ),
    ]
    for (module, shape, expected) in cases {
      try module.to("cuda")
      XCTAssertThrowsError(try module(Tensor.zeros(shape))) { error in
        XCTAssertEqual("\(error)", expected, module.className)
      }
    }
    XCTAssertThrowsError(try Embedding(3, 2).to("cuda")(Tensor([0, 1] as [Int]))) { error in
      XCTAssertEqual(
        "\(error)",
        start + "index is on cpu, different from other tensors on cuda:0" + end + "_index_select)"
      )
    }
  }

  func testTraining_onTheAccelerator_equalsTheCPU() throws {
    let gpu = try Accelerator.register("cuda", memory: 1 << 22)
    defer { gpu.unregister() }
    let (first, firstLosses) = try train(on: .cpu)
    XCTAssertEqual(gpu.memoryAllocated(), 0)
    let (second, secondLosses) = try train(on: "cuda:0")
    XCTAssertEqual(firstLosses, secondLosses)
    for ((name, a), (_, b)) in zip(first.stateDict().tensors, second.stateDict().tensors) {
      XCTAssertEqual(b.device, "cuda:0", name)
      XCTAssertEqual(a.toArray(), b.toArray(), name)
    }
  }

  /// A few steps of a small network; every gradient must be where its parameter is.
  private func train(on device: Device) throws -> (Module, [Double]) {
    manualSeed(1)
    let model = try Sequential(
      Conv2d(1, 2, kernelSize: .all(2)),
      BatchNorm2d(2),
      ReLU(),
      MaxPool2d(.all(2)),
      Flatten(),
      Linear(2, 3),
      LayerNorm(3),
      Dropout(0.25)
    ).to(device)
    let optimizer = AdamW(model.parameters(), lr: 0.01)
    let x = try Tensor.randn([4, 1, 3, 3]).to(device)
    let y = try Tensor([0, 2, 1, 0] as [Int]).to(device)
    var losses: [Double] = []
    for _ in 0..<3 {
      optimizer.zeroGrad()
      let loss = try CrossEntropyLoss()(model(x), y)
      try loss.backward()
      for parameter in model.parameters() {
        XCTAssertEqual(try XCTUnwrap(parameter.grad).device, parameter.device)
      }
      try optimizer.step()
      losses.append(loss.item())
    }
    return (model, losses)
  }
}
