import Tensors

/// Writes a value as a pickle of protocol 2, byte for byte as `torch.save` writes it.
///
/// Python's pickler remembers every object it writes by its identity and mentions it by number the
/// second time. Lists, tuples, dictionaries and tensors have an identity here too; equal strings
/// count as one object, which is what they nearly always are in Python.
struct PickleWriter {
  /// What is remembered, and by what.
  enum Identity: Hashable {
    case container(Same<ValueContainer>)
    case tensor(Same<Tensor>)
    case text(ExactText)
    case global(String)
    case storageKey(String)
  }

  /// An object by its identity, which lives as long as that is remembered.
  ///
  /// One that is made in passing would leave its address to the next, and be taken for it.
  struct Same<Object: AnyObject>: Hashable {
    let object: Object

    init(_ object: Object) { self.object = object }

    static func == (a: Same, b: Same) -> Bool { a.object === b.object }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(object)) }
  }

  private static let batchSize = 1000
  /// How deep Python's pickler goes at most, about.
  private static let maximumDepth = 900

  private(set) var bytes: [UInt8] = [0x80, 0x02]
  var storages: SavedStorages
  private var memo: [Identity: Int] = [:]
  private var memoCount = 0
  private var depth = 0

  /// Prepares to write objects whose storages are collected on the way.
  init(_ storages: SavedStorages) { self.storages = storages }

  /// Writes the object and ends the pickle.
  mutating func write(_ value: Value) throws(CheckpointError) {
    try save(value)
    emit(.stop)
  }

  // MARK: Bytes

  mutating func emit(_ opcode: PickleMachine.Opcode) { bytes.append(opcode.rawValue) }

  /// Remembers the object just written.
  mutating func remember(_ identity: Identity?) {
    if let identity { memo[identity] = memoCount }
    if memoCount < 256 {
      emit(.binPut)
      bytes.append(UInt8(memoCount))
    } else {
      emit(.longBinPut)
      bytes.append32(UInt32(memoCount))
    }
    memoCount += 1
  }

  /// Mentions an object that was written before; returns whether there is one.
  mutating func recall(_ identity: Identity) -> Bool {
    guard let index = memo[identity] else { return false }
    if index < 256 {
      emit(.binGet)
      bytes.append(UInt8(index))
    } else {
      emit(.longBinGet)
      bytes.append32(UInt32(index))
    }
    return true
  }

  // MARK: Values

  /// Writes a value.
  mutating func save(_ value: Value) throws(CheckpointError) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw .pickle(.tooDeep) }
    switch value {
    case .none: emit(.none)
    case .bool(let flag): emit(flag ? .newTrue : .newFalse)
    case .int(let number): save(number)
    case .bigInt(let number): try save(bigInteger: number)
    case .float(let number): save(number)
    case .string(let text): try save(text)
    case .list(let list): try save(list)
    case .tuple(let tuple): try save(tuple)
    case .dictionary(let dictionary): try save(dictionary)
    case .stateDict(let state): try save(state)
    case .tensor(let tensor): try save(tensor)
    case .storage(let storage, let dtype): try save(storage, dtype)
    case .dtype(let dtype): saveGlobal("torch", dtype.name)
    case .global(let name): try saveGlobal(name)
    default: try saveReduced(value)
    }
  }

  mutating func save(_ number: Int) {
    switch number {
    case 0...0xff:
      emit(.binInt1)
      bytes.append(UInt8(number))
    case 0...0xffff:
      emit(.binInt2)
      bytes.append16(number)
    case Int(Int32.min)...Int(Int32.max):
      emit(.binInt)
      bytes.append32(UInt32(truncatingIfNeeded: number))
    default:
      var digits: [UInt8] = []
      digits.append64(UInt64(bitPattern: Int64(number)))
      digits = minimalTwosComplement(digits)
      emit(.long1)
      bytes.append(UInt8(digits.count))
      bytes.append(contentsOf: digits)
    }
  }

  private mutating func save(bigInteger digits: [UInt8]) throws(CheckpointError) {
    guard digits.count < 256 else {
      throw .pickle(.notRepresentable("an integer of \(digits.count) bytes"))
    }
    emit(.long1)
    bytes.append(UInt8(digits.count))
    bytes.append(contentsOf: digits)
  }

  mutating func save(_ number: Double) {
    emit(.binFloat)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
    }
  }

  /// Writes a string; equal strings are one object unless `identity` says otherwise.
  mutating func save(_ text: String, as identity: Identity? = nil) throws(CheckpointError) {
    let identity = identity ?? .text(ExactText(text))
    if recall(identity) { return }
    guard let count = UInt32(exactly: text.utf8.count) else {
      throw .pickle(.notRepresentable("a string of \(text.utf8.count) bytes"))
    }
    emit(.binUnicode)
    bytes.append32(count)
    bytes.append(contentsOf: text.utf8)
    remember(identity)
  }

  /// Writes the name of a class or function.
  mutating func saveGlobal(_ module: String, _ name: String) {
    let identity = Identity.global(module + "." + name)
    if recall(identity) { return }
    emit(.global)
    bytes.append(contentsOf: module.utf8)
    bytes.append(0x0a)
    bytes.append(contentsOf: name.utf8)
    bytes.append(0x0a)
    remember(identity)
  }

  private mutating func saveGlobal(_ name: String) throws(CheckpointError) {
    guard AllowList.contains(name), let (module, last) = AllowList.split(name) else {
      throw .pickle(.notRepresentable(name))
    }
    saveGlobal(module == "builtins" ? "__builtin__" : module, last)
  }

  // MARK: Containers

  private mutating func save(_ list: ValueList) throws(CheckpointError) {
    let identity = Identity.container(Same(list))
    if recall(identity) { return }
    emit(.emptyList)
    remember(identity)
    try append(list.values)
  }

  /// Appends elements to the list on top, a thousand at a time.
  mutating func append(_ values: [Value]) throws(CheckpointError) {
    if values.count == 1 {
      try save(values[0])
      emit(.append)
      return
    }
    for start in stride(from: 0, to: values.count, by: Self.batchSize) {
      emit(.mark)
      for value in values[start..<min(start + Self.batchSize, values.count)] { try save(value) }
      emit(.appends)
    }
  }

  private mutating func save(_ tuple: ValueTuple) throws(CheckpointError) {
    let identity = Identity.container(Same(tuple))
    if recall(identity) { return }
    let values = tuple.values
    if values.isEmpty { return emit(.emptyTuple) }
    if values.count > 3 { emit(.mark) }
    for value in values { try save(value) }
    // Writing the elements may have written the tuple itself, if it contains itself.
    if memo[identity] != nil { throw .pickle(.notRepresentable("a tuple that contains itself")) }
    endTuple(values.count)
    remember(identity)
  }

  /// Makes a tuple of what is on the stack.
  private mutating func endTuple(_ count: Int) {
    switch count {
    case 1: emit(.tuple1)
    case 2: emit(.tuple2)
    case 3: emit(.tuple3)
    default: emit(.tuple)
    }
  }

  /// Writes a tuple that nobody else mentions.
  mutating func saveTuple(
    _ count: Int,
    _ elements: (inout PickleWriter) throws(CheckpointError) -> Void
  ) throws(CheckpointError) {
    if count > 3 { emit(.mark) }
    try elements(&self)
    endTuple(count)
    remember(nil)
  }

  private mutating func save(_ dictionary: ValueDictionary) throws(CheckpointError) {
    let identity = Identity.container(Same(dictionary))
    if recall(identity) { return }
    switch dictionary.kind {
    case .dict:
      emit(.emptyDict)
      remember(identity)
      try setItems(dictionary.items, exact: true)
    case .counter:
      saveGlobal("collections", "Counter")
      let plain = ValueDictionary(dictionary.items)
      try saveTuple(1) { writer throws(CheckpointError) in try writer.save(.dictionary(plain)) }
      emit(.reduce)
      remember(identity)
    case .orderedDict:
      try saveOrdered(dictionary.items, dictionary.attributes, identity)
    }
  }

  private mutating func save(_ state: StateDict) throws(CheckpointError) {
    let identity = Identity.container(Same(state))
    if recall(identity) { return }
    let attributes = state.metadata.map { [(name: "_metadata", value: Value.metadata($0))] } ?? []
    try saveOrdered(state.values.map { (.string($0.key), $0.value) }, attributes, identity)
  }

  private mutating func saveOrdered(
    _ items: [(key: Value, value: Value)],
    _ attributes: [(name: String, value: Value)],
    _ identity: Identity?
  ) throws(CheckpointError) {
    saveGlobal("collections", "OrderedDict")
    emit(.emptyTuple)
    emit(.reduce)
    remember(identity)
    try setItems(items, exact: false)
    guard !attributes.isEmpty else { return }
    let state = attributes.map { (key: Value.string($0.name), value: $0.value) }
    try save(.dictionary(ValueDictionary(state)))
    emit(.build)
  }

  /// Writes an empty `OrderedDict` that nobody else mentions, such as a tensor's hooks.
  mutating func saveEmptyOrderedDictionary() throws(CheckpointError) {
    try saveOrdered([], [], nil)
  }

  /// Sets pairs on the dictionary on top, a thousand at a time.
  ///
  /// - Parameters:
  ///   - items: the pairs.
  ///   - exact: whether it is a plain `dict`. Python counts these ahead, and ends a full last batch
  ///     with an empty one; other dictionaries it iterates.
  /// - Throws: `CheckpointError` where a key or value cannot be written.
  private mutating func setItems(
    _ items: [(key: Value, value: Value)],
    exact: Bool
  ) throws(CheckpointError) {
    guard !items.isEmpty else { return }
    var start = 0
    repeat {
      let batch = items[start..<min(start + Self.batchSize, items.count)]
      let single = batch.count == 1 && (!exact || items.count == 1)
      if !single { emit(.mark) }
      for (key, value) in batch {
        try save(key)
        try save(value)
      }
      emit(single ? .setItem : .setItems)
      start += Self.batchSize
    } while exact ? start <= items.count : start < items.count
  }
}
