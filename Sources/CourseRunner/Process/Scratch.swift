import Foundation

/// A fresh folder for one run, with an empty working folder `work` inside.
struct Scratch: Sendable {
  let folder: String
  var work: String { folder + "/work" }

  init() throws(RunnerError) {
    let mark = try ScratchMark.own.get()
    let path = "\(mark.parent)/\(mark.name)-\(UUID().uuidString)"
    try Files.makeFolder(path + "/work")
    folder = path
  }

  func remove() { Files.remove(folder) }
}

extension Runtime {
  /// Removes the scratch folders of programs of this kind that were ended before they could.
  ///
  /// Those of programs that live are left alone.
  public static func removeAbandonedFolders() {
    ScratchMark.removeAbandoned(in: Files.resolve(NSTemporaryDirectory()))
  }
}
