extension TableFault {
  var words: FaultWords {
    switch self {
    case .tableWithoutSeparator:
      FaultWords(
        "table-separator",
        "A table has a line of titles, a line of dashes, and rows.",
        "Write at least `| title |`, `|---|` and `| cell |`."
      )
    case .malformedRow:
      FaultWords(
        "malformed-row",
        "A row of a table begins and ends with `|`.",
        "Write `| first | second |`; a `|` inside a cell is written `\\|`."
      )
    case .malformedSeparator(let text):
      FaultWords(
        "table-separator",
        "The second line of a table says how columns are set; `\(text)` does not.",
        "Write `---`, `:--`, `:-:` or `--:` for every column."
      )
    case .unbalancedRow(let cells, let columns):
      FaultWords(
        "unbalanced-row",
        "The row has \(cells) \(cells == 1 ? "cell" : "cells"), the table \(columns) columns.",
        "Give every row as many cells as the first; a `|` inside a cell is written `\\|`."
      )
    }
  }
}
