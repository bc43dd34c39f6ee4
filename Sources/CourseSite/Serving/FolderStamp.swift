import Foundation

/// When the files below some folders were last changed, to see whether any has been since.
public struct FolderStamp: Sendable, Hashable {
  private var files: [String: Stamp] = [:]

  private struct Stamp: Sendable, Hashable {
    var changed: Date?
    var size: Int?
  }

  /// Looks at folders; what is below `ignoring`, and hidden files, do not count.
  public init(_ folders: [String], ignoring: String) {
    let keys: [URLResourceKey] = [.contentModificationDateKey, .fileSizeKey]
    for folder in folders {
      let files = FileManager.default.enumerator(
        at: URL(fileURLWithPath: folder),
        includingPropertiesForKeys: keys,
        options: [.skipsHiddenFiles]
      )
      while let file = files?.nextObject() as? URL {
        if file.path == ignoring {
          files?.skipDescendants()
          continue
        }
        let values = try? file.resourceValues(forKeys: Set(keys))
        self.files[file.path] = Stamp(
          changed: values?.contentModificationDate,
          size: values?.fileSize
        )
      }
    }
  }
}
