extension Display {
  /// The text that `Codable` reads.
  var json: String {
    switch self {
    case .table(let caption, let header, let rows):
      JSONText.object([
        "table": JSONText.object([
          "caption": JSONText.string(caption),
          "header": JSONText.array(header.map(JSONText.string)),
          "rows": JSONText.array(rows.map { JSONText.array($0.map(JSONText.string)) }),
        ])
      ])
    case .plot(let caption, let x, let y, let series):
      JSONText.object([
        "plot": JSONText.object([
          "caption": JSONText.string(caption), "x": JSONText.string(x), "y": JSONText.string(y),
          "series": JSONText.array(series.map(\.json)),
        ])
      ])
    case .lanes(let caption, let lanes):
      JSONText.object([
        "lanes": JSONText.object([
          "caption": JSONText.string(caption), "lanes": JSONText.array(lanes.map(\.json)),
        ])
      ])
    }
  }
}

extension Display.Series {
  fileprivate var json: String {
    // JSON has no word for what is not finite.
    let numbers = values.map { $0.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null" }
    return JSONText.object(["name": JSONText.string(name), "values": JSONText.array(numbers)])
  }
}

extension Display.Lane {
  fileprivate var json: String {
    JSONText.object([
      "label": JSONText.string(label), "note": JSONText.string(note),
      "boxes": JSONText.array(
        boxes.map {
          JSONText.object([
            "text": JSONText.string($0.text), "skipped": "\($0.skipped)",
            "isChanged": "\($0.isChanged)",
          ])
        }
      ),
      "marks": JSONText.array(marks.map(\.json)),
    ])
  }
}

extension Display.Mark {
  fileprivate var json: String {
    JSONText.object([
      "label": JSONText.string(label), "note": JSONText.string(note),
      "touches": JSONText.array(
        touches.map { JSONText.object(["box": "\($0.box)", "text": JSONText.string($0.text)]) }
      ),
    ])
  }
}

/// Pieces of JSON, written without Foundation.
private enum JSONText {
  static func string(_ text: String) -> String { EventLine.quote(text) }
  static func array(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }
  static func object(_ fields: KeyValuePairs<String, String>) -> String {
    "{" + fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }
}
