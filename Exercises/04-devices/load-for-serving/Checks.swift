import ExerciseChecks
import StateDictCore
import XCTest

@testable import Exercise

final class LoadForServingChecks: XCTestCase {
  func testAnyTag_loads() throws {
    for (number, kind) in [(2.0, "cpu"), (3.0, "cuda"), (4.0, "mps")] {
      let path = try saved(checkpoint(of: number), on: kind)
      let model = model()
      do {
        try loadForServing(path, into: model, on: .cpu)
      } catch {
        return XCTFail(
          """
          The file is tagged \(kind), there is no accelerator here, and you threw: \(error)
          """
        )
      }
      XCTAssert(
        numbers(model) == numbers(of: number),
        "Every number in the file is \(number), and the model has \(numbers(model))."
      )
    }
    let half = checkpoint(of: 2)
    for (name, tensor) in half.tensors where tensor.dtype == .float32 {
      half[name] = try tensor.to(.float16)
    }
    let model = model()
    try loadForServing(saved(half, on: "cpu"), into: model, on: .cpu)
    XCTAssert(
      model.parameters().map(\.dtype) == [.float32, .float32, .float32, .float32],
      """
      A float16 file has turned the float32 model into \(model.parameters().map(\.dtype)). Copying \
      converts to the model's dtype; assigning takes the file's.
      """
    )
  }

  func testModel_isOnTheDevice() throws {
    for (number, start) in [(2.0, Device.cpu), (3.0, .cuda(0))] {
      let path = try saved(checkpoint(of: number), on: "cuda")
      try withGPU { _ in
        let model = try model().to(start)
        try loadForServing(path, into: model, on: .cuda(1))
        XCTAssert(
          devices(of: model) == [Device](repeating: .cuda(1), count: 7),
          """
          The model began on \(start) and should be on cuda:1; its weights are on \
          \(name(of: devices(of: model))). Loading moves no model, whatever mapLocation says: use to.
          """
        )
        XCTAssert(
          numbers(model) == numbers(of: number),
          """
          The model is on \(name(of: devices(of: model))) without the file's numbers, which are all \
          \(number).
          """
        )
      }
    }
  }

  func testMemory_holdsOneCopy() throws {
    let path = try saved(checkpoint(of: 2), on: "cpu")
    try withGPU { gpu in
      for start: Device in [.cpu, .cuda(1)] {
        let model = try model().to(start)
        gpu.resetStatistics()
        try loadForServing(path, into: model, on: .cuda(1))
        let most = gpu.maxMemoryAllocated(1)
        XCTAssert(
          most >= copySize,
          "One copy of the weights takes \(copySize) bytes; cuda:1 never held more than \(most)."
        )
        XCTAssert(
          most <= copySize,
          """
          One copy of the weights takes \(copySize) bytes, and cuda:1 held \(most) at once, with a model \
          that began on \(start). The checkpoint was there beside the model: let it wait on the CPU.
          """
        )
      }
    }

    // What nobody has seen before: what is right, the reference solution says.
    var random = Sealed.random()
    for _ in 0..<3 {
      let number = Int.random(in: -99...99, using: &random)
      let unseen = try saved(checkpoint(of: Double(number)), on: "cpu")
      let device = Device.cuda(Int.random(in: 0...1, using: &random))
      try withGPU { gpu in
        let model = try model().to(Bool.random(using: &random) ? device : .cpu)
        gpu.resetStatistics()
        try loadForServing(unseen, into: model, on: device)
        let words = "a file of \(number)s, served on \(device):"
        Sealed.give(numbers(model), of: "\(words) the model's numbers")
        Sealed.give(
          (0...1).map { gpu.maxMemoryAllocated($0) },
          of: "\(words) the most bytes that cuda:0 and cuda:1 held"
        )
      }
    }
  }

  func testMode_isEvaluation() throws {
    let model = model()
    try loadForServing(saved(checkpoint(of: 5), on: "cpu"), into: model, on: .cpu)
    XCTAssert(
      model.modules().allSatisfy { !$0.isTraining },
      """
      The model is in training mode: BatchNorm would answer by the statistics of each batch, and \
      change those you have loaded. Call eval().
      """
    )
    XCTAssert(
      numbers(model) == numbers(of: 5),
      "Every number in the file is 5, and the model has \(numbers(model))."
    )
  }

  func testGap_throws() throws {
    let gap = checkpoint(of: 2)
    gap["1.running_mean"] = nil
    XCTAssert(
      (try? loadForServing(saved(gap, on: "cpu"), into: self.model(), on: .cpu)) == nil,
      """
      The file lacks "1.running_mean", and you served the model with a mean that was never learned. \
      Stay strict.
      """
    )
    let extra = checkpoint(of: 2)
    extra["2.weight"] = Tensor.ones([1])
    XCTAssert(
      (try? loadForServing(saved(extra, on: "cpu"), into: self.model(), on: .cpu)) == nil,
      "The file has \"2.weight\", which the model doesn't know, and you said nothing. Stay strict."
    )
    let model = model()
    try loadForServing(saved(checkpoint(of: 6), on: "cpu"), into: model, on: .cpu)
    XCTAssert(
      !model.isTraining && numbers(model) == numbers(of: 6),
      "A file that fits was not served."
    )
  }

  private func model() -> Module { Sequential(Linear(2, 3), BatchNorm1d(3)) }

  /// What the model's seven tensors take on a device, in blocks of 512 bytes.
  private let copySize = 7 * 512

  private func numbers(_ model: Module) -> [Float] {
    model.stateDict().tensors.flatMap { $0.tensor.toArray() }
  }

  /// What the model's numbers should be, as many as they were.
  private func numbers(of number: Double) -> [Float] {
    checkpoint(of: number).tensors.flatMap { $0.tensor.toArray() }
  }

  private func devices(of model: Module) -> [Device] {
    model.stateDict().tensors.map { $0.tensor.device }
  }

  private func name(of devices: [Device]) -> String { devices.first.map { "\($0)" } ?? "no device" }

  /// A checkpoint for the model in which every number is the same.
  private func checkpoint(of number: Double) -> StateDict {
    let state = model().stateDict()
    for (_, tensor) in state.tensors { tensor.fill(number) }
    return state
  }

  private func withGPU(_ body: (Accelerator) throws -> Void) throws {
    let gpu = try Accelerator.register("cuda", devices: 2, memory: 1 << 16)
    defer { gpu.unregister() }
    try body(gpu)
  }

  /// A file whose storages are tagged with a device that is gone when it is read.
  private func saved(_ state: StateDict, on kind: String) throws -> String {
    let path = kind + ".pth"
    guard kind != "cpu" else {
      try save(state, to: path)
      return path
    }
    let accelerator = try Accelerator.register(kind, memory: 1 << 16)
    defer { accelerator.unregister() }
    let there = StateDict(metadata: state.metadata)
    for (name, tensor) in state.tensors { there[name] = try tensor.to(accelerator.devices[0]) }
    try save(there, to: path)
    return path
  }
}
