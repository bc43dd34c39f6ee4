import XCTest

@testable import Checkpoints
@testable import Tensors

/// Tensors that are recognised load as those that are rebuilt step by step.
final class TensorProgramTests: XCTestCase {
  func testRun_usualTensors_areRecognizedButTheFirst() throws {
    let storages = Storages()
    let tensors = try run(first + second + third, storages).map { try XCTUnwrap($0.tensor) }
    XCTAssertEqual(storages.steps, ["0"])
    XCTAssertEqual(storages.recognized, ["data/1", "data/1"])
    XCTAssertEqual(tensors.map(\.shape), [[2, 2], [2, 2], [3]])
    XCTAssertEqual(tensors.map(\.stride), [[2, 1], [2, 1], [1]])
    XCTAssertEqual(tensors.map(\.storageOffset), [0, 0, 1])
    XCTAssertEqual(tensors.map(\.requiresGrad), [false, false, true])
    XCTAssertTrue(tensors[1].storage === tensors[2].storage)
    XCTAssertFalse(tensors[0].storage === tensors[1].storage)
  }

  func testRun_programThatAsksForWhatWasSkipped_getsIt() throws {
    // The shape of the second tensor, a tuple that nobody else asks for.
    let storages = Storages()
    let values = try run(first + second + third + [0x68, 14], storages)
    XCTAssertEqual(values.count, 4)
    guard case .tuple(let shape) = values[3] else { return XCTFail("\(values[3])") }
    XCTAssertEqual(shape.values.map(\.int), [2, 2])
    XCTAssertEqual(storages.recognized, ["data/1", "data/1"])
    XCTAssertEqual(storages.steps, ["0", "0", "1", "1"])
  }

  func testRun_skippedKey_isRemembered() throws {
    let values = try run(first + second + [0x68, 12], Storages())
    XCTAssertEqual(values.last?.string, "1")
  }

  func testRun_numberBeyondTheMemo_isStillMissing() {
    XCTAssertThrowsError(try run(first + second + [0x68, 99], Storages())) {
      XCTAssertTrue("\($0)".contains("99"), "\($0)")
    }
  }

  func testRun_tensorTooLargeForItsStorage_isRefusedAsInSteps() throws {
    var program = second
    let shape = try XCTUnwrap(program.firstIndex(of: 0x86))
    program[shape - 1] = 200
    let steps = Storages()
    XCTAssertThrowsError(try run(first + program, steps)) {
      XCTAssertEqual("\($0)", outcome(first + program, false))
    }
    XCTAssertEqual(steps.steps, ["0", "1"])
  }

  func testRun_referenceThatHasGotAnotherValue_isLookedUpAnew() {
    // What the location's number stands for, the storage's class, and the hooks'.
    for (place, value) in [(4, text("cuda:0")), (2, text("cpu")), (8, text("cpu"))] {
      let program = first + second + value + [0x71, UInt8(place)] + third
      XCTAssertEqual(outcome(program, true), outcome(program, false), "\(place)")
      XCTAssertNotEqual(outcome(program, true), outcome(first + second + third, true))
    }
  }

  func testRun_namesBetween_areRecognizedToo() throws {
    let storages = Storages()
    let values = try run(entries + [0x68, 18, 0x68, 19, 0x68, 25], storages)
    XCTAssertEqual(storages.steps, ["0"])
    XCTAssertEqual(storages.recognized, ["data/1", "data/1"])
    XCTAssertEqual(values.map { $0.string }, [nil, "a", nil, "b", nil, nil, "b", nil])
    XCTAssertTrue(values[5].tensor === values[2].tensor)
    XCTAssertTrue(values[7].tensor === values[4].tensor)
  }

  /// Shapes and strides that come again are looked up where the first bytes of their programs are alike.
  func testRun_manyShapes_areThoseOfTheSteps() throws {
    var program = first + second
    let shapes: [[UInt8]] = [
      [3], [2], [1], [2, 1], [1, 2], [1, 1, 3], [1, 3, 1], [1, 1, 1, 2],
    ]
    for (turn, number) in stride(from: 19, to: 250, by: 6).enumerated() {
      let shape = shapes[turn % 5 * turn % shapes.count]
      program += third(from: UInt8(number), shape)
    }
    let storages = Storages()
    let tensors = try run(program, storages).compactMap { $0.tensor?.shape }
    XCTAssertEqual(storages.recognized.count, tensors.count - 1)
    XCTAssertGreaterThan(Set(tensors).count, 5)
    XCTAssertEqual(outcome(program, true), outcome(program, false))
  }

