/// The known name that is nearest to one that is not known, if any is near.
///
/// - Parameters:
///   - name: What was asked for.
///   - names: What there is.
/// - Returns: The name with the fewest letters to change, if those are at most a third of it.
func nearestName(to name: String, among names: [String]) -> String? {
  let candidates = names.map { (name: $0, distance: editDistance(name, $0)) }
  guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(2, best.name.count / 3) ? best.name : nil
}

/// What to say to whoever has typed a command that does not exist.
package func unknownCommand(_ word: String, known: [String]) -> String {
  let advice = nearestName(to: word, among: known).map { "Did you mean \($0)?" }
  return
    "There is no command “\(word)”. \(advice ?? "There are: \(known.joined(separator: ", ")).")"
}

/// How many characters have to be inserted, removed or replaced to turn one text into the other.
///
/// - Complexity: O(*n* · *m*).
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right.lowercased())
  var row = Array(0...right.count)
  for (i, character) in left.lowercased().enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
