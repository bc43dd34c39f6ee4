package import CourseEvents

/// Shows a table below the cell.
///
/// - Parameters:
///   - rows: The rows; every one has as many texts as the header.
///   - header: The titles of the columns.
///   - caption: What the table shows, in words.
public func display(table rows: [[String]], header: [String], caption: String) {
  LessonProgram.show(.table(caption: caption, header: header, rows: rows))
}

/// Shows lines over 0, 1, 2 … below the cell.
///
/// - Parameters:
///   - lines: The values of every line; one that is not finite is a gap.
///   - x: What is counted along the horizontal axis.
///   - y: What the values are.
///   - caption: What the plot shows, in words.
public func display(
  plot lines: KeyValuePairs<String, [Double]>,
  x: String,
  y: String,
  caption: String
) {
  let series = lines.map { line in
    Display.Series(name: line.key, values: line.value.map { $0.isFinite ? $0 : nil })
  }
  LessonProgram.show(.plot(caption: caption, x: x, y: y, series: series))
}

extension LessonProgram {
  /// Shows a picture below the cell; outside of a lesson, nowhere.
  package static func show(_ display: Display) {
    channel?.send(.displayed(display: display))
  }
}
