import ArgumentParser
import Foundation
import Modules
import StateDictCore

/// Reading, writing and loading checkpoints, beside PyTorch and the safetensors library.
struct CoreSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "core",
    abstract: "Checkpoints: load, save, loadStateDict, inspect; beside PyTorch.",
    discussion: """
      A state dict of 100 tensors of 4 MiB and one of 20,000 tensors of 256 bytes. The files are in \
      the page cache. Saving waits for the disk on neither side, unless --folder is on a disk that \
      makes it wait; a folder in memory, such as /dev/shm, leaves the disk out.
      """
  )

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: "How often each operation is measured.")
  var rounds = 7

  @Option(help: "Where the files go, two gigabytes for a while.", completion: .directory)
  var folder: String?

  @Option(help: "Measure this checkpoint only: large or small.")
  var only: String?

  @Option(help: "Measure this operation only, as in load-mapped.")
  var operation: String?

  @Flag(help: "Count the processors' time instead of the clock's, on a busy machine.")
  var cpu = false

  func run() throws {
    let parent = folder.map { URL(filePath: $0) } ?? FileManager.default.temporaryDirectory
    let place = parent.appending(path: "course-bench-\(getpid())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let peer = try Peer(["python3", Self.script, place.path])
    var report = Report(suite: "core", peer: peer.isThere ? peer.greeting : nil)
    if !peer.isThere {
      report.remarks.append("PyTorch is left out (\(peer.greeting)): pip install torch safetensors")
    }
    report.remarks.append(
      "files in \(parent.path), medians of \(rounds) rounds" + (cpu ? ", processor time" : "")
    )
    for checkpoint in Checkpoint.all where only == nil || only == checkpoint.name {
      progress("\(checkpoint.title): writing it")
      let subject = try CoreOperations(checkpoint, place.path)
      try measure(subject, peer.isThere ? peer : nil, &report)
      if operation == nil { try measurePeak(subject, peer.isThere, &report) }
      subject.removeFiles()
    }
    try report.print(json: json)
  }

  private static var script: String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peer.py").path
  }

  private func progress(_ text: String) {
    FileHandle.standardError.write(Data("  \(text) …\n".utf8))
  }

  private func measure(
    _ subject: CoreOperations,
    _ peer: Peer?,
    _ report: inout Report
  ) throws {
    let title = subject.checkpoint.title
    for operation in CoreOperation.allCases
    where self.operation == nil || self.operation == operation.rawValue {
      progress("\(title): \(operation.title)")
      let clock = cpu ? Timing.Clock.processor : .wall
      let request = "\(subject.checkpoint.name) \(operation.rawValue) \(clock)"
      let (ours, theirs) = try Timing.turns(
        rounds,
        ours: {
          prepare(subject.newBytes(operation))
          return try subject.measure(operation, clock)
        },
        theirs: peer.map { peer in
          {
            prepare(subject.newBytes(operation))
            return try peer.ask(request)
          }
        }
      )
      var row = Measurement(
        subject: title,
        operation: operation.title,
        unit: "ms",
        ours: ours,
        theirs: theirs,
        goals: Goal.noSlower(ours, than: theirs)
      )
      switch operation {
      case .loadMapped: row.goals.append(.atMost(10, ours, "≤ 10 ms"))
      case .loadStateDict:
        let copy = try Timing.turns(rounds, ours: { subject.copyBytes(clock) }, theirs: nil).ours
        let text = String(format: "≥ 90%% of memcpy (%.2f ms)", copy)
        if subject.checkpoint.name == "large" { row.goals.append(.atMost(copy / 0.9, ours, text)) }
      default: break
      }
      report.rows.append(row)
    }
  }

  /// Lets a turn begin with memory at hand, and after the other's threads have gone to sleep: those of
  /// both look out for more work for some milliseconds.
  private func prepare(_ newBytes: Int) {
    FreeMemory.ready(newBytes)
    usleep(50_000)
  }

  /// How much memory a load needs, measured in processes of its own.
  private func measurePeak(
    _ subject: CoreOperations,
    _ isPeerThere: Bool,
    _ report: inout Report
  ) throws {
    let path = subject.path
    let size = Double(try fileSize(path))
    let program = CommandLine.arguments[0]
    let ours = try number(printedBy: [program, PeakCommand.name, path]) / size
    let theirs =
      isPeerThere ? try number(printedBy: ["python3", Self.script, "peak", path]) / size : nil
    report.rows.append(
      Measurement(
        subject: subject.checkpoint.title,
        operation: "peak memory of load",
        unit: "files",
        ours: ours,
        theirs: theirs,
        goals: [.atMost(1.1, ours, "≤ 1.10 files")]
      )
    )
  }

  private func number(printedBy command: [String]) throws -> Double {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let number = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Peer.Failure(description: "\(command.joined(separator: " ")) prints: \(text)")
    }
    return number
  }
}
