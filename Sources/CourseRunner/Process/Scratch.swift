import Foundation

/// A fresh folder for one run, with an empty working folder `work` inside.
struct Scratch: Sendable {
  let folder: String
  var work: String { folder + "/work" }

  init() throws(RunnerError) {
    let parent = NSTemporaryDirectory()
    let path = Files.resolve(parent) + "/course-" + UUID().uuidString
    try Files.makeFolder(path + "/work")
    folder = path
  }

  func remove() { Files.remove(folder) }
}
