public import Foundation

extension ProgressDocument {
  /// Why a file is not read.
  public enum ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// It is no such file, or a damaged one.
    case damaged(reason: String)
    /// A newer version of the course has written it.
    case newer(version: Int)

    /// One sentence on what is wrong and one on what to do.
    public var description: String {
      switch self {
      case .damaged(let reason):
        "This is no record of progress: \(reason). Export it again, from the terminal or the website."
      case .newer(let version):
        "This record of progress has version \(version), and this course knows \(ProgressDocument.version). "
          + "Update the course and import it again."
      }
    }
  }

  /// The file's text: keys in order, so that the same progress gives the same bytes.
  public func json() -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    // Numbers, texts and dates: nothing that JSON cannot hold.
    return (try? encoder.encode(self)) ?? Data()
  }

  /// Reads a file's text.
  ///
  /// - Throws: ``ReadingError``.
  public init(json: Data) throws(ReadingError) {
    struct Head: Decodable {
      var format: String
      var version: Int
    }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let head = try? decoder.decode(Head.self, from: json), head.format == Self.format else {
      throw .damaged(reason: "it does not call itself “\(Self.format)”")
    }
    guard head.version <= Self.version else { throw .newer(version: head.version) }
    do {
      self = try decoder.decode(Self.self, from: json)
    } catch {
      throw .damaged(reason: Self.place(of: error))
    }
    if let reason = impossibleValue { throw .damaged(reason: reason) }
  }

  private static func place(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it cannot be read" }
    let (path, what): ([any CodingKey], String) =
      switch error {
      case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        (context.codingPath, "is not what it should be")
      @unknown default: ([], "cannot be read")
      }
    let names = path.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }
    return "\(names.isEmpty ? "the file" : "“\(names.joined().drop { $0 == "." })”") \(what)"
  }
}
