// Learners' processes write these lines without Foundation, whose start would cost more than most
// lessons take. The text is the one that `Codable` reads.
extension EventLine {
  /// The event as one line of JSON, with the newline.
  public var json: String {
    "{\"nonce\":\(Self.quote(nonce)),\"event\":{\(event.json)}}\n"
  }

  /// A text between quotation marks, as JSON writes it.
  static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension LearnerEvent {
  var json: String {
    switch self {
    case .began(let stdout, let stderr):
      Self.object("began", [("stdout", "\(stdout)"), ("stderr", "\(stderr)")])
    case .cellStarted(let index):
      Self.object("cellStarted", [("index", "\(index)")])
    case .cellFinished(let index, let stdout, let stderr):
      Self.object(
        "cellFinished",
        [("index", "\(index)"), ("stdout", "\(stdout)"), ("stderr", "\(stderr)")]
      )
    case .cellThrew(let index, let message, let stdout, let stderr):
      Self.object(
        "cellThrew",
        [
          ("index", "\(index)"), ("message", EventLine.quote(message)),
          ("stdout", "\(stdout)"), ("stderr", "\(stderr)"),
        ]
      )
    case .uncaught(let message, let count):
      Self.object("uncaught", [("message", EventLine.quote(message)), ("count", "\(count)")])
    case .displayed(let display):
      Self.object("displayed", [("display", display.json)])
    case .proof(let piece, let holds):
      Self.object("proof", [("piece", "\(piece)"), ("holds", "\(holds)")])
    case .computed(let piece, let text):
      Self.object("computed", [("piece", "\(piece)"), ("text", EventLine.quote(text))])
    case .pieceThrew(let piece, let message):
      Self.object("pieceThrew", [("piece", "\(piece)"), ("message", EventLine.quote(message))])
    case .attemptStarted(let piece, let stdout, let stderr):
      Self.object(
        "attemptStarted",
        [("piece", "\(piece)"), ("stdout", "\(stdout)"), ("stderr", "\(stderr)")]
      )
    case .attemptFinished(let piece, let stdout, let stderr):
      Self.object(
        "attemptFinished",
        [("piece", "\(piece)"), ("stdout", "\(stdout)"), ("stderr", "\(stderr)")]
      )
    case .attemptThrew(let piece, let message, let stdout, let stderr):
      Self.object(
        "attemptThrew",
        [
          ("piece", "\(piece)"), ("message", EventLine.quote(message)),
          ("stdout", "\(stdout)"), ("stderr", "\(stderr)"),
        ]
      )
    case .notLocked(let code):
      Self.object("notLocked", [("code", "\(code)")])
    case .checkStarted(let name):
      Self.object("checkStarted", [("name", EventLine.quote(name))])
    case .checkFailed(let name, let message, let file, let line):
      Self.object(
        "checkFailed",
        [
          ("name", EventLine.quote(name)), ("message", EventLine.quote(message)),
          ("file", EventLine.quote(file)), ("line", "\(line)"),
        ]
      )
    case .valueGiven(let name, let label, let value, let accuracy):
      Self.object(
        "valueGiven",
        [
          ("name", EventLine.quote(name)), ("label", EventLine.quote(label)),
          ("value", EventLine.quote(value)), ("accuracy", "\(accuracy)"),
        ]
      )
    case .checkFinished(let name, let passed):
      Self.object("checkFinished", [("name", EventLine.quote(name)), ("passed", "\(passed)")])
    case .finished:
      Self.object("finished", [])
    }
  }

  private static func object(_ name: String, _ fields: [(String, String)]) -> String {
    "\"\(name)\":{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }
}
