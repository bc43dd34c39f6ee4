public import Tensors

/// What is wrong with a checkpoint, and where.
///
/// Cases here, sentences in the `…+Messages.swift` files: the text is PyTorch's wherever PyTorch
/// has one for the same fault.
public struct CheckpointError: Error, Sendable {
  /// What is wrong, by the layer that noticed.
  public enum Fault: Sendable, Hashable {
    /// The container: the zip archive around everything.
    case zip(ZipFault)
    /// The program that rebuilds the objects: the pickle.
    case pickle(PickleFault)
    /// What the objects and records mean: storages, tensors, devices, versions.
    case archive(ArchiveFault)
    /// A file in the safetensors format, or what is to become one.
    case safetensors(SafetensorsFault)
    /// There is no room for a tensor, or no device of this name.
    case tensor(TensorError)
  }

  /// An error is one reference, which keeps the code of everything that may throw one small.
  private final class Contents: Sendable {
    let fault: Fault
    let offset: Int?
    let warnings: [String]

    init(_ fault: Fault, _ offset: Int?, _ warnings: [String]) {
      self.fault = fault
      self.offset = offset
      self.warnings = warnings
    }
  }

  private var contents: Contents

  /// What is wrong.
  public var fault: Fault { contents.fault }

  /// Where: the byte of the file (container) or of `data.pkl` (pickle); `nil` where there is none.
  public var offset: Int? { contents.offset }

  /// What Python would have warned of before.
  public internal(set) var warnings: [String] {
    get { contents.warnings }
    set { contents = Contents(fault, offset, newValue) }
  }

  /// Describes a fault.
  public init(_ fault: Fault, at offset: Int? = nil) {
    contents = Contents(fault, offset, [])
  }

  static func zip(_ fault: ZipFault, at offset: Int? = nil) -> CheckpointError {
    CheckpointError(.zip(fault), at: offset)
  }

  static func pickle(_ fault: PickleFault, at offset: Int? = nil) -> CheckpointError {
    CheckpointError(.pickle(fault), at: offset)
  }

  static func archive(_ fault: ArchiveFault, at offset: Int? = nil) -> CheckpointError {
    CheckpointError(.archive(fault), at: offset)
  }
}

extension CheckpointError: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch fault {
    case .zip(let fault): fault.description
    case .pickle(let fault): fault.description
    case .archive(let fault): fault.description
    case .safetensors(let fault): fault.description
    case .tensor(let error): error.description
    }
  }

  /// The class of the exception that PyTorch raises, as in `RuntimeError`.
  public var pythonClass: String {
    switch fault {
    case .zip(let fault): fault.pythonClass
    case .pickle(let fault): fault.pythonClass
    case .archive(let fault): fault.pythonClass
    case .safetensors(let fault): fault.pythonClass
    case .tensor(let error): error.pythonClass
    }
  }
}
