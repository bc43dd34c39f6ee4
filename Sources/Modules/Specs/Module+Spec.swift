import Tensors

extension Spec {
  /// The model, with PyTorch's own initial values.
  ///
  /// - Throws: `SpecError` where PyTorch has no such class, or the class no such arguments, or where
  ///   the model would not fit in half of this machine's memory.
  public func build() throws(SpecError) -> Module {
    let byteCount = try neededBytes()
    do { try requireRoom(for: byteCount) } catch { throw .tensor(error) }
    return try build(on: nil)
  }

  /// The model on the devices that its spec names, or all on one other.
  func build(on device: Device?) throws(SpecError) -> Module {
    switch kind {
    case "Custom": return try buildCustom(on: device)
    case "Sequential": return Sequential(named: try builtChildren(on: device))
    case "ModuleList": return ModuleList(try builtChildren(on: device).map { $0.module })
    case "ModuleDict": return ModuleDict(named: try builtChildren(on: device))
    default: break
    }
    var arguments = SpecArguments(self, on: device)
    try arguments.checkSizes()
    guard let layer = try buildLayer(&arguments) else { throw .unknownClass(kind) }
    try arguments.finish()
    return layer
  }

  private func buildLayer(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    if let layer = try buildDense(&arguments) { return layer }
    if let layer = try buildConvolution(&arguments) { return layer }
    if let layer = try buildNorm(&arguments) { return layer }
    // The web pages' programs are about optimizers, and their module is small.
    #if !PROGRAMS
      if let layer = try buildPool(&arguments) { return layer }
      if let layer = try buildRecurrent(&arguments) { return layer }
      if let layer = try buildAttention(&arguments) { return layer }
      if let layer = try buildRareActivation(&arguments) { return layer }
    #endif
    if let layer = try buildActivation(&arguments) { return layer }
    return try buildParametricActivation(&arguments)
  }

  private func builtChildren(
    on device: Device?
  ) throws(SpecError) -> [(name: String, module: Module)] {
    var result: [(name: String, module: Module)] = []
    for (name, spec) in children {
      if let fault = nameFault(name, "module", detail: ", got: \(name)") { throw fault }
      result.append((name, try spec.build(on: device)))
    }
    return result
  }

  /// Why nothing can be registered under a name, or `nil` where it can.
  private func nameFault(_ name: String, _ kind: String, detail: String = "") -> SpecError? {
    let message: String
    if name.utf8.contains(UInt8(ascii: ".")) {
      message = "\(kind) name can't contain \".\"\(detail)"
    } else if name.isEmpty {
      message = "\(kind) name can't be empty string \"\""
    } else {
      return nil
    }
    // Python shows the only argument of a KeyError as code.
    return .refused(Python.repr(message), pythonClass: "KeyError")
  }

  private func buildCustom(on device: Device?) throws(SpecError) -> Module {
    guard let custom else { throw .missingArguments(["name"], layer: kind) }
    for name in custom.parameters.map({ $0.name }) {
      if let fault = nameFault(name, "parameter") { throw fault }
    }
    for name in custom.buffers.map({ $0.name }) {
      if let fault = nameFault(name, "buffer") { throw fault }
    }
    var earlier = custom.parameters.map { ExactText($0.name) }
    for names in [custom.buffers.map { ExactText($0.name) }, children.map { ExactText($0.name) }] {
      let taken = Set(earlier)
      if let name = names.first(where: { taken.contains($0) }) {
        let message = "attribute '\(name.text)' already exists"
        throw .refused(Python.repr(message), pythonClass: "KeyError")
      }
      earlier += names
    }
    for entry in (custom.parameters + custom.buffers).compactMap({ $0.entry }) {
      guard let count = checkedElementCount(entry.shape) else { throw .tensor(.negativeSize) }
      guard count <= 1 << 30 else { throw .tensor(.elementCountOverflow) }
    }
    for entry in custom.parameters.compactMap({ $0.entry })
    where entry.requiresGrad && !entry.dtype.isDifferentiable {
      throw .tensor(.cannotRequireGradient)
    }
    let module = CustomModule(custom)
    for (name, child) in try builtChildren(on: device) { module.register(name, child) }
    return module
  }
}
