import Foundation

/// The programs that still run out of a run's folder, once the killed ones have had time to die.
func leftOvers(of program: String) async throws -> [String] {
  let start = NSTemporaryDirectory() + "course-"
  var found: [String] = []
  for _ in 0..<50 {
    found = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap {
      try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8)
    }
    found = found.filter { $0.hasPrefix(start) && $0.contains("/\(program)\0") }
    if found.isEmpty { break }
    try await Task.sleep(for: .milliseconds(100))
  }
  return found
}
