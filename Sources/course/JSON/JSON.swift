import CourseTerminal
import Foundation

/// A value as JSON, its keys in order.
func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}

/// Prints a value as JSON, its keys in order.
func showJSON(_ value: some Encodable) throws {
  Output.standard.write(try jsonText(value))
}
