import Tensors

extension ArchiveFault: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .noVersion:
      "Expected hasRecord(\"version\") to be true, but got false.  "
        + "(Could this error message be improved?  If so, please report an enhancement request "
        + "to PyTorch.)"
    case .versionNotANumber(let bytes):
      versionFault(bytes).description
    case .versionOverflow: "stoull"
    case .versionTooOld(let version):
      enforce(
        218,
        "Attempted to read a PyTorch file with version \(version), but the minimum supported "
          + "version for reading is 1. Your PyTorch script module file is too old. Please "
          + "regenerate it with latest version of PyTorch to mitigate this issue."
      )
    case .versionTooNew(let version):
      enforce(
        229,
        "Attempted to read a PyTorch file with version \(version), but the maximum supported "
          + "version for reading is 10. The version of your PyTorch installation may be too old, "
          + "please upgrade PyTorch to latest version to mitigate this issue."
      )
    case .byteOrder(let text): "Unknown endianness type: \(text)"
    case .recordText(let text): text.description
    case .alignment(let text): "invalid literal for int() with base 10: \(text)"
    case .torchScript:
      "Cannot use ``weights_only=True`` with TorchScript archives passed to ``torch.load``. "
        + unsafeMessage
    case .tar:
      "Cannot use ``weights_only=True`` with files saved in the legacy .tar format. "
        + unsafeMessage
    case .needsPython:
      "weightsOnly: false would let the file run Python code, and there is no Python here: the "
        + "weights are all that is ever loaded; leave the argument out"

    case .magicNumber: "Invalid magic number; corrupt file?"
    case .protocolVersion(let version): "Invalid protocol version: \(version)"
    case .untypedLegacyStorage:
      "type object 'torch.storage.UntypedStorage' has no attribute 'dtype'"
    case .keyNotFound(let key): "storage key \(key) not found in deserialized_objects"
    case .keyMissing(let key):
      "the file has no bytes for the storage \(key), so its tensors would hold whatever was in "
        + "memory; the file is corrupt"
    case .notIterable(let type): "'\(type)' object is not iterable"
    case .storageByteSize(let expected, let actual):
      "storage has wrong byte size: expected \(expected) got \(actual)"
    case .unexpectedEnd(let missing):
      "unexpected EOF, expected \(missing) more bytes. The file might be corrupted."

    case .fieldCount(let count, let expected):
      count < expected
        ? "not enough values to unpack (expected \(expected), got \(count))"
        : "too many values to unpack (expected \(expected))"
    case .storageClass(let type): "'\(type)' object has no attribute 'dtype'"
    case .recordSize(let actual, let expected):
      "record size (\(actual) bytes) does not match expected size (\(expected) bytes = "
        + "\(expected) elements * 1 bytes/element) for dtype Byte"
    case .recordSizeNotANumber(let record, let text):
      "get_storage_from_record(): incompatible function arguments. The record '\(record)' should "
        + "have \(text) bytes, which is no size"
    case .recordTooShortToMap(let record, let actual, let expected):
      "the record '\(record)' has \(actual) bytes, and \(expected) are needed; mapping it would "
        + "take the bytes after it for the tensor's"
    case .unsupportedStorage(let name):
      "a storage of class \(name) cannot be represented here; load the file with PyTorch and save "
        + "dense tensors"

    case .rankMismatch(let shape, let stride):
      "unequal size length (\(shape)) and stride length (\(stride))"
    case .negativeOffset(let offset): "Tensor: invalid storage offset \(offset)"
    case .elementCountOverflow: "numel: integer multiplication overflow"
    case .storageSizeOverflow(let shape, let stride):
      "Storage size calculation overflowed with sizes=\(list(shape)) and strides=\(list(stride))"
    case .storageTooSmall: "Trying to resize storage that is not resizable"
    case .cannotRequireGradient(let lowercase):
      "\(lowercase ? "only" : "Only") Tensors of floating point and complex dtype can require "
        + "gradients"

    case .unknownLocation(let location):
      "don't know how to restore data location of torch.storage.UntypedStorage "
        + "(tagged with \(location))"
    case .deviceNotAvailable(let type):
      "Attempting to deserialize object on a \(type.utf8.uppercased()) device but "
        + "torch.\(type).is_available() is False. " + Self.useTheCPU
    case .deviceNotRegistered(let type):
      "The \(type.utf8.uppercased()) device module is not registered. " + Self.useTheCPU
    case .deviceIndex(let type, let index, let count):
      "Attempting to deserialize object on \(type.utf8.uppercased()) device \(index) but "
        + "torch.\(type).device_count() is \(count). Please use torch.load with map_location to map "
        + "your storages to an existing device."
    case .deviceNotRecognized(let type):
      "torch.UntypedStorage(): Storage device not recognized: \(type)"
    case .bigEndianOnMeta:
      "a big-endian checkpoint cannot be loaded to the meta device: there are no bytes to swap; "
        + "load it to the CPU"
    case .invalidDevice(let location): "Invalid device string: '\(location)'"

    case .sharedStorageOfTwoTypes:
      "Cannot save multiple tensors or storages that view the same data as different types"

    case .noSuchFile(let path): "[Errno 2] No such file or directory: '\(path)'"
    case .isADirectory(let path): "[Errno 21] Is a directory: '\(path)'"
    case .file(let path, let number, let reason): "[Errno \(number)] \(reason): '\(path)'"
    case .noParentDirectory(let path): "Parent directory \(path) does not exist."
    case .cannotMapLegacy(let path):
      "mmap can only be used with files saved with `torch.save(\(path), "
        + "_use_new_zipfile_serialization=True), please torch.save your checkpoint with this "
        + "option in order to use mmap."
    case .changedWhileReading(let path):
      "the file '\(path)' became shorter while it was read; load it again when nobody writes it"
    }
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .versionNotANumber(let bytes): versionFault(bytes).pythonClass
    case .versionOverflow: "IndexError"
    case .byteOrder, .alignment, .fieldCount: "ValueError"
    case .recordText: "UnicodeDecodeError"
    case .storageClass, .untypedLegacyStorage: "AttributeError"
    case .keyNotFound: "AssertionError"
    case .notIterable: "TypeError"
    case .recordSizeNotANumber: "TypeError"
    case .unsupportedStorage: "NotImplementedError"
    case .noSuchFile: "FileNotFoundError"
    case .isADirectory: "IsADirectoryError"
    case .file, .changedWhileReading: "OSError"
    default: "RuntimeError"
    }
  }

  /// What Python makes of PyTorch's sentence, which quotes the record's bytes and may be no text.
  private func versionFault(_ bytes: [UInt8]) -> (description: String, pythonClass: String) {
    let start = enforce(214, "Couldn't parse the version ")
    // C++ ends its sentence at the first zero.
    let sentence = (Array(start.utf8) + bytes + Array(" as Long Long.".utf8)).prefix { $0 != 0 }
    do throws(InvalidText) {
      return (try decodeUTF8(sentence), "RuntimeError")
    } catch {
      return (error.description, "UnicodeDecodeError")
    }
  }

  private static let useTheCPU =
    "If you are running on a CPU-only machine, please use torch.load with "
    + "map_location=torch.device('cpu') to map your storages to the CPU."

  private func list(_ numbers: [Int]) -> String {
    "[" + numbers.map { "\($0)" }.joined(separator: ", ") + "]"
  }
}
