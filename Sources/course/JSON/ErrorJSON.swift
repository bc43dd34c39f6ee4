import ArgumentParser
import CourseTerminal
import Foundation

/// Why a command that was to show JSON shows none.
struct ErrorJSON: Encodable {
  private let error: String
  private let status: Int32

  /// Where nothing failed, as where help was asked for or a check is lost, there is none.
  init?(_ error: any Error) {
    let message = CourseCommand.message(for: error)
    status = CourseCommand.exitCode(for: error).rawValue
    guard status != 0, !message.isEmpty else { return nil }
    self.error = message
  }

  /// Prints it in one line, as a reader of many documents expects it, too.
  func show() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(self) else { return }
    Output.standard.write(String(decoding: line, as: UTF8.self) + "\n")
  }
}
