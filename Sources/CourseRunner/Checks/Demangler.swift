import Foundation

@_silgen_name("swift_demangle")
private func runtimeDemangle(
  _ name: UnsafePointer<CChar>,
  _ length: Int,
  _ buffer: UnsafeMutablePointer<CChar>?,
  _ size: UnsafeMutablePointer<Int>?,
  _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?

/// Turns the linker's names into the ones of the source.
enum Demangler {
  /// The declaration of the module `Exercise` that a symbol stands for, as in
  /// `fizz(Int) -> String`; `nil` for any other symbol.
  static func declaration(_ symbol: String) -> String? {
    guard let full = demangle(symbol) else { return nil }
    // `dispatch thunk of Exercise.Stack.push(…)`, `type metadata accessor for Exercise.Stack`.
    guard let module = full.firstRange(of: "Exercise.") else { return nil }
    let prefix = full[..<module.lowerBound]
    guard prefix.isEmpty || prefix.hasSuffix(" of ") || prefix.hasSuffix(" for "),
      !prefix.contains("closure"), !prefix.contains("default argument")
    else { return nil }
    let accessor = #/\.(?:getter|setter|modify|read) : /#
    return String(full[module.upperBound...])
      .replacing("Exercise.", with: "")
      .replacing("Swift.", with: "")
      .replacing(accessor, with: ": ")
  }

  /// What a symbol of Swift's stands for; `nil` where it is none.
  static func demangle(_ symbol: String) -> String? {
    guard symbol.hasPrefix("$s") else { return nil }
    return symbol.withCString { name in
      guard let text = runtimeDemangle(name, strlen(name), nil, nil, 0) else { return nil }
      defer { free(text) }
      return String(cString: text)
    }
  }
}