  func testRun_nameThatIsNotText_isRefusedAsInSteps() throws {
    var program = entries
    let name = try XCTUnwrap(program.lastIndex(of: UInt8(ascii: "b")))
    program[name] = 0xff
    XCTAssertEqual(outcome(program, true), outcome(program, false))
    XCTAssertTrue(outcome(program, true).contains("invalid start byte"), outcome(program, true))
  }

  func testRun_everyCutAndEveryChangedByte_equalsTheSteps() {
    for program in [first + second + third, entries] { compareBroken(program) }
  }

  func testRun_entriesThatAreStoredNext_areInTheirDictionary() throws {
    for (dictionary, kind) in [(orderedDictionary, "collections.OrderedDict"), ([0x7d], "dict")] {
      let storages = Storages()
      let program = stored(in: dictionary)
      let values = try run(program + [0x68, 18, 0x68, 25], storages)
      XCTAssertEqual(storages.recognized, ["data/1", "data/1"], kind)
      XCTAssertEqual(values.count, 4, kind)
      XCTAssertEqual(values[1].typeName, kind)
      let pairs = try XCTUnwrap(values[1].pairs)
      XCTAssertEqual(pairs.map { $0.key.string }, ["a", "b"], kind)
      XCTAssertTrue(pairs[0].value.tensor === values[2].tensor, kind)
      XCTAssertTrue(pairs[1].value.tensor === values[3].tensor, kind)
      compareBroken(program)
    }
  }

  func testRun_entriesForADictionaryWithOtherKeys_areInIt() throws {
    // A key that is a number comes first, which no state dict has.
    let other: [UInt8] = orderedDictionary + [0x4b, 5, 0x4b, 6, 0x73]
    let values = try run(stored(in: other), Storages())
    let pairs = try XCTUnwrap(values.last?.pairs)
    XCTAssertEqual(pairs.map(\.key.pythonText), ["5", "a", "b"])
    compareBroken(stored(in: other))
  }

  func testRun_entriesAfterAnother_areStoredInOrder() throws {
    let entry = text("z") + [0x4b, 7]
    let program =
      first + orderedDictionary + [0x28] + entry + entries.dropFirst(first.count) + [0x75]
    let pairs = try XCTUnwrap(try run(program, Storages()).last?.pairs)
    XCTAssertEqual(pairs.map(\.key.string), ["z", "a", "b"])
    compareBroken(program)
  }

  func testRun_entriesWithOneName_areOneEntry() throws {
    var program = stored(in: orderedDictionary)
    let name = try XCTUnwrap(program.lastIndex(of: UInt8(ascii: "b")))
    program[name] = UInt8(ascii: "a")
    let pairs = try XCTUnwrap(try run(program, Storages()).last?.pairs)
    XCTAssertEqual(pairs.map(\.key.string), ["a"])
    XCTAssertEqual(pairs.map(\.value.tensor?.shape), [[3]])
  }

  private func compareBroken(_ program: [UInt8]) {
    var programs = program.indices.map { Array(program[..<$0]) }
    for place in (first.count..<program.count) {
      for byte: UInt8 in [0x00, 0x28, 0x4b, 0x68, 0x74, 0xff] {
        var changed = program
        changed[place] = byte
        programs.append(changed)
      }
    }
    for program in programs {
      XCTAssertEqual(outcome(program, true), outcome(program, false), "\(program)")
    }
  }

  // MARK: Running

  private final class Storages {
    var steps: [String] = []
    var recognized: [String] = []
    private var all: [String: Storage] = [:]

    func storage(_ name: String) -> Storage {
      if let known = all[name] { return known }
      let storage = Storage(byteCount: 16)
      all[name] = storage
      return storage
    }
  }

  private func run(
    _ program: [UInt8],
    _ storages: Storages,
    recognizing: Bool = true
  ) throws -> [Value] {
    // Near the end of the bytes nothing is recognised.
    let more = [UInt8](repeating: 0, count: PickleLookahead.margin)
    let bytes = ByteView(copying: [0x80, 2, 0x28] + program + [0x74, 0x2e] + more)
    var machine = PickleMachine(bytes) {
      id throws(CheckpointError) in
      guard id.values.count == 5, case .global("torch.FloatStorage") = id.values[1],
        id.values[3].string == "cpu", id.values[4].int == 4
      else { throw .archive(.torchScript) }
      let key = id.values[2].pythonText
      storages.steps.append(key)
      return .storage(storages.storage("data/" + key), .float32)
    }
    if recognizing {
      machine.loadTensor = { id, layout, program throws(CheckpointError) in
        guard id.kind.storageClass == "torch.FloatStorage", id.kind.location == "cpu",
          id.elementCount == 4
        else { throw .archive(.torchScript) }
        storages.recognized.append(id.key.record)
        layout.update(program, itemSize: 4)
        return layout.tensor(storages.storage(id.key.record), .float32, program)
      }
    }
    guard case .tuple(let tuple) = try machine.run() else { return [] }
    return tuple.values
  }

