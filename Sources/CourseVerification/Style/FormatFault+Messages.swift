extension FormatFault {
  var identifier: String {
    switch self {
    case .unformatted: "unformatted"
    case .noFormatter: "no-formatter"
    }
  }

  var summary: String {
    switch self {
    case .unformatted(let message, _): "The formatter says: \(message)."
    case .noFormatter(let said): "The formatter could not be run: \(said)"
    }
  }

  var solution: String {
    switch self {
    case .unformatted(_, let isCell):
      isCell ? "Write the cell as `swift format` would." : "Run `swift format -i` on the file."
    case .noFormatter: "Reinstall the Swift toolchain: swift-format comes with it."
    }
  }
}
