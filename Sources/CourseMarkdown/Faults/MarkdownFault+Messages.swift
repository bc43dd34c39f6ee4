extension MarkdownFault {
  var words: FaultWords {
    switch self {
    case .rawHTML(let html):
      FaultWords(
        "raw-html",
        "`\(html)` is HTML, which a terminal cannot show.",
        "Write it in Markdown; put code such as `Array<Int>` in backticks."
      )
    case .tooDeep(let limit):
      FaultWords(
        "too-deep",
        "Lists, quotes and emphasis are nested more than \(limit) levels deep.",
        "Nest less deeply; what stands below has been left out."
      )
    case .imageWithoutAlternative(let source):
      FaultWords(
        "image-without-alternative",
        "The image `\(source)` has no text alternative.",
        "Say in words what it shows: `![what it shows](\(source))`."
      )
    case .emptyDestination:
      FaultWords(
        "empty-link",
        "The link leads nowhere.",
        "Write where it leads: `[text](02-saving.md)`."
      )
    case .headingInProse:
      FaultWords(
        "misplaced-heading",
        "A heading cannot stand here.",
        "Write it as a paragraph in bold, or move it to the margin of a lesson."
      )
    case .nestedFence(let word):
      FaultWords(
        "nested-fence",
        "A `\(word)` fence counts only at the margin of a lesson.",
        word == "swift"
          ? "Move it out of the list or quote, or mark it `swift no-run`."
          : "Move it out of the list or quote, or leave the word after the fence away."
      )
    case .nestedCallout:
      FaultWords(
        "nested-callout",
        "A callout counts only at the margin of a lesson.",
        "Move it out of the list or quote, or remove the `[!…]` line."
      )
    case .unclosedFence(let word):
      FaultWords(
        "unclosed-fence",
        "The \(word.isEmpty ? "fence" : "`\(word)` fence") is never closed.",
        "Close it with a line that repeats the fence, as in ```."
      )
    case .moreThanOneParagraph:
      FaultWords(
        "not-inline",
        "This must be one paragraph of running text.",
        "Leave out blank lines, lists, headings and fences."
      )
    }
  }
}
