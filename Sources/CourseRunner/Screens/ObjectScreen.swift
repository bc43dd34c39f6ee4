import Foundation

/// Looks at what a learner's compiled file needs and defines.
///
/// Whatever the text looked like, a call of C, of another process or of XCTest is a symbol here, and
/// so is a definition that would replace another module's.
enum ObjectScreen {
  /// What is found in an object file of a module, each once, in the order of its symbols.
  ///
  /// - Parameters:
  ///   - object: the file.
  ///   - module: the module's name.
  ///   - text: what was compiled.
  /// - Returns: the findings, with lines where the text tells them.
  static func findings(in object: Data, module: String, text: String) -> [ScreenFinding] {
    guard let file = ObjectFile(object) else {
      return [ScreenFinding(what: "an object file of no known kind", reason: afterwards)]
    }
    var findings = file.sections.filter { isStart($0) }
      .map { ScreenFinding(what: "code in `\($0)`", reason: "Nothing runs before the checks.") }
    let mark = "\(module.utf8.count)\(module)"
    for symbol in file.symbols where !symbol.name.isEmpty {
      if !symbol.isDefined {
        findings += self.findings(needing: symbol.name, text)
      } else if symbol.isGlobal, !symbol.isSharedHelper, !symbol.name.contains(mark) {
        let name = Demangler.demangle(symbol.name) ?? symbol.name
        findings.append(ScreenFinding(what: "a definition of `\(name)`", reason: afterwards))
      }
    }
    var seen: Set<ScreenFinding> = []
    return findings.filter { seen.insert($0).inserted }
  }

  private static func findings(needing name: String, _ source: String) -> [ScreenFinding] {
    let reason = "Exercises call the course's modules and Swift's own library."
    if name.hasPrefix("$s") {
      guard name != "$sBoWV" else { return [] }
      guard let text = Demangler.demangle(name), text != name else {
        let what = "a name that Swift does not make: `\(name)`"
        return [ScreenFinding(what: what, reason: afterwards)]
      }
      guard !localizing.contains(where: text.hasPrefix) else { return [] }
      if let word = SymbolWords.forbidden(in: text) {
        return [ScreenFinding(what: "`\(word)`", reason: reason)]
      }
      guard text.contains("CVarArg"), !text.hasPrefix("protocol witness table for ") else {
        return []
      }
      guard !formats.contains(where: text.contains) else {
        return FormatScreen.findings(in: source)
      }
      return [ScreenFinding(what: "`CVarArg`", reason: reason)]
    }
    if tasks.contains(where: name.hasPrefix), !waiting.contains(name) {
      let reason = "Exercises run in one thread: what two do at once, Swift does not keep apart."
      return [ScreenFinding(what: "a task, as in `\(name)`", reason: reason)]
    }
    // A lock of Synchronization's waits by a call that takes any number of values: Swift itself has none.
    if name == "syscall", source.contains("Synchronization") { return [] }
    guard !name.hasPrefix("swift_"), !allowedC.contains(name) else { return [] }
    return [ScreenFinding(what: "the C function `\(name)`", reason: reason)]
  }

  /// What code that runs beside other code calls for.
  private static let tasks = [
    "swift_task_", "swift_taskGroup_", "swift_asyncLet_", "swift_job_", "swift_continuation_",
    "swift_defaultActor_", "swift_distributedActor_",
  ]

  /// What is called for by functions that may wait, and by actors: without a task nothing calls them.
  private static let waiting: Set = [
    "swift_task_switch", "swift_task_alloc", "swift_task_dealloc", "swift_task_isCurrentExecutor",
    "swift_task_reportUnexpectedExecutor", "swift_task_getMainExecutor",
    "swift_defaultActor_initialize", "swift_defaultActor_destroy", "swift_defaultActor_deallocate",
    "swift_defaultActor_deallocateResilient",
  ]

  /// What takes values of which only a format says what they are, and is allowed where that is seen;
  /// and what the compiler needs to hand them over.
  private static let formats = [
    ":Swift.String.init(format: ", "protocol descriptor for ", "type metadata for ",
  ]

  /// What localized texts need.
  ///
  /// The main bundle is the program's own, and can load nothing: the lock lets no memory become code.
  private static let localizing = [
    "Foundation.NSLocalizedString(", "static Foundation.Bundle.main.getter",
    "type metadata accessor for Foundation.Bundle",
  ]

  private static let afterwards = "A file defines what its own module is to have, and nothing else."

  /// Whether a section holds what runs by itself, before or after the program.
  private static func isStart(_ section: String) -> Bool {
    let parts = section.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 && parts[0].isEmpty && starts.contains(String(parts[1]))
  }

  private static let starts: Set = [
    "preinit_array", "init_array", "fini_array", "ctors", "dtors", "init", "fini",
  ]

  /// The C functions that the compiler itself calls for: memory, and mathematics.
  private static let allowedC: Set<String> = Set(
    """
    malloc free memcpy memmove memset memcmp bzero sqrt sqrtf exp expf exp2 exp2f log logf log2 log2f log10 log10f
    pow powf sin cos tan sinf cosf tanf asin acos atan atan2 asinf acosf atanf atan2f sinh cosh tanh
    sinhf coshf tanhf asinh acosh atanh roundf rintf truncf ceilf floorf fmodf cbrtf hypotf nearbyint
    nearbyintf remainder floor ceil round trunc rint fmod fma fmaf cbrt hypot erf erff expm1 log1p
    ldexp frexp lgamma tgamma fabs fabsf __stack_chk_fail __powidf2 _swift_stdlib_malloc_size
    malloc_usable_size _GLOBAL_OFFSET_TABLE_ _swiftEmptyArrayStorage _swiftEmptyDictionarySingleton
    _swiftEmptySetSingleton __tls_get_addr __extendhfsf2 __truncsfhf2 __truncdfhf2 __divti3 __modti3
    __udivti3 __umodti3 __multi3
    """.split { $0.isWhitespace }.map(String.init)
  )
}
