import StateDictJSON

extension Conversion.Fault: CustomStringConvertible {
  /// One sentence, ending in what to do.
  public var description: String {
    switch self {
    case .unknownExtension(let path):
      "'\(path)' names no format; end it in .safetensors, or in .pth, .pt, .bin or .ckpt"
    case .noDictionary(let what):
      "the file holds \(what), and safetensors holds a dictionary of tensors only; convert it to "
        + ".pth instead"
    case .notATensor(let path, let what, let candidates):
      "\(path) is \(what), and safetensors holds tensors only; "
        + (candidates.isEmpty
          ? "convert it to .pth instead"
          : "name the part to convert: --key "
            + candidates.map { Wording.name($0) }.joined(separator: " or --key "))
    case .expandedTooFar(let path, let shape):
      "\(path) shows its storage over and over, up to the shape \(Wording.shape(shape)), and "
        + "safetensors would write every element; convert it to .pth instead"
    case .noSuchKey(let key, let known):
      "there is no key \(Wording.name(key)); "
        + (known.isEmpty ? "the file holds no dictionary" : "there is \(Wording.list(known))")
    }
  }
}

extension Conversion {
  /// What people read once the file is written.
  ///
  /// - Parameter palette: the colours.
  /// - Returns: the lines.
  /// - Throws: `DescriptionError`.
  public func lines(_ palette: Palette = .plain) throws -> [String] {
    let tensors = try Entries(value).tensors
    return [
      palette.paint("wrote ", .good) + Wording.name(path) + ": "
        + Wording.count(tensors.count, "tensor")
    ] + losses.map { palette.paint("not kept: ", .notable) + $0 }
  }
}
