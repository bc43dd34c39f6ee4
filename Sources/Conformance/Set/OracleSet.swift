import Foundation
import StateDictJSON

/// A folder of the conformance oracle: files that real PyTorch wrote, and what it says about them.
public struct OracleSet: Sendable {
  /// The folder; cases name files relative to it.
  public let folder: String

  /// Names a folder; nothing is read yet.
  public init(folder: String) { self.folder = folder }

  /// The folder, wherever the working directory moves.
  var absoluteFolder: String {
    folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
  }

  /// Why a set cannot be used.
  public enum Fault: Error, Sendable, CustomStringConvertible {
    case noFolder(String)
    case noSections(String)
    case unreadable(String, reason: String)

    /// One sentence, ending in what to do.
    public var description: String {
      switch self {
      case .noFolder(let path):
        "there is no folder '\(path)'; name one that the oracle's generate.py wrote"
      case .noSections(let path):
        "'\(path)' holds none of \(Section.files.joined(separator: ", ")); name a folder that the "
          + "oracle's generate.py wrote"
      case .unreadable(let file, let reason):
        "\(file): \(reason); generate the set again"
      }
    }
  }

  /// The JSON of a file of the set, or `nil` where the set has none of this name.
  func json(_ name: String) throws(Fault) -> JSON? {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(name, reason: "cannot be read")
    }
    do throws(JSONError) {
      return try JSON(parsing: [UInt8](data))
    } catch {
      throw .unreadable(name, reason: "\(error)")
    }
  }
}
