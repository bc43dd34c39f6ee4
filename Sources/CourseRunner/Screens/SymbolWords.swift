/// The words in the names of what a learner's file needs from elsewhere.
///
/// A file needs hundreds of names; a regex for all of this would take longer than the linker.
enum SymbolWords {
  /// The first word of a demangled name that no exercise needs and a forger does; a module's with the
  /// dot behind it.
  static func forbidden(in name: String) -> String? {
    let bytes = Array(name.utf8)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { !$0.isOfWord } ?? bytes.count
      let word = String(decoding: bytes[start..<end], as: UTF8.self)
      if words.contains(word) || word.hasPrefix("NS") && !harmless.contains(word) { return word }
      if end < bytes.count, bytes[end] == UInt8(ascii: "."), modules.contains(word) {
        return word + "."
      }
      start = end + 1
    }
    return nil
  }

  private static let words: Set = [
    "Process", "ProcessInfo", "FileHandle", "Bundle", "Thread", "URLSession", "OperationQueue",
    "DispatchQueue", "UserDefaults", "Host", "Port", "RunLoop", "Stream", "InputStream",
    "OutputStream", "PropertyListSerialization", "CommandLine", "LessonProgram", "_typeByName",
    "readLine", "changeCurrentDirectoryPath",
  ]

  private static let modules: Set = [
    "Dispatch", "Glibc", "XCTest", "Checks", "ExerciseChecks", "CourseEvents",
  ]

  /// Those of Foundation's older classes that keep to their bounds: others read and write where they
  /// are told.
  private static let harmless: Set = [
    "NS", "NSString", "NSMutableString", "NSArray", "NSMutableArray", "NSDictionary",
    "NSMutableDictionary", "NSSet", "NSMutableSet", "NSCountedSet", "NSOrderedSet", "NSObject",
    "NSNumber", "NSNull", "NSError", "NSDate", "NSUUID", "NSURL", "NSLock", "NSRegularExpression",
    "NSTextCheckingResult", "NSCopying", "NSRange", "NSMakeRange", "NSMaxRange", "NSUnionRange",
    "NSIntersectionRange", "NSEqualRanges", "NSLocationInRange", "NSNotFound",
  ]
}

extension UInt8 {
  /// Whether it is an ASCII letter, a digit or `_`.
  fileprivate var isOfWord: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "_")
  }
}
