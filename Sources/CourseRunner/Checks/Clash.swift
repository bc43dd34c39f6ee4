/// A symbol that both a learner's file and the checks' program define, as the linker reports it.
struct Clash: Hashable {
  /// The symbol as the linker writes it, or the declaration it stands for.
  var name: String

  var summary: String { "The file defines `\(name)`, which the checks' program has already." }

  /// Reads the linker's output, each symbol once.
  static func all(in output: String) -> [Clash] {
    var clashes: [Clash] = []
    for match in output.matches(of: /duplicate symbol: (\S+)/) {
      let symbol = String(match.1)
      let clash = Clash(name: Demangler.declaration(symbol) ?? symbol)
      if !clashes.contains(clash) { clashes.append(clash) }
    }
    return clashes
  }
}
