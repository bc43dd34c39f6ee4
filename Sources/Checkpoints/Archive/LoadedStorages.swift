import Tensors

/// The storages that have been loaded, by the key of their record.
struct LoadedStorages {
  struct Known {
    /// The only tensor that looks at it, or itself.
    private enum Object {
      case tensor(Tensor)
      case storage(Storage)
    }

    private let object: Object
    /// The type that its class gives the elements; `nil` for `UntypedStorage`.
    let dtype: DType?

    init(_ storage: Storage, _ dtype: DType?) {
      object = .storage(storage)
      self.dtype = dtype
    }

    /// The storage of a tensor that may not have made it yet.
    init(_ tensor: Tensor, _ dtype: DType?) {
      object = .tensor(tensor)
      self.dtype = dtype
    }

    var storage: Storage {
      switch object {
      case .tensor(let tensor): tensor.storage
      case .storage(let storage): storage
      }
    }
  }

  /// Those whose key is a number that an archive of so many records has.
  private var numbered: [Known?]
  private var named: OrderedDictionary<Known> = [:]

  /// Prepares for an archive of so many records.
  init(count: Int) { numbered = Array(repeating: nil, count: count) }

  /// What is loaded under a key.
  subscript(key: StorageKey) -> Known? {
    get {
      switch key {
      case .number(let number) where number < numbered.count: numbered[number]
      case .number(let number): named[String(number)]
      case .text(let text): named[text]
      }
    }
    set {
      switch key {
      case .number(let number) where number < numbered.count: numbered[number] = newValue
      case .number(let number): named[String(number)] = newValue
      case .text(let text): named[text] = newValue
      }
    }
  }
}
