import ArgumentParser
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
  ///
  /// - Throws: exit status 2 where they cannot all be written: half of them must not pass for all.
  static func print(_ lines: [String]) throws {
    do {
      let text = (lines + [""]).joined(separator: "\n")
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw ExitCode(2)
    }
  }

  /// Runs what reads a file; an error becomes its sentence, what helps, and exit status 2.
  static func reading<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let code as ExitCode {
      throw code
    } catch {
      let palette = Palette(isColoured: isColourful(STDERR_FILENO))
      let lines = complaint(about: error, palette).joined(separator: "\n")
      let text = "\(palette.paint("error:", .bad)) \(path): \(lines)\n"
      FileHandle.standardError.write(Data(text.utf8))
      throw ExitCode(2)
    }
  }
}
