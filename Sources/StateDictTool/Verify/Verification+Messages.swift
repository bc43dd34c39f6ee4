import StateDictJSON

extension Verification.Finding: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .checksum(let record, let stored, let actual):
      "\(Wording.name(record)): the checksum is \(hexDigits(actual)), and \(hexDigits(stored)) was "
        + "written; the record has changed since"
    case .notFinite(let path, let nan, let infinite, let count):
      "\(path): of \(Wording.count(count, "element")) "
        + [
          nan > 0 ? "\(Wording.number(nan)) \(nan == 1 ? "is" : "are") NaN" : nil,
          infinite > 0
            ? "\(Wording.number(infinite)) \(infinite == 1 ? "is" : "are") infinite" : nil,
        ].compactMap { $0 }.joined(separator: " and ")
    }
  }
}

extension Verification {
  /// What people read: the findings, then what was looked at.
  ///
  /// - Parameter palette: the colours.
  /// - Returns: the lines.
  public func lines(_ palette: Palette = .plain) -> [String] {
    var looked: [String] = []
    if intactRecords > 0 {
      looked.append(Wording.count(intactRecords, "record") + " with the right checksum")
    }
    if uncheckedRecords > 0 {
      looked.append(Wording.count(uncheckedRecords, "record") + " written without a checksum")
    }
    looked.append(
      Wording.count(tensors, "tensor") + " within bounds"
        + (metaTensors > 0 ? ", \(Wording.number(metaTensors)) of them without values" : "")
    )
    let verdict =
      findings.isEmpty
      ? palette.paint("nothing wrong", .good)
      : palette.paint(Wording.count(findings.count, "finding"), .bad)
    return findings.map { palette.paint("✗ ", .bad) + $0.description }
      + ["\(verdict): " + looked.joined(separator: "; ")]
  }
}
