import CourseModel
import CourseRunner

/// A small course with one of everything, as the loader and the runner would give it.
enum SampleCourse {
  static let course = Course(
    title: "Loading a state_dict",
    summary: "What a checkpoint is, to the byte, and what loading one does to a model.",
    imports: ["StateDictCore"],
    lessons: [first, second],
    exercises: [exercise]
  )

  static let runs = [first.id: firstRun, second.id: secondRun]

  static let first = lesson(
    "01-what-is-a-state-dict",
    title: "What is a state_dict?",
    step: 1,
    [
      .prose(
        .paragraph([
          .text("A "), .code("state_dict"), .text(" is an "), .emphasis([.text("ordered")]),
          .text(" map from names to tensors: nothing of the architecture, only "),
          .strong([.text("names, shapes and numbers")]), .text(". Then see "),
          .link(destination: "03-loading.md#strict", title: "", [.text("loading")]),
          .text(" and the "),
          .link(destination: "https://pytorch.org/docs", title: "PyTorch", [.text("manual")]),
          .text("."),
        ])
      ),
      .predict(prediction),
      .heading(level: 2, text: [.text("The keys of a model")], anchor: "the-keys-of-a-model"),
      .reference(
        ReferenceSnippet(
          of: .pytorch,
          source: """
            model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.BatchNorm1d(8))
            for name, value in model.state_dict().items():
                print(name, tuple(value.shape))  # in order

            """,
          output: stated(keys)
        )
      ),
      .cell(
        Cell(
          index: 0,
          mode: .run,
          source: """
            let model = Sequential(Linear(4, 8), ReLU(), BatchNorm1d(8))
            for (name, value) in model.stateDict().values {
              print("\\(name) \\(value.shape)")  // in order
            }

            """,
          firstLine: 20,
          expectedOutput: stated(keys)
        )
      ),
      .prose(
        .bulletList(
          items: [
            [.paragraph([.code("weight"), .text(" and "), .code("bias"), .text(": learned")])],
            [.paragraph([.code("running_mean"), .text(": a buffer, not learned, still saved")])],
          ],
          tight: true
        )
      ),
      .heading(level: 3, text: [.code("ReLU"), .text(" has none")], anchor: "relu-has-none"),
      .table(
        Table(
          header: [[.text("key")], [.text("kind")], [.text("elements")]],
          alignments: [.left, .center, .right],
          rows: [
            [[.code("0.weight")], [.text("parameter")], [.text("32")]],
            [[.code("2.running_mean")], [.text("buffer")], [.text("8")]],
          ]
        )
      ),
      .callout(
        Callout(
          kind: .insight,
          body: [.paragraph([.text("The file knows names. It has never heard of your classes.")])]
        )
      ),
    ]
  )

  static let second = lesson(
    "03-loading",
    title: "Loading into a model",
    step: 3,
    [
      .heading(level: 1, text: [.text("Loading into a model")], anchor: "loading-into-a-model"),
      .cell(Cell(index: 0, mode: .hidden, source: "let secret = 1\n", firstLine: 3)),
      .heading(level: 2, text: [.text("Strict")], anchor: "strict"),
      .reference(
        ReferenceSnippet(
          of: .pytorch,
          source: "model.load_state_dict({'weight': torch.zeros(2, 2)})\n",
          output: stated("RuntimeError: " + missing)
        )
      ),
      .cell(
        Cell(
          index: 1,
          mode: .error,
          source: "try Linear(2, 2).loadStateDict([\"weight\": Tensor.zeros([2, 2])])\n",
          firstLine: 10
        )
      ),
      .cell(
        Cell(index: 2, mode: .noRun, source: "try load(\"/absent.pth\")\n", firstLine: 14)
      ),
      .callout(
        Callout(
          kind: .warning,
          body: [.paragraph([.text("A load that throws has already copied what fits.")])]
        )
      ),
      .prose(.code(language: "sh", text: "python3 train.py  # writes model.pth\n")),
      .prose(
        .paragraph([
          .image(source: "images/keys.svg", title: "", [.text("Keys on the left, tensors right")])
        ])
      ),
      .quiz(quiz),
      .heading(level: 2, text: [.text("Your turn")], anchor: "your-turn"),
      .exercise(id: "03-loading/load-report"),
    ]
  )

