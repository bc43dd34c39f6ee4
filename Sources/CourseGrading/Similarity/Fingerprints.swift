/// The pieces of a text by which it is compared with others: hashes of stretches of its tokens, thinned
/// out so that equal stretches keep equal hashes (winnowing; Schleimer, Wilkerson and Aiken, 2003).
struct Fingerprints: Sendable {
  /// How many tokens a hash covers: whatever two texts share that is shorter is chance.
  static let length = 9
  /// Of so many hashes in a row one at least is kept.
  static let window = 5

  /// The kept hashes, and the tokens where each stands.
  let places: [UInt64: [Int]]
  let tokens: [SwiftTokens.Token]

  var hashes: Set<UInt64> { Set(places.keys) }

  init(_ text: String) {
    let tokens = SwiftTokens(text).tokens
    self.tokens = tokens
    guard tokens.count >= Self.length else {
      places = [:]
      return
    }
    let all = (0...(tokens.count - Self.length)).map { start in
      tokens[start..<(start + Self.length)].reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, token in
        (token.kind.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 } ^ 0xff)
          &* 0x0000_0100_0000_01b3
      }
    }
    var kept: [UInt64: [Int]] = [:]
    var last = -1
    for start in 0...max(0, all.count - Self.window) {
      let window = start..<min(start + Self.window, all.count)
      // The rightmost of the least, so that a run of equal ones keeps few.
      guard let least = window.max(by: { (all[$1], $0) < (all[$0], $1) }), least != last else {
        continue
      }
      last = least
      kept[all[least], default: []].append(least)
    }
    places = kept
  }

  /// The stretches of bytes that some hashes cover.
  func ranges(of hashes: Set<UInt64>) -> [Range<Int>] {
    let covered = hashes.flatMap { places[$0] ?? [] }.sorted()
    var ranges: [Range<Int>] = []
    for start in covered {
      let range =
        tokens[start].range.lowerBound..<tokens[start + Self.length - 1].range.upperBound
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    return ranges
  }
}
