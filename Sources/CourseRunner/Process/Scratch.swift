import Foundation

/// A fresh folder for one run, with an empty working folder `work` inside.
struct Scratch: Sendable {
  let folder: String
  var work: String { folder + "/work" }

  /// Makes it, in memory where that is wanted and can be.
  init(inMemory: Bool = false) throws(RunnerError) {
    let inMemory = inMemory ? ScratchMark.inMemory : nil
    let mark = if let inMemory { inMemory } else { try ScratchMark.own.get() }
    let path = "\(mark.parent)/\(mark.name)-\(UUID().uuidString)"
    try Files.makeFolder(path + "/work")
    folder = path
  }

  func remove() { Files.remove(folder) }

  /// Throws where nothing more can be written: then whatever failed is not the fault of what was run.
  func requireRoom(_ least: UInt = 16 << 20) throws(RunnerError) {
    var state = statvfs()
    guard statvfs(folder, &state) == 0, state.f_bavail * state.f_frsize < least else { return }
    throw .unwritable(file: folder, reason: "the disk is full")
  }
}

extension Runtime {
  /// Removes the scratch folders of programs of this kind that were ended before they could.
  ///
  /// Those of programs that live are left alone.
  public static func removeAbandonedFolders() {
    for parent in [Files.resolve(NSTemporaryDirectory()), MemoryFolder.standard] {
      ScratchMark.removeAbandoned(in: parent)
    }
  }
}