  static let exercise = Exercise(
    id: "03-loading/load-report",
    folder: "Exercises/03-loading/load-report",
    title: "Say what did not load",
    checks: [
      .init(name: "testReportsMissingKeys", title: "Missing keys, in key order", points: 2),
      .init(name: "testReportsNothing", title: "An empty report when all matched", points: 1),
    ],
    task: [
      .paragraph([.text("Write "), .code("report(_:)"), .text(", which names what is missing.")])
    ],
    hints: [
      .init(title: "Where the keys are", body: [.paragraph([.text("See the result.")])]),
      .init(
        title: "The order",
        body: [.code(language: "swift", text: "result.missingKeys.sorted()\n")]
      ),
    ]
  )

  private static let prediction = Question(
    id: "keys-of-relu",
    prompt: [.paragraph([.text("How many keys does "), .code("ReLU()"), .text(" add?")])],
    options: [
      option([.text("None")], true, [.text("It has no parameters.")], "ReLU().count == 0"),
      option([.text("One")], false, [.text("There is nothing to learn.")], "ReLU().count == 1"),
    ],
    answer: [.paragraph([.text("A module has keys only for what it registers.")])]
  )

  private static let quiz = Question(
    id: "architecture-myth",
    belief: "The classes must match",
    prompt: [.paragraph([.text("Can another class load this file?")])],
    options: [
      option([.text("Yes, if names and shapes agree")], true, [.text("Only they are compared.")]),
      option([.text("No")], false, [.text("The file holds no class names.")]),
    ],
    answer: [.paragraph([.text("Names and shapes are all there is.")])]
  )

  static let keys = """
    0.weight (8, 4)
    0.bias (8,)
    2.weight (8,)
    2.bias (8,)
    2.running_mean (8,)
    2.running_var (8,)
    2.num_batches_tracked ()

    """

  static let missing = """
    Error(s) in loading state_dict for Linear:
    \tMissing key(s) in state_dict: "bias".\u{20}
    """

  private static let firstRun = LessonRun(
    lesson: first.id,
    cells: [
      CellRun(index: 0, outcome: .completed, standardOutput: keys, standardError: "")
    ],
    proofs: [
      ProofRun(question: "keys-of-relu", option: 0, holds: true),
      ProofRun(question: "keys-of-relu", option: 1, holds: false),
    ],
    isCached: false,
    diagnostics: []
  )

  private static let secondRun = LessonRun(
    lesson: second.id,
    cells: [
      CellRun(index: 0, outcome: .completed, standardOutput: "", standardError: ""),
      CellRun(
        index: 1,
        outcome: .threw(message: missing),
        standardOutput: "",
        standardError: ""
      ),
      CellRun(index: 2, outcome: .notRun, standardOutput: "", standardError: ""),
    ],
    proofs: [],
    isCached: true,
    diagnostics: []
  )

  /// A lesson of some blocks, a line each.
  static func lesson(
    _ id: String,
    title: String,
    step: Int,
    _ contents: [Block.Content]
  ) -> Lesson {
    let file = "Lessons/\(id).md"
    let blocks = contents.enumerated().map { line, content in
      Block(content, at: SourceRange(file: file, line: line + 1))
    }
    return Lesson(
      id: id,
      file: file,
      title: title,
      level: "foundation",
      step: step,
      minutes: 12,
      blocks: blocks
    )
  }

  static func option(
    _ text: [Inline],
    _ isCorrect: Bool,
    _ because: [Inline],
    _ proof: String? = nil
  ) -> Question.Option {
    Question.Option(
      text: text,
      isCorrect: isCorrect,
      because: because,
      proof: proof,
      range: SourceRange(file: "Lessons/01.md", line: 1)
    )
  }

  private static func stated(_ text: String) -> StatedOutput {
    StatedOutput(text: text, range: SourceRange(file: "Lessons/01.md", line: 1))
  }
}

extension Reference {
  static let pytorch = Reference(name: "PyTorch", language: "python", recorder: "Lessons/record")
}
