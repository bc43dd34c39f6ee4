public import Checkpoints
import StateDictCore
import StateDictJSON
public import Tensors

/// Writes a checkpoint in the format that the new file's extension names.
public struct Conversion {
  /// Why a file cannot become another.
  public enum Fault: Error, Sendable, Equatable {
    case unknownExtension(String)
    case noDictionary(String)
    case notATensor(path: String, what: String, candidates: [String])
    case expandedTooFar(path: String, shape: [Int])
    case noSuchKey(String, known: [String])
  }

  /// What is written.
  public let value: Value
  /// What the new file does not say, though the old one did.
  public private(set) var losses: [String] = []
  let path: String
  private let text: OrderedDictionary<String>?

  /// Prepares to write a loaded file.
  ///
  /// - Parameters:
  ///   - file: the old file.
  ///   - path: the new one, ending in `.pth`, `.pt`, `.bin`, `.ckpt` or `.safetensors`.
  ///   - key: the key of the part to write, where not the whole.
  /// - Throws: `Fault`.
  public init(_ file: CheckpointFile, to path: String, key: String? = nil) throws(Fault) {
    self.path = path
    var part = file.value
    if let key {
      guard let found = part[key] else {
        throw .noSuchKey(key, known: (part.stateDict?.keys ?? []).map { Wording.name($0) })
      }
      part = found
    }
    if path.hasSuffix(".safetensors") {
      let (state, losses) = try Self.separated(part)
      value = .stateDict(state)
      self.losses = losses
      text = file.text ?? ["format": "pt"]
    } else if [".pth", ".pt", ".bin", ".ckpt"].contains(where: path.hasSuffix) {
      value = part
      text = nil
      if let text = file.text, text != ["format": "pt"] {
        losses.append("the metadata " + Wording.list(text.keys.map { Wording.name($0) }))
      }
    } else {
      throw .unknownExtension(path)
    }
  }

  /// Writes the new file, beside its place and then renamed.
  public func write() throws(CheckpointError) {
    if path.hasSuffix(".safetensors") {
      try Safetensors.save(value, to: path, metadata: text)
    } else {
      try save(value, to: path)
    }
  }

  /// Tensors that share no memory and lie row by row, which is all that safetensors holds.
  private static func separated(_ value: Value) throws(Fault) -> (StateDict, losses: [String]) {
    guard let state = value.stateDict else { throw .noDictionary(Wording.value(value)) }
    let result = StateDict()
    var losses: [String] = []
    var seen: Set<ObjectIdentifier> = []
    for (name, value) in state.values {
      guard let tensor = value.tensor else {
        throw .notATensor(
          path: Wording.name(name),
          what: Wording.value(value),
          candidates: state.values.filter { $0.value.stateDict?.tensors.isEmpty == false }
            .map { $0.key }
        )
      }
      guard !tensor.isExpandedTooFar else {
        throw .expandedTooFar(path: Wording.name(name), shape: tensor.shape)
      }
      let isFirst = seen.insert(ObjectIdentifier(tensor.storage)).inserted
      let isAlone =
        tensor.isContiguous && tensor.storage.hasBytes
        && tensor.storage.byteCount == tensor.elementCount * tensor.dtype.itemSize
      if isAlone, isFirst {
        result[name] = tensor
        continue
      }
      do throws(TensorError) {
        let rows = try tensor.detach().contiguous()
        result[name] = rows.storage === tensor.storage ? try rows.clone() : rows
      } catch {
        throw .expandedTooFar(path: Wording.name(name), shape: tensor.shape)
      }
    }
    for group in state.tensors.grouped(by: { ObjectIdentifier($0.tensor.storage) })
    where group.count > 1 {
      let names = group.map { Wording.name($0.name) }
      losses.append("that \(Wording.list(names)) share memory: each is written in full")
    }
    if state.metadata != nil { losses.append("the versions of modules (`_metadata`)") }
    return (result, losses)
  }
}
