/// Looks through a learner's text for words that reach below Swift.
///
/// A keyword or an attribute can only be written with its own letters, so a search finds all of them.
/// It also finds them in strings and at the end of lines of code, in comments: that costs an honest
/// author another word, where a gap would cost a forged grade. Lines that are comments and nothing
/// else are passed over. Text is read as the compiler reads it, scalar by scalar: a joiner after a sign
/// makes one character of both, and the sign is still there.
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
    // Regexes take long; a keyword is written with its own bytes, so most texts need few of them.
    let rules = Self.rules.filter { $0.needs.contains(where: text.utf8.contains) }
    for (index, line) in Self.lines(of: text).enumerated() where !Self.isOnlyComment(line) {
      for rule in rules
      where rule.needs.contains(where: line.utf8.contains) && line.contains(rule.pattern) {
        findings.append(
          ScreenFinding(line: index + 1, what: "`\(rule.name)`", reason: rule.reason)
        )
      }
      guard line.utf8.contains("import") else { continue }
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
    let text = text.utf8.contains("\r") ? text.replacing("\r\n", with: "\n") : text
    return text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0a || $0 == 0x0d }
      .map { Substring($0) }
  }

  /// The lines, empty where they are comments and nothing else.
  static func code(in text: String) -> [Substring] {
    lines(of: text).map { isOnlyComment($0) ? "" : $0 }
  }

  /// Whether a line is a comment whatever stands around it.
  ///
  /// In a string of several lines it is text unless something is interpolated; in a long comment it
  /// is comment unless that ends here.
  private static func isOnlyComment(_ line: Substring) -> Bool {
    let text = line.utf8.drop(while: isSpace)
    return text.starts(with: "//".utf8)
      && !["\\", "*/", "\"\"\""].contains { text.contains($0) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func foreignImports(in line: Substring) -> [String] {
    line.matches(of: Self.importing).compactMap { match in
      let before = line[..<match.range.lowerBound]
      // In a string or a comment, as far as one line can tell; what is linked is looked at again.
      guard !Self.isString(before), !Self.isComment(before) else { return nil }
      let module = String(match.1)
      guard !module.isEmpty else { return "?" }
      return imports.contains(module) || Self.harmlessModules.contains(module) ? nil : module
    }
  }

  /// Whether what follows on a line is text, by what stands before it.
  private static func isString(_ before: Substring) -> Bool {
    !before.utf8.contains("\"\"\"")
      && !before.utf8.count(where: { $0 == UInt8(ascii: "\"") }).isMultiple(of: 2)
  }

  /// Whether what follows on a line is a comment, by what stands before it.
  ///
  /// A comment has begun, or a long one goes on as in ` * text`. Were its beginning in a string or a
  /// regex, then a sign that ends those would stand before or after it.
  private static func isComment(_ before: Substring) -> Bool {
    let bytes = before.utf8
    let words = before.unicodeScalars.drop { $0 == " " || $0 == "\t" }
    if words.first == "*",
      words.allSatisfy({ $0 == "*" || $0 == " " || $0.properties.isAlphabetic })
    {
      return true
    }
    let marks = ["//", "/*"].compactMap { bytes.firstRange(of: $0.utf8)?.lowerBound }
    guard let mark = marks.min() else { return false }
    let inside = bytes[mark...].dropFirst(2)
    return !["\"", "#", "\\"].contains { bytes[..<mark].contains($0) }
      && !["\"", "#", "*/"].contains { inside.contains($0) }
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
    // The rules read single lines, and no comments.
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

extension Collection<UInt8> {
  /// Whether a text's bytes stand in these.
  fileprivate func contains(_ text: String) -> Bool { firstRange(of: text.utf8) != nil }
}
