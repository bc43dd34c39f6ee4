import CourseSyntax

/// Looks through a learner's text for words that reach below Swift.
///
/// A keyword or an attribute can only be written with its own letters, so a search through the code finds
/// all of them. Comments and strings are no code; where they cannot be told apart from it for certain, they
/// are looked through as well: that costs an honest author another word, where a gap would cost a forged
/// grade. Text is read as the compiler reads it, scalar by scalar: a joiner after a sign makes one
/// character of both, and the sign is still there.
struct SourceScreen {
  /// The modules that may be imported.
  let imports: Set<String>

  /// Modules that are allowed in every exercise, beside those of the course.
  static let harmlessModules: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Synchronization", "RegexBuilder", "Observation",
  ]

  /// What is found, in order of lines.
  func findings(in text: String) -> [ScreenFinding] {
    var findings: [ScreenFinding] = []
    let code = WordlessSwift(text).text
    // Regexes take long; a keyword is written with its own bytes, so most texts need few of them.
    let rules = Self.rules.filter { $0.needs.contains(where: code.hasBytes) }
    for (index, line) in Self.lines(of: code).enumerated() {
      for rule in rules
      where rule.needs.contains(where: line.hasBytes) && line.contains(rule.pattern) {
        findings.append(
          ScreenFinding(line: index + 1, what: "`\(rule.name)`", reason: rule.reason)
        )
      }
      guard line.hasBytes(of: "import") else { continue }
      findings += foreignImports(in: line).map {
        ScreenFinding(
          line: index + 1,
          what: "the module `\($0)`",
          reason: "An exercise imports what its starter imports, and Foundation."
        )
      }
    }
    return findings
  }

  /// The lines, which end where they do for the compiler.
  private static func lines(of text: String) -> [Substring] {
    let text = text.hasBytes(of: "\r") ? text.replacing("\r\n", with: "\n") : text
    return text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0a || $0 == 0x0d }
      .map { Substring($0) }
  }

  private func foreignImports(in line: Substring) -> [String] {
    line.matches(of: Self.importing).compactMap { match in
      let module = String(match.1)
      guard !module.isEmpty else { return "?" }
      return imports.contains(module) || Self.harmlessModules.contains(module) ? nil : module
    }
  }

  private struct Rule {
    var name: String
    /// What stands in whatever it finds, one of these.
    var needs: [String]
    var pattern: Regex<Substring>
    var reason: String

    init(name: String, needs: [String], pattern: Regex<Substring>, reason: String) {
      self.name = name
      self.needs = needs
      self.pattern = pattern.plain
      self.reason = reason
    }
  }

  private static let memory = "Exercises are solved in safe Swift, which cannot reach into memory."
  private static let symbols =
    "Exercises take their names and places from Swift, not from the linker."
  private static let place = "The compiler's places must be the file's own."
  private static let promises = "Exercises keep to what the compiler can prove."

  // Regexes are not Sendable; these are never changed.
  nonisolated(unsafe) private static let importing =
    /\bimport(?![\w\p{L}])[\s`]*(?:(?:typealias|struct|class|enum|protocol|let|var|func|actor)\b[\s`]*)?(\w*)/
    .plain

  nonisolated(unsafe) private static let rules: [Rule] = [
    Rule(name: "unsafe", needs: ["unsafe"], pattern: /\bunsafe\b/, reason: memory),
    Rule(name: "@safe", needs: ["@"], pattern: /@[\s`]*safe\b/, reason: memory),
    Rule(name: "@_…", needs: ["@"], pattern: /@[\s`]*_\w+/, reason: symbols),
    // The rules read single lines, and comments where they may be code.
    Rule(
      name: "@ apart from its name",
      needs: ["@"],
      pattern: /@[\s`]*(?:$|\/[\/*])/,
      reason: "An attribute stands with its sign, in one line and without a comment between."
    ),
    Rule(
      name: "macro apart from its name",
      needs: ["macro"],
      pattern: /\bmacro[\s`]*(?:$|\/[\/*])/,
      reason: "Exercises need no macros."
    ),
    Rule(
      name: "@c, @section, @used, @extern",
      needs: ["@"],
      pattern: /@[\s`]*(?:c|cdecl|section|used|export|extern|implementation)\b/,
      reason: symbols
    ),
    Rule(
      name: "@main",
      needs: ["@"],
      pattern: /@[\s`]*main\b/,
      reason: "The checks have the `main` program."
    ),
    Rule(name: "#sourceLocation", needs: ["#"], pattern: /#\s*sourceLocation\b/, reason: place),
    Rule(name: "@unchecked", needs: ["@"], pattern: /@[\s`]*unchecked\b/, reason: promises),
    Rule(name: "@exclusivity", needs: ["@"], pattern: /@[\s`]*exclusivity\b/, reason: memory),
    Rule(
      name: "@preconcurrency",
      needs: ["@"],
      pattern: /@[\s`]*preconcurrency\b/,
      reason: promises
    ),
    Rule(
      name: "macro",
      needs: ["macro"],
      pattern: /\bmacro[\s`]+\w+[\s`]*[(<]/,
      reason: "Exercises need no macros."
    ),
    Rule(
      name: "_typeByName and its kin",
      needs: [
        "_typeByName", "_getTypeByMangled", "_openExistential", "_unsafe", "_forEachField",
        "_mangledTypeName",
      ],
      pattern:
        /\b_(?:typeByName|getTypeByMangled\w+|openExistential|unsafe\w+|forEachField|mangledTypeName)\b/,
      reason: memory
    ),
  ]
}

extension Regex {
  /// The same for words of ASCII letters, which end where those do: by Unicode's rules `a.b` is one word,
  /// and so is the accent of an operator with the letters behind it.
  var plain: Self {
    matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple).asciiOnlyWordCharacters()
  }
}
