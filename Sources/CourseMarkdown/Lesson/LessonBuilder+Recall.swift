import CourseModel

extension LessonBuilder {
  /// Adds the cards of a `recall` fence: one, or one for each of its variants, or some for its parameters.
  mutating func addRecall(_ node: MarkdownNode, _ body: PlacedText) {
    guard let yaml = YAMLReader.read(body, &prose.findings) else { return }
    let known = ["id", "question", "answer", "proof", "compute", "variants", "parameters", "twin"]
    guard let fields = YAMLFields(yaml, of: "the card", known: known, &prose.findings) else {
      return
    }
    let id = questionID(fields)
    let question = fields.text("question", &prose.findings)
    let answer = fields.text("answer", &prose.findings)
    let twin = fields.optionalText("twin", &prose.findings)
    let proof =
      twin == nil
      ? fields.text("proof", &prose.findings) : fields.optionalText("proof", &prose.findings)
    let compute = fields.optionalText("compute", &prose.findings)
    let variants = CardVariants(fields, &prose.findings)
    guard let id, let question, let answer, proof != nil || twin != nil, let variants else {
      return
    }
    let template = CardTemplate(
      question: question,
      answer: answer,
      proof: proof,
      compute: compute,
      twin: twin,
      reference: reference
    )
    template.check(against: variants, &prose.findings)

    // What is wrong with the template is wrong with every card, and said once.
    var findings = Findings()
    let cards = variants.fillings.enumerated().map { index, filling in
      template.card(
        id: variants.isSingle ? id : "\(id).\(index + 1)",
        filledWith: filling,
        spelled: variants.areCombinations,
        &findings
      )
    }
    prose.findings.addOnce(findings)
    let recall = Recall(id: id, cards: cards, hasParameters: variants.areCombinations)
    add(.recall(recall), node)
  }
}

/// The texts of a card before the names in braces are filled in.
private struct CardTemplate {
  var question: PlacedText
  var answer: PlacedText
  var proof: PlacedText?
  var compute: PlacedText?
  var twin: PlacedText?
  /// Whose code the twin is.
  var reference: CourseModel.Reference?

  /// Reports names in braces that nothing fills, and fillings that have no place.
  func check(against variants: CardVariants, _ findings: inout Findings) {
    let computed = Recall.Card.placeholder
    let texts = [question, answer, proof, compute, twin].compactMap(\.self)
    for name in variants.names where !texts.contains(where: { $0.text.contains("{\(name)}") }) {
      findings.report(RecallFault.unusedName(name), at: variants.range)
    }
    switch (compute, answer.text.contains(computed)) {
    case (nil, true): findings.report(RecallFault.nothingComputed, at: answer.range)
    case (let compute?, false): findings.report(RecallFault.computedInVain, at: compute.range)
    default: break
    }
    if let twin, reference == nil || compute == nil {
      let fault: RecallFault = reference == nil ? .twinOfNothing : .twinWithoutCompute
      findings.report(fault, at: twin.range)
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

  /// A card with the names filled in; its words and its twin may spell values as the reference does.
  func card(
    id: String,
    filledWith filling: [String: String],
    spelled: Bool,
    _ findings: inout Findings
  ) -> Recall.Card {
    let words = spelled ? filling.mapValues { reference?.spelled($0) ?? $0 } : filling
    return Recall.Card(
      id: id,
      question: MarkdownParser.prose(question.filled(words), isLesson: true, &findings),
      answer: MarkdownParser.prose(answer.filled(words), isLesson: true, &findings),
      proof: proof?.filled(filling).swift,
      compute: compute?.filled(filling).swift,
      twin: reference.flatMap { reference in
        twin?.filled(words).twin(of: reference)
      }
    )
  }
}

extension PlacedText {
  /// The text as Swift that runs.
  var swift: SwiftSource { SwiftSource(text: text, range: range) }

  /// The text as code of the reference, its last line ended.
  fileprivate func twin(of reference: CourseModel.Reference) -> Recall.Card.Twin {
    let source = text.hasSuffix("\n") ? text : text + "\n"
    return .init(snippet: ReferenceSnippet(of: reference, source: source), range: range)
  }

  /// The same text with `{name}` replaced, its lines where they were.
  fileprivate func filled(_ filling: [String: String]) -> PlacedText {
    let filled = filling.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    return with(filled)
  }
}
