import Foundation

/// Results by name, below `.course/cache`. Losing any of it costs time and nothing else.
struct Cache: Sendable {
  let folder: String

  init(root: String) {
    folder = root + "/.course/cache"
  }

  /// An entry, or `nil` where there is none or it cannot be understood.
  func read<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value? {
    guard let data = try? Files.read(path(name)) else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  /// Keeps an entry, whole or not at all. A full disk is no reason to fail.
  func write(_ value: some Encodable, _ name: String) {
    guard let data = try? JSONEncoder().encode(value) else { return }
    try? Files.write(data, to: path(name))
  }

  private func path(_ name: String) -> String { "\(folder)/\(name).json" }
}
