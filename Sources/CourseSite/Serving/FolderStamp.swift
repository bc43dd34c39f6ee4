import Foundation

/// When the files below some folders were last changed, to see whether any has been since.
public struct FolderStamp: Sendable, Hashable {
  private var files: [String: Stamp] = [:]

  private static let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]

  private struct Stamp: Sendable, Hashable {
    var changed: Date?
    var size: Int?
  }

  /// A line for every file, in order: its path, when it was changed, and its size.
  public var text: String {
    files.sorted { $0.key < $1.key }.map { path, stamp in
      "\(path)\t\(stamp.changed?.timeIntervalSinceReferenceDate ?? 0)\t\(stamp.size ?? 0)\n"
    }.joined()
  }

  /// Looks at single files.
  public init(files: [String]) {
    for file in files { self.files[file] = Self.stamp(of: URL(fileURLWithPath: file)) }
  }

  /// Looks at folders; what is below `ignoring`, and hidden files, do not count.
  public init(_ folders: [String], ignoring: String) {
    for folder in folders {
      let files = FileManager.default.enumerator(
        at: URL(fileURLWithPath: folder),
        includingPropertiesForKeys: Self.keys,
        options: [.skipsHiddenFiles]
      )
      while let file = files?.nextObject() as? URL {
        if file.path == ignoring {
          files?.skipDescendants()
          continue
        }
        self.files[file.path] = Self.stamp(of: file)
      }
    }
  }

  private static func stamp(of file: URL) -> Stamp {
    let values = try? file.resourceValues(forKeys: Set(keys))
    return Stamp(changed: values?.contentModificationDate, size: values?.fileSize)
  }
}
