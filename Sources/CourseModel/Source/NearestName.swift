/// Offers the name that somebody probably meant.
package enum NearestName {
  /// The known name nearest to `name`, `nil` where none is near.
  ///
  /// Case does not count. A name is near when at most a third of it must change.
  package static func of(_ name: String, among known: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let allowed = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = distance(wanted, Array(candidate.lowercased()))
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// How many insertions, removals, replacements and swaps of neighbours part two words.
  ///
  /// - Complexity: O(*n* · *m*).
  package static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var before: [Int] = []
    var previous = Array(0...right.count)
    for i in 1...left.count {
      var current = [i] + Array(repeating: 0, count: right.count)
      for j in 1...right.count {
        let change = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
        current[j] = min(change, previous[j] + 1, current[j - 1] + 1)
        let isSwap =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
        if isSwap { current[j] = min(current[j], before[j - 2] + 1) }
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
