package import CourseModel
package import CourseRunner

extension Classroom {
  /// The learner's copy of a cell, which is the cell itself where there is none.
  ///
  /// - Returns: The file, relative to the course's folder, and its text.
  package func copy(
    of cell: Cell,
    in lesson: Lesson,
    anew: Bool = false
  ) throws -> (file: String, source: String) {
    let copies = CellCopies(root: root)
    let place = CellPlace(lesson: lesson.id, cell: cell.index)
    if !anew, let source = copies.read(place) { return (copies.file(place), source) }
    try copies.keep(cell.source, place)
    return (copies.file(place), cell.source)
  }

  /// Runs a text in the place of a cell, after the cells before it.
  ///
  /// - Returns: What it gave, and what is wrong with it by its own lines.
  package func runCopy(
    of cell: Cell,
    in lesson: Lesson,
    source: String
  ) async throws -> (run: CellRun, faults: [String]) {
    let copied = lesson.upTo(cell.index, source: source)
    return try await engine.run(copied).ofCopy(cell.index, in: copied)
  }
}

extension Typesetter {
  /// A copy of a cell and what it gave.
  package func copy(
    _ file: String,
    _ source: String,
    _ run: CellRun,
    _ faults: [String]
  ) -> [Line] {
    var listing = Listing(title: "Your copy", language: "swift", text: source, note: file)
    listing.result =
      faults.isEmpty
      ? result(of: run)
      : .init(
        title: "failed",
        style: .color(.red, bold: true),
        text: (run.printed + faults).joined(separator: "\n")
      )
    return self.listing(listing).spaced(displays(run.displays)).indented(Self.margin)
  }
}
