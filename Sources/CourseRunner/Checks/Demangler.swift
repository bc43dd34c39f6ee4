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
  /// The declaration of the module `Exercise` that a symbol stands for, in the words of who wrote it, as in
  /// `fizz(Int) -> String`; `nil` for any other symbol.
  static func declaration(_ symbol: String) -> String? {
    guard var text = demangle(symbol)?[...] else { return nil }
    var words = ""
    if let argument = text.prefixMatch(of: #/default argument (\d+) of /#) {
      words = "the default value of argument \((Int(argument.1) ?? 0) + 1) of "
      text = text[argument.range.upperBound...]
    }
    while let role = roles.first(where: text.hasPrefix) { text = text.dropFirst(role.count) }
    if let conformance = text.wholeMatch(of: /(.+) : (.+) in Exercise/) {
      guard conformance.1.hasPrefix("Exercise.") || conformance.2.hasPrefix("Exercise.") else {
        return nil
      }
      return "the conformance of \(plain(conformance.1)) to \(plain(conformance.2))"
    }
    if text.hasPrefix("static ") {
      words += "static "
      text = text.dropFirst("static ".count)
    }
    if text.hasPrefix(inExtension) {
      text = text.dropFirst(inExtension.count)
    } else if !text.hasPrefix("Exercise.") {
      return nil
    }
    return words + plain(text)
  }

  /// What a symbol may be for a declaration: `dispatch thunk of Exercise.Stack.push(…)`.
  private static let roles = [
    "dispatch thunk of ", "method descriptor for ", "property descriptor for ", "enum case for ",
    "type metadata accessor for ", "type metadata for ", "full type metadata for ",
    "nominal type descriptor for ", "metaclass for ", "class metadata base offset for ",
    "protocol descriptor for ", "protocol conformance descriptor for ",
    "protocol witness table for ", "base conformance descriptor for ",
    "opaque type descriptor for ", "async function pointer to ", "value witness table for ",
    "method lookup function for ",
  ]

  private static let inExtension = "(extension in Exercise):"

  /// A declaration without what the linker alone needs to know of it.
  private static func plain(_ text: Substring) -> String {
    String(text).replacing("Exercise.", with: "").replacing("Swift.", with: "")
      .replacing(".__allocating_init(", with: ".init(")
      .replacing(#/\.(?:getter|setter|modify2?|read2?|unsafeMutableAddressor) : /#, with: ": ")
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
