import CourseModel

extension LessonBuilder {
  /// Adds the cards of a `recall` fence: one, or one for each of its variants.
  mutating func addRecall(_ node: MarkdownNode, _ body: PlacedText) {
    guard let yaml = YAMLReader.read(body, &prose.findings) else { return }
    let known = ["id", "question", "answer", "proof", "compute", "variants"]
    guard let fields = YAMLFields(yaml, of: "the card", known: known, &prose.findings) else {
      return
    }
    let id = questionID(fields)
    let question = fields.text("question", &prose.findings)
    let answer = fields.text("answer", &prose.findings)
    let proof = fields.text("proof", &prose.findings)
    let compute = fields.optionalText("compute", &prose.findings)
    let variants = CardVariants(fields, &prose.findings)
    guard let id, let question, let answer, let proof, let variants else { return }
    let template = CardTemplate(question: question, answer: answer, proof: proof, compute: compute)
    template.check(against: variants, &prose.findings)

    // What is wrong with the template is wrong with every card, and said once.
    var findings = Findings()
    let cards = variants.fillings.enumerated().map { index, filling in
      template.card(
        id: variants.isSingle ? id : "\(id).\(index + 1)",
        filledWith: filling,
        &findings
      )
    }
    prose.findings.addOnce(findings)
    add(.recall(Recall(id: id, cards: cards)), node)
  }
}

/// The texts of a card before the names in braces are filled in.
private struct CardTemplate {
  var question: PlacedText
  var answer: PlacedText
  var proof: PlacedText
  var compute: PlacedText?

  /// Reports names in braces that nothing fills, and fillings that have no place.
  func check(against variants: CardVariants, _ findings: inout Findings) {
    let computed = Recall.Card.placeholder
    let texts = [question, answer, proof] + [compute].compactMap(\.self)
    for name in variants.names where !texts.contains(where: { $0.text.contains("{\(name)}") }) {
      findings.report(RecallFault.unusedName(name), at: variants.range)
    }
    switch (compute, answer.text.contains(computed)) {
    case (nil, true): findings.report(RecallFault.nothingComputed, at: answer.range)
    case (let compute?, false): findings.report(RecallFault.computedInVain, at: compute.range)
    default: break
    }
    guard !variants.names.isEmpty || compute != nil else { return }
    for text in [question, answer] {
      for match in text.text.matches(of: #/\{([A-Za-z]+)\}/#) {
        let name = String(match.1)
        guard name != "computed" || text.text == question.text, !variants.names.contains(name)
        else { continue }
        findings.report(RecallFault.unknownName(name, known: variants.names), at: text.range)
      }
    }
  }

  /// A card with the names filled in.
  func card(
    id: String,
    filledWith filling: [String: String],
    _ findings: inout Findings
  ) -> Recall.Card {
    Recall.Card(
      id: id,
      question: MarkdownParser.prose(question.filled(filling), isLesson: true, &findings),
      answer: MarkdownParser.prose(answer.filled(filling), isLesson: true, &findings),
      proof: proof.filled(filling).swift,
      compute: compute?.filled(filling).swift
    )
  }
}

/// The `variants` of a card.
private struct CardVariants {
  /// The names that every variant fills, in order.
  var names: [String] = []
  /// What each variant fills in.
  var fillings: [[String: String]] = [[:]]
  /// Whether there is one card that is no variant.
  var isSingle = true
  /// Where they stand.
  var range: SourceRange

  /// Reads the variants; `nil` where they cannot be used.
  init?(_ fields: YAMLFields, _ findings: inout Findings) {
    range = fields.range(of: "variants")
    guard fields.has("variants") else { return }
    guard let nodes = fields.list("variants", &findings) else { return nil }
    isSingle = false
    fillings = []
    for node in nodes {
      guard let pairs = Self.pairs(node, &findings) else { return nil }
      if fillings.isEmpty { names = pairs.map(\.name) }
      let filling = Dictionary(pairs.map { ($0.name, $0.text) }) { first, _ in first }
      guard Set(filling.keys) == Set(names) else {
        findings.report(RecallFault.otherNames(expected: names), at: node.range)
        return nil
      }
      if fillings.contains(filling) { findings.report(RecallFault.sameVariant, at: node.range) }
      fillings.append(filling)
    }
  }

  private static func pairs(
    _ node: YAMLNode,
    _ findings: inout Findings
  ) -> [(name: String, text: String)]? {
    guard case .mapping(let pairs) = node.value, !pairs.isEmpty else {
      findings.report(RecallFault.noVariant, at: node.range)
      return nil
    }
    var result: [(name: String, text: String)] = []
    for (key, value) in pairs {
      let name = key.text?.text ?? ""
      guard name.wholeMatch(of: #/[A-Za-z]+/#) != nil, name != "computed" else {
        findings.report(RecallFault.malformedName(name), at: key.range)
        return nil
      }
      guard let text = value.text?.text.trimmed, !text.isEmpty, !text.contains("\n") else {
        findings.report(RecallFault.malformedFilling(name), at: value.range)
        return nil
      }
      result.append((name, text))
    }
    return result
  }
}

extension PlacedText {
  /// The text as Swift that runs.
  var swift: SwiftSource { SwiftSource(text: text, range: range) }

  /// The same text with `{name}` replaced, its lines where they were.
  fileprivate func filled(_ filling: [String: String]) -> PlacedText {
    let filled = filling.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    return with(filled)
  }
}
