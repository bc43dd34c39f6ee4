extension Tensor: CustomStringConvertible {
  /// What Python's `repr` shows, to the letter.
  public var description: String {
    let prefix = self is Parameter ? "Parameter containing:\n" : ""
    return prefix + withSuffixes("tensor(" + content)
  }

  /// The numbers, or what stands for them.
  private var content: String {
    if !storage.hasBytes { return "..." }
    if elementCount == 0 { return "[]" }
    recordTransfer(to: .cpu)
    let numbers = detach()
    return TensorText(numbers).text(numbers, indent: 7)
  }

  /// Adds what cannot be seen from the numbers, breaking lines at 80 characters.
  private func withSuffixes(_ text: String) -> String {
    var result = text
    let lastLine = text.utf8.split(separator: UInt8(ascii: "\n")).last?.count ?? 0
    // PyTorch's own arithmetic, two more than the length.
    var length = lastLine + 2
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > 80 {
        result += ",\n" + String(repeating: " ", count: 7) + suffix
        length = 7 + suffix.utf8.count
      } else {
        result += ", " + suffix
        length += suffix.utf8.count + 2
      }
    }
    return result + ")"
  }

  private var suffixes: [String] {
    var result: [String] = []
    if device.type != "cpu" { result.append("device='\(device)'") }
    let isMeta = !storage.hasBytes
    if isMeta || (elementCount == 0 && rank != 1) {
      let sizes = shape.map { String($0) }.joined(separator: ", ")
      result.append("size=(" + sizes + (rank == 1 ? ",)" : ")"))
    }
    // Of numbers that are shown, these dtypes can be seen.
    let showsDType =
      isMeta || elementCount == 0
      ? dtype != .float32
      : ![.float32, .complex64, .int64, .bool].contains(dtype)
    if showsDType { result.append("dtype=\(dtype)") }
    if let node {
      result.append("grad_fn=<\(node.name)>")
    } else if requiresGrad {
      result.append("requires_grad=True")
    }
    return result
  }
}
