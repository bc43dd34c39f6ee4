import ArgumentParser
import Conformance

@main struct A: ParsableCommand {
  @Argument var dir: String
  func run() throws {
    let r = try ConformanceRun.run(OracleSet(folder: dir)) { s in s.failureLines.forEach { print($0) }
    }
    r.summaryLines.forEach { print($0) }
  }
}
