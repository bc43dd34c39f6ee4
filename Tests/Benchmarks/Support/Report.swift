import Foundation

/// What a suite found: remarks and rows, printed as a table or as JSON.
struct Report {
  /// The suite's name.
  let suite: String
  /// Who stands beside us, with versions; `nil` where nobody does.
  let peer: String?
  /// What one should know to read the numbers.
  var remarks: [String] = []
  /// The rows, in the order in which they were measured.
  var rows: [Measurement] = []

  /// Prints everything to standard output.
  func print(json: Bool) throws {
    Swift.print(json ? try self.json : text)
  }

  private var json: String {
    get throws {
      var object: [String: Any] = [
        "suite": suite, "remarks": remarks, "rows": rows.map(Self.object),
      ]
      if let peer { object["peer"] = peer }
      let data = try JSONSerialization.data(
        withJSONObject: object,
        options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      )
      return String(decoding: data, as: UTF8.self)
    }
  }

  private static func object(_ row: Measurement) -> [String: Any] {
    var object: [String: Any] = [
      "subject": row.subject, "operation": row.operation, "unit": row.unit, "ours": row.ours,
      "goals": row.goals.map { ["goal": $0.text, "met": $0.isMet] as [String: Any] },
    ]
    if let theirs = row.theirs { object["theirs"] = theirs }
    if let ratio = row.ratio { object["ratio"] = ratio }
    return object
  }

  private var text: String {
    let header = ["", "ours", "theirs", "ours/theirs", "goal"]
    var lines = [suite + (peer.map { ", beside " + $0 } ?? ", with no peer")] + remarks
    var subject = ""
    var cells: [[String]] = []
    for row in rows {
      if row.subject != subject {
        subject = row.subject
        cells += [[], [subject] + header.dropFirst()]
      }
      cells.append([
        "  " + row.operation, Self.number(row.ours) + " " + row.unit,
        row.theirs.map { Self.number($0) + " " + row.unit } ?? "–",
        row.ratio.map { String(format: "%.2f×", $0) } ?? "–",
        row.goals.map { ($0.isMet ? "✓ " : "✗ ") + $0.text }.joined(separator: "  "),
      ])
    }
    let widths = header.indices.map { column in
      cells.compactMap { column < $0.count ? $0[column].count : nil }.max() ?? 0
    }
    lines += cells.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 || column == header.count - 1 ? cell + padding : padding + cell
      }.joined(separator: "  ").trimmingEnd
    }
    return lines.joined(separator: "\n")
  }

  private static func number(_ value: Double) -> String {
    String(format: value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%.0f", value)
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
