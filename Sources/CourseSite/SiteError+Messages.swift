extension SiteError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .themeMissing(let folder):
      "The theme's folder \(folder) does not exist. "
        + "Restore it from the repository, or run the command in the course's folder."
    case .templateMissing(let file):
      "The theme has no template \(file). Restore it from the repository."
    case .templateMalformed(let file, let line, let column, let reason):
      "\(file):\(line):\(column): error: \(reason). "
        + "Check the Mustache tag that begins or ends here."
    case .unusableName(let lesson):
      "The lesson \"\(lesson)\" cannot become a page. Rename its file: "
        + "letters, digits, \"-\" and \"_\", and not \"index\", \"404\", \"print\" or \"progress\"."
    case .unusableAddress(let text):
      "\"\(text)\" is no address of a site. Begin it with https:// and leave out \"?\" and \"#\", "
        + "as in https://example.org/course."
    case .redirect(let fault, let file, let line):
      "\(file):\(line): error: \(fault)"
    case .lessonChanged(let file):
      "\(file) has changed while the site was made of it. Build the site again."
    case .portTaken(let port, let reason):
      "Port \(port) cannot be opened: \(reason). Choose another one with --port."
    case .duplicatePage(let file):
      "Two lessons would both be the page \(file). Rename one, or list it once in course.yml."
    case .unreadable(let file, let reason):
      "Cannot read \(file): \(reason). Check that it exists and that you may read it."
    case .unwritable(let file, let reason):
      "Cannot write \(file): \(reason). Check the disk's space and the folder's permissions, "
        + "or choose another folder."
    }
  }
}
