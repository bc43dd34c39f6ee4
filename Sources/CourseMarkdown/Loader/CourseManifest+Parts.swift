import CourseModel

extension CourseManifest {
  static func reference(_ node: YAMLNode, _ findings: inout Findings) -> Reference? {
    let known = ["name", "language", "recorder", "spelling"]
    guard let fields = YAMLFields(node, of: "the reference", known: known, &findings) else {
      return nil
    }
    let name = fields.text("name", &findings)?.text.trimmed
    let language = fields.text("language", &findings)
    if let language, Fence.Word(rawValue: language.text.trimmed) != nil {
      findings.report(ReferenceFault.languageTaken(language.text.trimmed), at: language.range)
    }
    let recorder = fields.text("recorder", &findings)?.text.trimmed
    var spelling: [String: String] = [:]
    if let node = fields.value("spelling") {
      guard case .mapping(let pairs) = node.value else {
        findings.report(YAMLFault.noMapping(owner: "the spelling", known: []), at: node.range)
        return nil
      }
      for (key, value) in pairs {
        if let key = key.text?.text, let value = value.text?.text { spelling[key] = value }
      }
    }
    guard let name, let language, let recorder else { return nil }
    return Reference(
      name: name,
      language: language.text.trimmed,
      recorder: "Lessons/" + recorder,
      spelling: spelling
    )
  }

  /// Reads `core`: the modules to compile, or the products that hold them.
  static func core(_ node: YAMLNode, _ findings: inout Findings) -> Core {
    var core = Core()
    let known = ["products", "modules"]
    guard let fields = YAMLFields(node, of: "the core", known: known, &findings) else {
      return core
    }
    if let node = fields.value("products") {
      let known = ["cells", "checks"]
      let fields = YAMLFields(node, of: "the products", known: known, &findings)
      let cells = fields?.text("cells", &findings)?.text.trimmed
      let checks = fields?.text("checks", &findings)?.text.trimmed
      if let cells, let checks { core.products = Core.Products(cells: cells, checks: checks) }
    }
    guard fields.has("modules"), let nodes = fields.list("modules", &findings) else { return core }
    for node in nodes {
      let known = ["name", "sources"]
      let fields = YAMLFields(node, of: "the module", known: known, &findings)
      let name = fields?.text("name", &findings)?.text.trimmed
      let sources = fields?.text("sources", &findings)?.text.trimmed
      if let name, let sources { core.modules.append(Core.Module(name: name, sources: sources)) }
    }
    return core
  }
}
