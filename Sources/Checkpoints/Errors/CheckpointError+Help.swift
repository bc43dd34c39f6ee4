extension CheckpointError {
  /// What to do, in a sentence or two; `nil` where the description says it.
  public var help: String? {
    switch fault {
    case .zip(let fault): fault.help
    case .pickle(.ended) where offset == 0:
      "The file is empty: whatever was to write it wrote nothing. Save it again, or fetch it again."
    case .pickle(.unsupportedOperand(UInt8(ascii: "v"))) where offset == 0:
      "If it is a small text file, it stands for one in Git LFS: git lfs pull fetches that."
    case .pickle(.unsupportedOperand(UInt8(ascii: "<"))) where offset == 0:
      "If it is a web page, the download went wrong: look at it, and fetch the file itself."
    case .pickle(let fault): fault.help
    case .archive(let fault): fault.help
    case .safetensors(let fault): fault.help
    case .tensor: nil
    }
  }
}

/// What helps against a file that is not what was written.
private let fetchAgain =
  "The file is damaged, cut short, or no checkpoint: compare its size with the original's, and "
  + "fetch it again."

extension ZipFault {
  fileprivate var help: String? {
    switch self {
    case .duplicate, .expandsTooFar, .overlapping:
      "PyTorch writes no such archive: do not trust the file."
    case .compressedInMappedFile, .emptyArchiveName: nil
    case .encrypted, .unsupportedMethod, .unsupportedFeature, .noFolder, .otherFolder:
      "Another program has packed this archive: use the file that torch.save wrote."
    default: fetchAgain
    }
  }
}

extension PickleFault {
  fileprivate var help: String? {
    switch self {
    case .blockedGlobal, .unsupportedGlobal, .distributedTensor, .cannotReduce, .cannotCreate,
      .cannotBuild:
      "The file asks for Python code, which never runs here: in Python, save the model's "
        + "state_dict() instead of the object."
    case .unsupportedValue:
      "In Python, save the tensors in another form, as in tensor.to_dense() or "
        + "tensor.dequantize()."
    case .outOfMemory, .tooDeep, .notRepresentable: nil
    case .tooMuchWork: "PyTorch writes no such pickle: do not trust the file."
    default: fetchAgain
    }
  }
}

extension ArchiveFault {
  fileprivate var help: String? {
    switch self {
    case .torchScript:
      "It was written by torch.jit.save: load it in Python with torch.jit.load, and save its "
        + "state_dict()."
    case .versionTooNew: "A newer PyTorch wrote it: save it again with an older one."
    case .unsupportedStorage:
      "In Python, save the tensors in another type, as in tensor.dequantize()."
    case .tar, .needsPython, .bigEndianOnMeta, .sharedStorageOfTwoTypes: nil
    case .noSuchFile, .isADirectory, .file, .noParentDirectory, .cannotMapLegacy,
      .changedWhileReading:
      nil
    case .unknownLocation, .deviceNotAvailable, .deviceNotRegistered, .deviceIndex,
      .deviceNotRecognized, .invalidDevice:
      nil
    default: fetchAgain
    }
  }
}

extension SafetensorsFault {
  fileprivate var help: String? {
    switch self {
    case .headerTooSmall, .headerTooLarge, .invalidHeaderLength, .invalidText, .json,
      .invalidOffset, .overflow, .misaligned, .invalidTensor, .incomplete:
      fetchAgain
    default: nil
    }
  }
}
