import Foundation

/// A declaration that the checks call and a learner's file lacks, as the linker reports it.
struct MissingSymbol: Hashable {
  /// The declaration the checks call, as in `fizz(Int) -> String`.
  var expected: String
  /// The declarations of that name in the learner's file.
  var found: [String]

  var summary: String {
    found.isEmpty
      ? "The file lacks \(expected)."
      : "The file lacks \(expected); found \(found.joined(separator: ", "))."
  }

  var solution: String {
    found.isEmpty
      ? "Declare it, with this name and these types."
      : "Change the declaration to these names and types."
  }

  /// Reads the linker's output.
  ///
  /// - Parameters:
  ///   - output: what the linker wrote.
  ///   - object: the learner's object file.
  /// - Returns: at least one; nothing of it is a name that only the linker uses.
  static func all(in output: String, object: Data) -> [MissingSymbol] {
    let undefined = output.matches(of: /undefined symbol: (\S+)/).map { String($0.1) }
    let expected = unique(undefined.compactMap(Demangler.declaration))
    let present = unique(symbols(in: object).compactMap(Demangler.declaration))
    let absent = expected.filter { !present.contains($0) }
    // Who lacks a function lacks its defaults too.
    let missing = absent.filter { part in !absent.contains { part.hasSuffix(" of " + $0) } }
    guard !missing.isEmpty else {
      let text = undefined.lazy.compactMap { symbol in
        Demangler.demangle(symbol).flatMap { $0 == symbol ? nil : $0 }
      }.first
      return [MissingSymbol(expected: text ?? "something that the checks call", found: [])]
    }
    return missing.map { declaration in
      let name = base(declaration)
      let isPart = declaration.hasPrefix("the ")
      return MissingSymbol(
        expected: declaration,
        found: isPart ? [] : present.filter { base($0) == name }
      )
    }
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func base(_ declaration: String) -> Substring {
    let name = declaration.hasPrefix("static ") ? declaration.dropFirst(7) : declaration[...]
    return name.prefix { $0 != "(" && $0 != "<" && $0 != ":" && $0 != " " }
  }

  /// The mangled names of the module `Exercise` in an object file's table of strings.
  private static func symbols(in object: Data) -> [String] {
    let prefix = Data("$s8Exercise".utf8)
    var names: [String] = []
    var start = object.startIndex
    while let found = object.range(of: prefix, in: start..<object.endIndex) {
      let end = object[found.lowerBound...].firstIndex(of: 0) ?? object.endIndex
      names.append(String(decoding: object[found.lowerBound..<end], as: UTF8.self))
      start = end
    }
    return names.sorted()
  }
}
