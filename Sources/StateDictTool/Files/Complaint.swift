import Checkpoints

/// What people read of a file that is refused: PyTorch's sentence, where the fault is, what helps.
///
/// - Parameters:
///   - error: what was thrown.
///   - palette: the colours; without, those in PyTorch's own sentences go too.
/// - Returns: at least one line.
public func complaint(about error: any Error, _ palette: Palette = .plain) -> [String] {
  (error as? CheckpointError)?.lines(palette) ?? ["\(error)"]
}

extension CheckpointError {
  fileprivate func lines(_ palette: Palette) -> [String] {
    // Python's EOFError says nothing more.
    let sentence = description.isEmpty ? pythonClass : description
    let shown = palette.isColoured ? sentence : sentence.withoutColours
    return [shown] + [place, help].compactMap(\.self).map { "  " + palette.paint($0, .faint) }
  }

  private var place: String? {
    guard let offset else { return nil }
    return switch fault {
    case .zip, .safetensors: "at byte \(offset) of the file"
    case .pickle, .archive, .tensor: "at byte \(offset) of its pickle"
    }
  }
}

extension String {
  /// The text without a terminal's codes for bold and plain.
  fileprivate var withoutColours: String {
    replacing("\u{1b}[1m", with: "").replacing("\u{1b}[0m", with: "")
  }
}
