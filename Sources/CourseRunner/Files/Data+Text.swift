import Foundation

extension Data {
  /// The bytes of a stretch as text, cut at a limit.
  func text(from start: Int, to end: Int, limit: Int) -> String {
    let end = Swift.min(end, count)
    guard start < end else { return "" }
    let part = self[startIndex + start..<startIndex + Swift.min(end, start + limit)]
    let text = String(decoding: part, as: UTF8.self)
    return end - start > limit ? text + "\n… (\(end - start - limit) more bytes)\n" : text
  }
}
