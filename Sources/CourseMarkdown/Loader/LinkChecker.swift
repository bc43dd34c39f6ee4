import CourseModel
import Foundation

/// Checks that links and images lead to something.
struct LinkChecker {
  /// The course's files.
  private let files: CourseFiles
  /// The names of each lesson's headings, by its file.
  private let anchors: [String: Set<String>]
  /// The terms that lessons define, as links call them, in order.
  private let terms: [String]
  private let isTerm: Set<String>

  /// Prepares to check links of these files that lead to these lessons.
  init(files: CourseFiles, drafts: [LessonDraft]) {
    self.files = files
    anchors = Dictionary(drafts.map { ($0.file, $0.anchors) }) { first, _ in first }
    terms = drafts.flatMap(\.terms).map { Glossary.key($0.name) }
    isTerm = Set(terms)
  }

  /// Reports links that lead nowhere; those into the net are not followed.
  func check(_ findings: inout Findings) {
    for link in findings.links {
      if let fault = fault(of: link) { findings.report(fault, at: link.range) }
    }
  }

  private func fault(of link: Findings.Link) -> LinkFault? {
    let destination = link.destination
    if let term = Glossary.key(ofLink: destination) {
      return isTerm.contains(term) ? nil : .unknownTerm(term, known: terms)
    }
    guard !isAddress(destination) else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].removingPercentEncoding ?? String(parts[0])
    let folder = link.range.file.split(separator: "/").dropLast().map(String.init)
    var target = link.range.file
    if !path.isEmpty {
      guard !path.hasPrefix("/"), let resolved = resolve(path, from: folder) else {
        return .linkOutside(destination)
      }
      guard files.exists(resolved) else {
        let siblings = (path.split(separator: "/").dropLast()).joined(separator: "/")
        let names = resolve(siblings, from: folder).map(files.names(in:)) ?? []
        return .deadLink(path, known: names.map { siblings.isEmpty ? $0 : "\(siblings)/\($0)" })
      }
      target = resolved
    }
    guard parts.count == 2, let known = anchors[target] else { return nil }
    let anchor = parts[1].removingPercentEncoding ?? String(parts[1])
    return known.contains(anchor) ? nil : .deadAnchor(anchor, known: known.sorted())
  }

  /// Whether this begins with a scheme, as in `https:`.
  private func isAddress(_ destination: String) -> Bool {
    guard let colon = destination.firstIndex(of: ":") else { return false }
    let scheme = destination[..<colon]
    return scheme.count > 1
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
  }

  /// The path from the course's folder; `nil` where it leads out of it.
  private func resolve(_ path: String, from folder: [String]) -> String? {
    var parts = folder
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}
