import Foundation
import StateDictJSON

/// Runs an oracle folder against the core.
public enum ConformanceRun {
  /// Runs every section that the folder has.
  ///
  /// Runs in the folder: some of PyTorch's messages quote relative paths.
  ///
  /// - Parameters:
  ///   - set: the folder.
  ///   - only: the names of sections, where not all should run.
  ///   - finished: called after each section.
  /// - Returns: all results.
  /// - Throws: `OracleSet.Fault` where the folder is none of the oracle's.
  public static func run(
    _ set: OracleSet,
    only: [String] = [],
    finished: (ConformanceReport.Section) -> Void = { _ in }
  ) throws(OracleSet.Fault) -> ConformanceReport {
    let set = OracleSet(folder: set.absoluteFolder)
    let before = FileManager.default.currentDirectoryPath
    guard FileManager.default.changeCurrentDirectoryPath(set.folder) else {
      throw .noFolder(set.folder)
    }
    defer { _ = FileManager.default.changeCurrentDirectoryPath(before) }
    var report = ConformanceReport()
    var files: [String: JSON] = [:]
    for section in Section.all where only.isEmpty || only.contains(section.name) {
      if files[section.file] == nil { files[section.file] = try set.json(section.file) }
      guard let cases = files[section.file]?[section.key].array else { continue }
      let results = cases.flatMap(section.run)
      let finishedSection = ConformanceReport.Section(name: section.name, results: results)
      report.sections.append(finishedSection)
      finished(finishedSection)
    }
    guard !report.sections.isEmpty else { throw .noSections(set.folder) }
    return report
  }

  /// The names of all sections.
  public static var sectionNames: [String] { Section.all.map(\.name) }
}
