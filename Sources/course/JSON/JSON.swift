import CourseTerminal
import Foundation

/// Prints a value as JSON, its keys in order.
func showJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  Output.standard.write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
}
