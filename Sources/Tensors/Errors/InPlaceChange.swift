/// What `backward()` needed as it was, and found changed.
public struct InPlaceChange: Hashable, Sendable {
  /// The type of the tensor's elements.
  public let dtype: DType
  /// Where the tensor is.
  public let device: Device
  /// The size of every dimension.
  public let shape: [Int]
  /// The derivative of the operation that computed the tensor; `nil` where none did.
  public let origin: String?
  /// How often the tensor has been changed.
  public let version: Int
  /// How often it had been changed when it was needed.
  public let expected: Int
}

extension InPlaceChange: CustomStringConvertible {
  /// What PyTorch says of this.
  public var description: String {
    let source = origin.map { ", which is output 0 of \(operation($0))," } ?? ""
    return "one of the variables needed for gradient computation has been modified by an inplace "
      + "operation: [\(typeName(dtype, device)) \(list(shape))]\(source) is at version \(version); "
      + "expected version \(expected) instead. Hint: enable anomaly detection to find the operation "
      + "that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, "
      + "check_nan=False)."
  }

  /// The operation of a derivative, as in the `Rsub1` of `RsubBackward1`; a first one has no number.
  private func operation(_ derivative: String) -> String {
    if derivative == "CopyBackwards" { return "torch::autograd::CopyBackwards" }
    let mark = Array("Backward".utf8)
    let name = Array(derivative.utf8)
    let starts = name.indices.filter { name[$0...].starts(with: mark) }
    guard let start = starts.last else { return derivative }
    let number = name[(start + mark.count)...]
    return String(
      decoding: name[..<start] + (number.elementsEqual([0x30]) ? [] : number),
      as: UTF8.self
    )
  }
}
