import Checkpoints
import Foundation
import Modules
import StateDictCore
import StateDictTool
import Tensors

/// What is measured; the raw value is the request to the peer.
enum CoreOperation: String, CaseIterable {
  case load
  case loadMapped = "load-mapped"
  case loadStateDict = "load-state-dict"
  case save
  case safetensorsLoad = "safetensors-load"
  case safetensorsSave = "safetensors-save"
  case inspect

  /// As people read it.
  var title: String {
    switch self {
    case .load: "load"
    case .loadMapped: "load, mapped"
    case .loadStateDict: "loadStateDict"
    case .save: "save"
    case .safetensorsLoad: "safetensors load"
    case .safetensorsSave: "safetensors save"
    case .inspect: "inspect"
    }
  }
}

/// The operations on one checkpoint, whose files it writes.
final class CoreOperations {
  let checkpoint: Checkpoint
  /// The file in PyTorch's format; PyTorch would have written the same bytes.
  let path: String
  private let folder: String
  private let other: String
  private let model: Module
  private let state: StateDict
  private let source: [UInt8]
  private var target: [UInt8]

  init(_ checkpoint: Checkpoint, _ folder: String) throws {
    self.checkpoint = checkpoint
    self.folder = folder
    path = "\(folder)/\(checkpoint.name).pth"
    other = "\(folder)/\(checkpoint.name).safetensors"
    model = checkpoint.model()
    try save(model.stateDict(), to: path)
    guard let loaded = try load(path).stateDict else {
      throw Peer.Failure(description: "\(path) holds no state dict")
    }
    state = loaded
    try Safetensors.save(state, to: other)
    source = [UInt8](repeating: 1, count: checkpoint.byteCount)
    target = [UInt8](repeating: 0, count: checkpoint.byteCount)
  }

  /// How many bytes of memory that nobody used before an operation, ours or theirs, may need: for what a
  /// file or a tensor holds, and for objects.
  func newBytes(_ operation: CoreOperation) -> Int {
    let objects = 1000 * checkpoint.tensorCount
    switch operation {
    case .load, .save, .safetensorsSave: return objects + 2 * checkpoint.byteCount
    case .loadMapped, .safetensorsLoad, .inspect: return objects
    case .loadStateDict: return 0
    }
  }

  /// Milliseconds that an operation takes.
  ///
  /// The space of a file that was replaced is given back behind the back of whoever saves; that is not done
  /// in the other's time.
  func measure(_ operation: CoreOperation, _ clock: Timing.Clock) throws -> Double {
    defer { if [.save, .safetensorsSave].contains(operation) { usleep(200_000) } }
    return switch operation {
    case .load: try Timing.milliseconds(clock) { try load(path) }
    case .loadMapped: try Timing.milliseconds(clock) { try load(path, mmap: true) }
    case .loadStateDict: try Timing.milliseconds(clock) { try model.loadStateDict(state) }
    case .save: try Timing.milliseconds(clock) { try save(state, to: "\(folder)/ours.pth") }
    case .safetensorsLoad: try Timing.milliseconds(clock) { try load(other) }
    case .safetensorsSave:
      try Timing.milliseconds(clock) {
        try Safetensors.save(state, to: "\(folder)/ours.safetensors")
      }
    case .inspect:
      try Timing.milliseconds(clock) { try Inspection(CheckpointFile(path)).lines() }
    }
  }

  /// Milliseconds that the bytes of all tensors take to be copied, tensor by tensor.
  func copyBytes(_ clock: Timing.Clock) -> Double {
    let step = checkpoint.byteCount / checkpoint.tensorCount
    return Timing.milliseconds(clock) {
      source.withUnsafeBytes { source in
        target.withUnsafeMutableBytes { target in
          guard let from = source.baseAddress, let to = target.baseAddress else { return }
          for start in stride(from: 0, to: source.count, by: step) {
            memcpy(to + start, from + start, step)
          }
        }
      }
    }
  }

  /// Removes the files of this checkpoint.
  func removeFiles() {
    let others = ["ours.pth", "theirs.pth", "ours.safetensors", "theirs.safetensors"]
    for file in [path, other] + others.map({ "\(folder)/\($0)" }) {
      try? FileManager.default.removeItem(atPath: file)
    }
  }
}
