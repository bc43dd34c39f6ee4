import CourseModel

extension LessonBuilder {
  /// The two kinds of question.
  enum QuestionKind { case predict, quiz }

  /// Adds a prediction or a quiz from its YAML.
  mutating func addQuestion(_ node: MarkdownNode, _ body: PlacedText, as kind: QuestionKind) {
    guard let yaml = YAMLReader.read(body, &prose.findings) else { return }
    let owner = kind == .predict ? "the prediction" : "the quiz"
    let known = ["id", "belief", "question", "options", "answer"]
    guard let fields = YAMLFields(yaml, of: owner, known: known, &prose.findings) else { return }

    let id = questionID(fields)
    let belief = fields.optionalText("belief", &prose.findings)?.text.trimmed
    let prompt = fields.text("question", &prose.findings)
    let options = options(fields, owner: owner)
    let answer = fields.optionalText("answer", &prose.findings)
    if kind == .predict, !fields.has("answer") {
      prose.findings.report(QuestionFault.noAnswer, at: fields.range)
    }
    guard let id, let prompt, let options else { return }
    let question = Question(
      id: id,
      belief: belief,
      prompt: MarkdownParser.prose(prompt, isLesson: true, &prose.findings),
      options: options,
      answer: answer.map { MarkdownParser.prose($0, isLesson: true, &prose.findings) } ?? []
    )
    add(kind == .predict ? .predict(question) : .quiz(question), node)
  }

  /// Reads the name of a question, card or case.
  mutating func questionID(_ fields: YAMLFields) -> String? {
    guard let id = fields.text("id", &prose.findings)?.text else { return nil }
    let isName = id.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
    guard isName else {
      prose.findings.report(QuestionFault.malformedID(id), at: fields.range(of: "id"))
      return nil
    }
    questions.append(LessonDraft.Reference(name: id, range: fields.range(of: "id")))
    return id
  }

  /// Reads options; which of them is right is checked.
  mutating func options(_ fields: YAMLFields, owner: String) -> [Question.Option]? {
    guard let nodes = fields.list("options", &prose.findings) else { return nil }
    let options = nodes.compactMap { option($0, owner: owner) }
    if nodes.count == 1 {
      prose.findings.report(QuestionFault.tooFewOptions, at: fields.range(of: "options"))
    }
    for (index, option) in options.enumerated() {
      let earlier = options[..<index]
      if earlier.contains(where: { $0.text == option.text }) {
        let fault = QuestionFault.sameOption(option.text.plainText)
        prose.findings.report(fault, at: option.range)
      }
      if option.isCorrect, earlier.contains(where: \.isCorrect) {
        prose.findings.report(QuestionFault.severalCorrectOptions, at: option.range)
      }
    }
    if options.count == nodes.count, !options.contains(where: \.isCorrect) {
      prose.findings.report(QuestionFault.noCorrectOption, at: fields.range(of: "options"))
    }
    return options
  }

  private mutating func option(_ node: YAMLNode, owner: String) -> Question.Option? {
    let known = ["text", "correct", "because", "proof"]
    let owner = "an option of " + owner
    guard let fields = YAMLFields(node, of: owner, known: known, &prose.findings) else {
      return nil
    }
    let isCorrect = fields.flag("correct", &prose.findings)
    let because = fields.optionalText("because", &prose.findings)
    let proof = fields.optionalText("proof", &prose.findings)
    guard let text = fields.text("text", &prose.findings) else { return nil }
    return Question.Option(
      text: MarkdownParser.inline(text, &prose.findings),
      isCorrect: isCorrect,
      because: because.map { MarkdownParser.inline($0, &prose.findings) } ?? [],
      proof: proof?.text,
      proofLine: proof?.range.start.line,
      range: node.range
    )
  }
}
