public import Tensors

/// A change of a state dict, as people make them before they load it.
public enum StateDictEdit {
  case drop(String)
  /// A name that is there keeps its place, a new one comes last.
  case set(String, Value)
  /// Puts the very value of one name under another as well.
  case alias(String, of: String)
  /// Renames in place.
  case rename(from: String, to: String)
  case moveLast(String)
  case reverse
  case reshape(String, [Int])
  case transpose(String, Int, Int)
  case cast(String, DType)
  case castAll(DType)
  case toDevice(String, Device)
  /// Makes a parameter of a copy.
  case asParameter(String, requiresGrad: Bool)
  /// Expands the first element to a shape, by strides of 0.
  case expand(String, [Int])
  /// Puts a prefix before all names, as a wrapping module would.
  case prefix(String, includingMetadata: Bool)
  case consumePrefix(String)
  case dropMetadata
  /// Sets the version of a module path's metadata; `nil` leaves none.
  case metadataVersion(path: String, Int?)
  case dropMetadataEntry(path: String)
  /// Python's `dict(state)`.
  case toDictionary
  /// Python's `copy.deepcopy(state)`.
  case deepCopy
}

extension StateDict {
  /// This state dict edited in place; or the copy that an edit made.
  ///
  /// - Throws: `SpecError.missing` for a name that is not there, `.tensor` for what a tensor refuses.
  public func applying(_ edits: [StateDictEdit]) throws(SpecError) -> StateDict {
    var state = self
    for edit in edits { state = try state.applying(edit) }
    return state
  }

  private func applying(_ edit: StateDictEdit) throws(SpecError) -> StateDict {
    switch edit {
    case .drop(let key):
      _ = try value(key)
      values.removeValue(forKey: key)
    case .set(let key, let value): values[key] = value
    case .alias(let key, let other): values[key] = try value(other)
    case .rename(let from, let to): rename(from, to)
    case .moveLast(let key):
      let value = try value(key)
      values.removeValue(forKey: key)
      values[key] = value
    case .reverse: values = OrderedDictionary(values.reversed().lazy.map { ($0.key, $0.value) })
    case .prefix(let prefix, let includingMetadata): add(prefix, includingMetadata)
    case .consumePrefix(let prefix): consumePrefix(prefix)
    case .dropMetadata: metadata = nil
    case .metadataVersion(let path, let version):
      metadata?[path] = version.map { ["version": .int($0)] } ?? [:]
    case .dropMetadataEntry(let path): metadata?.removeValue(forKey: path)
    case .toDictionary: return plain()
    case .deepCopy: return deepCopy()
    default: try editTensors(edit)
    }
    return self
  }

  private func editTensors(_ edit: StateDictEdit) throws(SpecError) {
    do throws(TensorError) {
      switch edit {
      case .reshape(let key, let shape): self[key] = try self[key]?.reshape(shape)
      case .transpose(let key, let i, let j): self[key] = try self[key]?.transpose(i, j)
      case .cast(let key, let dtype): self[key] = try self[key]?.to(dtype)
      case .castAll(let dtype): for key in keys { self[key] = try self[key]?.to(dtype) }
      case .toDevice(let key, let device): self[key] = try self[key]?.to(device)
      case .asParameter(let key, let required):
        guard let tensor = self[key] else { break }
        self[key] = Parameter(try tensor.detach().clone(), requiresGrad: required)
      case .expand(let key, let shape):
        self[key] = try self[key]?.reshape(-1)[0..<1].expand(shape)
      default: break
      }
    } catch {
      throw .tensor(error)
    }
  }

  private func value(_ key: String) throws(SpecError) -> Value {
    guard let value = values[key] else { throw .missing(key) }
    return value
  }

  private func rename(_ from: String, _ to: String) {
    var renamed: OrderedDictionary<Value> = [:]
    for (key, value) in values { renamed[key == from ? to : key] = value }
    values = renamed
  }

  private func add(_ prefix: String, _ includingMetadata: Bool) {
    var renamed: OrderedDictionary<Value> = [:]
    for (key, value) in values { renamed[prefix + key] = value }
    values = renamed
    guard includingMetadata, let old = metadata else { return }
    var head = Array(prefix.utf8)
    while head.last == UInt8(ascii: ".") { head.removeLast() }
    let path = String(decoding: head, as: UTF8.self)
    var new: OrderedDictionary<OrderedDictionary<Value>> = [
      "": ["version": .int(1)]
    ]
    for (key, entry) in old { new[key.isEmpty ? path : path + "." + key] = entry }
    metadata = new
  }
}
