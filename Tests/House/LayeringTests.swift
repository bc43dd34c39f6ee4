import XCTest

final class LayeringTests: XCTestCase {
  /// The modules that a file imports, with the lines' numbers.
  private func imports(_ file: Repository.File) throws -> [(line: Int, module: String)] {
    let pattern = try Regex(
      #"^(?:@\w+(?:\(\w+\))? )*(?:(?:public|package|internal|fileprivate|private) )?"#
        + #"import (?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+)"#
    )
    return file.lines.enumerated().compactMap { number, line in
      line.firstMatch(of: pattern).flatMap { match in
        match.output[1].substring.map { (number + 1, String($0)) }
      }
    }
  }

  func testModules_areThoseOfTheDesign() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path
    )
    XCTAssertEqual(
      folders.filter { !$0.hasPrefix(".") }.sorted(),
      Architecture.arrows.keys.sorted()
    )
  }

  func testImports_followTheArrows() throws {
    for file in try Repository.swiftFiles(in: "Sources") {
      let isCore = Architecture.core.contains(file.module)
      let allowed = (Architecture.arrows[file.module] ?? [])
        .union(isCore ? [] : Architecture.platform)
      for (line, module) in try imports(file) where !allowed.contains(module) {
        XCTFail("\(file.path):\(line): error: \(file.module) may not import \(module)")
      }
    }
  }

  func testArrows_neverLeadFromEngineToCore() {
    for module in Architecture.engine {
      let targets = Architecture.arrows[module] ?? []
      let forbidden = targets.intersection(
        Architecture.core.union(Architecture.learner).union(Architecture.tool)
      )
      XCTAssertEqual(forbidden, [], "\(module) reaches the core")
    }
  }

  func testArrows_haveNoCircle() {
    var settled: Set<String> = []
    var left = Architecture.arrows
    while let (module, _) = left.first(where: { _, targets in
      targets.intersection(Architecture.arrows.keys).isSubset(of: settled)
    }) {
      settled.insert(module)
      left[module] = nil
    }
    XCTAssertEqual(left.keys.sorted(), [])
  }

  func testWrappedLibraries_areImportedByOneFileEach() throws {
    let files = try Repository.swiftFiles(in: "Sources")
    for library in ["CCMark", "CLockdown", "Yams"] {
      let importers = try files.filter { file in
        try imports(file).contains { $0.module == library }
      }
      XCTAssertEqual(importers.count, 1, "\(library): \(importers.map(\.path))")
    }
  }

  func testStandardOutput_isTheTerminalsAlone() throws {
    let pattern = try Regex(#"(?:^|[^\w.])(?:print|debugPrint|dump|puts|fputs)\("#)
    let quiet = Architecture.engine.union(Architecture.core).union(Architecture.tool)
      .subtracting(["CourseTerminal", "course", "statedict"])
    for file in try Repository.swiftFiles(in: "Sources") where quiet.contains(file.module) {
      for (number, line) in Code.lines(of: file).enumerated() where line.contains(pattern) {
        XCTFail("\(file.path):\(number + 1): error: \(file.module) may not print")
      }
    }
  }

  func testImports_ofEveryForm_areSeen() throws {
    let text = """
      import A
      public import B
      @testable import C
      @_spi(X) internal import struct D.E
      // import F
      """
    let file = Repository.File(path: "Sources/X/a.swift", text: text)
    XCTAssertEqual(try imports(file).map(\.module), ["A", "B", "C", "D"])
  }
}
