extension ZipFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .notAnArchive: miniz(.readingArchive, "not a ZIP archive")
    case .noCentralDirectory: miniz(.readingArchive, "failed finding central directory")
    case .corrupt(let doing): miniz(doing, "invalid header or archive is corrupted")
    case .multipleDisks: miniz(.readingArchive, "unsupported multidisk archive")
    case .tooManyFiles: miniz(.readingArchive, "too many files")
    case .directoryTooLarge: miniz(.readingArchive, "unsupported central directory size")
    case .encrypted(let doing): miniz(doing, "unsupported encryption")
    case .unsupportedMethod(let doing): miniz(doing, "unsupported method")
    case .unsupportedFeature(let doing): miniz(doing, "unsupported feature")
    case .notFound(let name): miniz(.locating(name), "file not found")
    case .readFailed(let doing): miniz(doing, "file read failed")
    case .undecompressable(let name): miniz(.reading(name), "decompression failed")
    case .decompressedSize(let name): miniz(.reading(name), "unexpected decompressed size")
    case .nameText(let text): text.description
    case .empty: enforce(171, "archive does not contain any files")
    case .oldMagic: "File is an unsupported archive format from the preview release."
    case .noFolder(let entry): enforce(179, "file in archive is not in a subdirectory: \(entry)")
    case .otherFolder(let folder, let entry):
      enforce(339, "file in archive is not in a subdirectory \(folder)/: \(entry)")

    case .duplicate(let name):
      "the archive has two records called '\(name)' (names are compared without regard to case), so "
        + "which one counts is a matter of chance; write the archive again with each record once"
    case .compressedInMappedFile(let name):
      "the record '\(name)' is compressed, so its bytes in the file are not the tensor's; load "
        + "without mmap, or save the checkpoint again"
    case .expandsTooFar(let name, let size):
      "the record '\(name)' claims to expand to \(size) bytes, more than its compressed bytes can "
        + "hold; the file is corrupt or hostile"
    case .overlapping:
      "the archive's records claim more bytes than the file has, so they overlap; the file is "
        + "corrupt or hostile"
    case .emptyArchiveName(let path): enforce(690, "invalid file name: \(path)")
    }
  }

  /// The class of the exception that PyTorch raises.
  var pythonClass: String {
    if case .nameText = self { "UnicodeDecodeError" } else { "RuntimeError" }
  }

  private func miniz(_ doing: Doing, _ reason: String) -> String {
    let activity =
      switch doing {
      case .readingArchive: "reading zip archive"
      case .locating(let name): "locating file \(name)"
      case .retrieving(let name): "retrieving file meta-data for \(name)"
      case .reading(let name): "reading file \(name)"
      }
    return "PytorchStreamReader failed \(activity): \(reason). This is an internal miniz error. "
      + "If you are seeing this error, there is a high likelihood that your checkpoint file is "
      + "corrupted. This can happen if the checkpoint was not saved properly, was transferred "
      + "incorrectly, or the file was modified after saving."
  }
}

/// The frame that PyTorch's C++ puts around a sentence, with the line that raised it.
func enforce(_ line: Int, _ sentence: String) -> String {
  "[enforce fail at inline_container.cc:\(line)] . \(sentence)"
}
