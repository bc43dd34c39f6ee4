import ArgumentParser
import Foundation
import StateDictCore

/// Loads a file and prints by how many bytes the memory grew at most; needs a process of its own.
struct PeakCommand: ParsableCommand {
  static let name = "peak-of-load"
  static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

  @Argument var file: String

  func run() throws {
    try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    let before = try Self.memory("VmRSS")
    let value = try load(file)
    let peak = try Self.memory("VmHWM")
    withExtendedLifetime(value) { print(peak - before) }
  }

  private static func memory(_ field: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") }
    let kilobytes = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }
    return (kilobytes ?? 0) * 1024
  }
}
