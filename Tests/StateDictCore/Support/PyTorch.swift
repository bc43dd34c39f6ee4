import Foundation
import XCTest

/// Real PyTorch, where the machine has it.
enum PyTorch {
  /// Why there is no PyTorch to ask, or `nil` where there is.
  static let absence: String? = {
    let outcome = run("import torch")
    return outcome.status == 0 ? nil : "no PyTorch on this machine: \(outcome.output)"
  }()

  /// Skips the test, with the reason printed, where PyTorch is not installed.
  static func require() throws {
    guard let absence else { return }
    print("left out: \(absence)")
    throw XCTSkip(absence)
  }

  /// Runs a Python program; returns its status and everything it printed.
  static func run(_ program: String) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do { try process.run() } catch { return (-1, "\(error)") }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
