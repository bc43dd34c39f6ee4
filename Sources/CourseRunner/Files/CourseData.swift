import Foundation

/// The files of `Lessons/data` that a program can read, at the relative path `data/`.
///
/// A program sees the files whose path it names. One that makes up paths sees them all. What it
/// sees is copied for it, so that a file cannot be read without being part of the result's name.
struct CourseData {
  private let folder: String
  /// Paths relative to the folder, in order.
  let files: [String]

  init(root: String, namedIn texts: [String]) throws(RunnerError) {
    folder = root + "/Lessons/data"
    guard texts.contains(where: { $0.hasBytes(of: "data") }) else {
      files = []
      return
    }
    let all = Files.list(below: folder)
    var named: [String] = []
    var rest = texts.joined(separator: "\n")
    // Longer paths first: `data/a.pth` is not a mention of `data/a`.
    for file in all.sorted(by: { ($0.count, $0) > ($1.count, $1) })
    where rest.contains("data/" + file) {
      named.append(file)
      rest = rest.replacingOccurrences(of: "data/" + file, with: "")
    }
    let makesUpPaths = rest.contains("data/") || rest.contains("\"data\"")
    files = makesUpPaths ? all : named.sorted()
  }

  func add(to digest: inout Digest) throws(RunnerError) {
    for file in files {
      digest.add(file)
      digest.add(try Files.read(folder + "/" + file))
    }
  }

  /// Copies the files below a working folder, not to be written.
  func copy(to work: String) throws(RunnerError) {
    for file in files {
      let target = work + "/data/" + file
      try Files.write(try Files.read(folder + "/" + file), to: target)
      chmod(target, 0o444)
    }
  }
}
