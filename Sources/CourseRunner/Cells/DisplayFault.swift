import CourseEvents

/// Why a picture that a cell shows cannot be used.
enum DisplayFault: Equatable {
  case noCaption
  case unevenRow(number: Int, cells: Int, columns: Int)
  case nothingToDraw
  case danglingMark(String)
  case tooLarge(what: String, count: Int, limit: Int)
}

extension Display {
  /// What is wrong with the picture, if anything: a learner's process may have made it by hand.
  var fault: DisplayFault? {
    if caption.allSatisfy(\.isWhitespace) { return .noCaption }
    switch self {
    case .table(_, let header, let rows):
      if header.isEmpty || rows.isEmpty { return .nothingToDraw }
      if let fault = Self.limit("columns", header.count, 12) { return fault }
      if let fault = Self.limit("rows", rows.count, 200) { return fault }
      return rows.enumerated().first { $1.count != header.count }.map {
        .unevenRow(number: $0 + 1, cells: $1.count, columns: header.count)
      }
    case .plot(_, _, _, let series):
      if series.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) { return .nothingToDraw }
      if let fault = Self.limit("lines", series.count, 6) { return fault }
      return Self.limit("points", series.map(\.values.count).max() ?? 0, 2000)
    case .lanes(_, let lanes):
      if lanes.isEmpty { return .nothingToDraw }
      if let fault = Self.limit("rows of boxes", lanes.count, 24) { return fault }
      for lane in lanes {
        if let fault = Self.limit("boxes", lane.boxes.count, 120) { return fault }
        if let fault = Self.limit("names over one storage", lane.marks.count, 24) { return fault }
        for mark in lane.marks {
          if mark.touches.contains(where: { !lane.boxes.indices.contains($0.box) }) {
            return .danglingMark(mark.label)
          }
        }
      }
      return nil
    }
  }

  private static func limit(_ what: String, _ count: Int, _ limit: Int) -> DisplayFault? {
    count > limit ? .tooLarge(what: what, count: count, limit: limit) : nil
  }
}

extension DisplayFault {
  /// What is wrong, in words.
  var summary: String {
    switch self {
    case .noCaption:
      "The picture has no caption, and so nothing to say to who cannot see it."
    case .unevenRow(let number, let cells, let columns):
      "Row \(number) of the table has \(cells) cells, and its header has \(columns)."
    case .nothingToDraw:
      "There is nothing to draw in the picture."
    case .danglingMark(let label):
      "“\(label)” lies over a box that the picture does not have."
    case .tooLarge(let what, let count, let limit):
      "The picture has \(count) \(what); at most \(limit) can be told apart."
    }
  }
}
