import CourseModel

extension LessonBuilder {
  /// Adds the terms of a `glossary` fence.
  mutating func addGlossary(_ node: MarkdownNode, _ body: PlacedText) {
    guard let yaml = YAMLReader.read(body, &prose.findings) else { return }
    guard case .mapping(let pairs) = yaml.value else {
      return prose.findings.report(GlossaryFault.noMapping, at: yaml.range)
    }
    var entries: [Glossary.Entry] = []
    for (key, value) in pairs {
      let term = (key.text?.text ?? "").trimmed
      guard !Glossary.key(term).isEmpty else {
        prose.findings.report(GlossaryFault.malformedTerm(term), at: key.range)
        continue
      }
      terms.append(LessonDraft.Reference(name: term, range: key.range))
      guard let text = value.text, !text.text.trimmed.isEmpty else {
        prose.findings.report(YAMLFault.noText(key: term), at: value.range)
        continue
      }
      let definition = MarkdownParser.prose(text, isLesson: true, &prose.findings)
      entries.append(Glossary.Entry(term: term, definition: definition, range: key.range))
    }
    add(.glossary(Glossary(entries: entries)), node)
  }
}
