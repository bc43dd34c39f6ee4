import ArgumentParser
import Checkpoints
import Foundation
import StateDictTool

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error.
enum Terminal {
  /// Colours in a terminal, unless `NO_COLOR` asks for none.
  static var palette: Palette { Palette(isColoured: isColourful(STDOUT_FILENO)) }

  /// Whether a stream is a terminal that shows colours.
  static func isColourful(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(descriptor) == 1 && !isRefused && environment["TERM"] != "dumb"
  }

  /// Prints lines to standard output.
  static func print(_ lines: [String]) {
    for line in lines { Swift.print(line) }
  }

  /// Runs what reads a file; an error becomes its sentence, what helps, and exit status 2.
  static func reading<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let code as ExitCode {
      throw code
    } catch {
      let palette = Palette(isColoured: isColourful(STDERR_FILENO))
      let lines = (error as? CheckpointError)?.lines(palette) ?? ["\(error)"]
      let text = "\(palette.paint("error:", .bad)) \(path): \(lines.joined(separator: "\n"))\n"
      FileHandle.standardError.write(Data(text.utf8))
      throw ExitCode(2)
    }
  }
}
