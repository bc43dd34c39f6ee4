/// A piece of Swift that the lesson runs.
///
/// All cells of a lesson make one program: a cell sees what earlier cells declared.
public struct Cell: Sendable, Hashable, Codable {
  /// What is to happen with the cell.
  public enum Mode: String, Sendable, Codable {
    /// It runs to its end.
    case run
    /// It must throw; what it declares stays its own. Written ```` ```swift error ````.
    case error
    /// It is shown and not run. Written ```` ```swift no-run ````.
    case noRun = "no-run"
    /// It runs and is not shown. Written ```` ```swift hidden ````.
    case hidden
  }

  /// Which cell of the lesson this is, from 0, counting all modes.
  public var index: Int
  /// What is to happen.
  public var mode: Mode
  /// The source text, ending in a newline.
  public var source: String
  /// The line of the file on which `source` begins.
  public var firstLine: Int
  /// The output that the lesson states, from the `output` fence below the cell.
  public var expectedOutput: StatedOutput?

  /// Makes a cell.
  public init(
    index: Int,
    mode: Mode,
    source: String,
    firstLine: Int,
    expectedOutput: StatedOutput? = nil
  ) {
    self.index = index
    self.mode = mode
    self.source = source
    self.firstLine = firstLine
    self.expectedOutput = expectedOutput
  }
}

/// The text of an `output` fence.
public struct StatedOutput: Sendable, Hashable, Codable {
  /// What the lesson says is printed.
  public var text: String
  /// Where it says so: the text, or the whole fence where the text is empty.
  public var range: SourceRange

  /// States an output.
  public init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}

/// Code of the course's reference and the output that the reference itself gave for it.
public struct ReferenceSnippet: Sendable, Hashable, Codable {
  /// What readers call the reference, as in `PyTorch`.
  public var name: String
  /// The language of the code: the word after its fence.
  public var language: String
  /// The source text.
  public var source: String
  /// What it printed, from the `output` fence below the snippet.
  public var output: StatedOutput?

  /// Makes a snippet.
  public init(of reference: Reference, source: String, output: StatedOutput? = nil) {
    name = reference.name
    language = reference.language
    self.source = source
    self.output = output
  }
}
