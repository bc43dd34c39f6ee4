import CourseModel

extension LessonBuilder {
  /// Adds a case of broken code from its YAML.
  mutating func addDebugCase(_ node: MarkdownNode, _ body: PlacedText) {
    guard let yaml = YAMLReader.read(body, &prose.findings) else { return }
    let known = [
      "id", "title", "story", "broken", "symptom", "question", "options", "fix", "fixed", "answer",
    ]
    guard let fields = YAMLFields(yaml, of: "the debug case", known: known, &prose.findings)
    else { return }
    let id = questionID(fields)
    let title = fields.text("title", &prose.findings)
    let story = fields.text("story", &prose.findings)
    let broken = fields.text("broken", &prose.findings)
    let symptom = fields.text("symptom", &prose.findings)
    let prompt = fields.text("question", &prose.findings)
    let options = options(fields, owner: "the debug case")
    let fix = fields.text("fix", &prose.findings)
    let fixed = fields.optionalText("fixed", &prose.findings)
    let answer = fields.text("answer", &prose.findings)
    for option in options ?? [] where option.proof == nil {
      let fault = QuestionFault.optionWithoutProof(option.text.plainText)
      prose.findings.report(fault, at: option.range)
    }
    guard let id, let title, let story, let broken, let symptom, let prompt, let options, let fix,
      let answer
    else { return }
    let question = Question(
      id: id,
      prompt: MarkdownParser.prose(prompt, isLesson: true, &prose.findings),
      options: options,
      answer: MarkdownParser.prose(answer, isLesson: true, &prose.findings)
    )
    let debugCase = DebugCase(
      title: MarkdownParser.inline(title, &prose.findings),
      story: MarkdownParser.prose(story, isLesson: true, &prose.findings),
      broken: broken.swift,
      symptom: StatedOutput(text: symptom.text, range: symptom.range),
      question: question,
      fix: fix.swift,
      fixed: fixed.map { StatedOutput(text: $0.text, range: $0.range) }
    )
    add(.debug(debugCase), node)
  }
}