  /// What a program gives, as text.
  private func outcome(_ program: [UInt8], _ recognizing: Bool) -> String {
    do {
      let values = try run(program, Storages(), recognizing: recognizing)
      return values.map { value in
        guard let pairs = value.pairs else { return described(value) }
        return pairs.map { described($0.key) + ": " + described($0.value) }
          .joined(separator: ", ")
      }.joined(separator: "; ")
    } catch {
      return "\(error)"
    }
  }

  private func described(_ value: Value) -> String {
    guard let tensor = value.tensor else { return value.pythonText }
    return "\(tensor.shape) \(tensor.stride) \(tensor.storageOffset) \(tensor.requiresGrad)"
  }

  // MARK: Programs

  private func text(_ text: String) -> [UInt8] {
    [0x58, UInt8(text.utf8.count), 0, 0, 0] + Array(text.utf8)
  }

  /// Names everything for the first time, and uses the numbers 0 to 11.
  private var first: [UInt8] {
    var program = Array("ctorch._utils\n_rebuild_tensor_v2\n".utf8) + [0x71, 0, 0x28, 0x28]
    program += text("storage") + [0x71, 1] + Array("ctorch\nFloatStorage\n".utf8) + [0x71, 2]
    program += text("0") + [0x71, 3] + text("cpu") + [0x71, 4, 0x4b, 4, 0x74, 0x71, 5, 0x51]
    program += [0x4b, 0, 0x4b, 2, 0x4b, 2, 0x86, 0x71, 6, 0x4b, 2, 0x4b, 1, 0x86, 0x71, 7, 0x89]
    program += Array("ccollections\nOrderedDict\n".utf8) + [0x71, 8, 0x29, 0x52, 0x71, 9]
    return program + [0x74, 0x71, 10, 0x52, 0x71, 11]
  }

  /// A storage of its own; uses 12 to 18.
  private var second: [UInt8] {
    var program: [UInt8] = [0x68, 0, 0x28, 0x28, 0x68, 1, 0x68, 2] + text("1") + [0x71, 12]
    program += [0x68, 4, 0x4b, 4, 0x74, 0x71, 13, 0x51]
    program += [0x4b, 0, 0x4b, 2, 0x4b, 2, 0x86, 0x71, 14, 0x4b, 2, 0x4b, 1, 0x86, 0x71, 15, 0x89]
    return program + [0x68, 8, 0x29, 0x52, 0x71, 16, 0x74, 0x71, 17, 0x52, 0x71, 18]
  }

  /// Another look at the second's storage; uses 19 to 24, the last in the long form.
  private var third: [UInt8] { third(from: 19) }

  private func third(from number: UInt8, _ shape: [UInt8] = [3]) -> [UInt8] {
    var program: [UInt8] = [0x68, 0, 0x28, 0x28, 0x68, 1, 0x68, 2, 0x68, 12]
    program += [0x68, 4, 0x4d, 4, 0, 0x74, 0x71, number, 0x51]
    program += [0x4b, 1] + tuple(shape.map { [0x4b, $0] }) + [0x71, number + 1]
    program += tuple(shape.map { _ in [0x4a, 1, 0, 0, 0] })
    program += [0x71, number + 2, 0x88, 0x68, 8, 0x29, 0x52, 0x71, number + 3, 0x74]
    return program + [0x72, number + 4, 0, 0, 0, 0x52, 0x71, number + 5]
  }

  private func tuple(_ elements: [[UInt8]]) -> [UInt8] {
    elements.count < 4
      ? elements.joined() + [0x84 + UInt8(elements.count)] : [0x28] + elements.joined() + [0x74]
  }

  /// All three with names between them, of which only the second is remembered.
  private var entries: [UInt8] {
    first + text("a") + second + text("b") + [0x71, 19] + third(from: 20)
  }

  /// An empty `OrderedDict`, by the class that `first` has named.
  private let orderedDictionary: [UInt8] = [0x68, 8, 0x29, 0x52]

  /// The first tensor, and a dictionary that gets the others under their names.
  private func stored(in dictionary: [UInt8]) -> [UInt8] {
    first + dictionary + [0x28] + entries.dropFirst(first.count) + [0x75]
  }
}
