/// Why a site could not be built.
public enum SiteError: Error, Sendable, Hashable {
  /// There is no folder of templates.
  case themeMissing(folder: String)
  /// The theme lacks a template.
  case templateMissing(file: String)
  /// A template is not well-formed.
  case templateMalformed(file: String, line: Int, column: Int, reason: String)
  /// A lesson's name cannot be the name of a page.
  case unusableName(lesson: String)
  /// Something that is to be an address is none.
  case unusableAddress(String)
  /// A line of the list of renamed pages is of no use.
  case redirect(RedirectFault, file: String, line: Int)
  /// A lesson is not any more what it was when the build began.
  case lessonChanged(file: String)
  /// A port cannot be opened.
  case portTaken(UInt16, reason: String)
  /// Two pages would be the same file.
  case duplicatePage(file: String)
  /// A file cannot be read.
  case unreadable(file: String, reason: String)
  /// A file or folder cannot be written.
  case unwritable(file: String, reason: String)
}
