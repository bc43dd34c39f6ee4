import CourseModel
import Foundation

/// Two submissions that share more than the starter gave both.
///
/// Submissions without any difference but names, layout and comments are one, of several students.
public struct SimilarPair: Sendable, Hashable {
  /// The exercise's identifier.
  public var exercise: String
  /// The students of the one.
  public var left: [Student]
  /// The students of the other; of those who handed in the same, all but the first.
  public var right: [Student]
  /// How much of the smaller one's own pieces the other has too, from 0 to 1.
  public var likeness: Double
  /// How many pieces they share.
  public var shared: Int
  var hashes: Set<UInt64>
  var leftText: String
  var rightText: String
}

/// Compares every two submissions of an exercise, on this machine and nowhere else.
public struct Similarity {
  private let book: Gradebook
  private let store: GradebookStore
  private let starters: [String: String]

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - book: whose submissions.
  ///   - store: the gradebook, which has the texts.
  ///   - starters: the exercises' starters by identifier, which everybody has.
  public init(_ book: Gradebook, store: GradebookStore, starters: [String: String]) {
    self.book = book
    self.store = store
    self.starters = starters
  }

  private struct Work {
    var students: [Student]
    var text: String
    /// Another student's text with the same pieces.
    var twin: String?
    var own: Set<UInt64>
  }

  /// The pairs that share at least some pieces, the most alike first.
  ///
  /// - Parameters:
  ///   - limit: the most that are returned.
  ///   - least: how alike two must be, from 0 to 1.
  /// - Returns: the pairs.
  /// - Throws: ``GradingError``.
  public func pairs(limit: Int = 200, least: Double = 0.4) throws(GradingError) -> [SimilarPair] {
    var pairs: [SimilarPair] = []
    for index in book.exercises.indices {
      let exercise = book.exercises[index].id
      let starter = Fingerprints(starters[exercise] ?? "").hashes
      var works: [Work] = []
      var places: [Set<UInt64>: Int] = [:]
      for student in book.students {
        guard let digest = student.grades[index].attempt?.verdict?.submission,
          let text = try store.text(digest)
        else { continue }
        let own = Fingerprints(text).hashes.subtracting(starter)
        if let place = places[own] {
          works[place].students.append(student.student)
          works[place].twin = works[place].twin ?? text
        } else {
          places[own] = works.count
          works.append(Work(students: [student.student], text: text, own: own))
        }
      }
      pairs += Self.pairs(exercise, works, least)
    }
    return pairs.sorted { left, right in
      (right.likeness, right.shared, left.exercise, left.left[0].id, left.right[0].id)
        < (left.likeness, left.shared, right.exercise, right.left[0].id, right.right[0].id)
    }.prefix(limit).map { $0 }
  }

  private static func pairs(
    _ exercise: String,
    _ works: [Work],
    _ least: Double
  ) -> [SimilarPair] {
    // Only those that share a piece are compared.
    var holders: [UInt64: [Int]] = [:]
    for (index, work) in works.enumerated() {
      for hash in work.own { holders[hash, default: []].append(index) }
    }
    var pairs: [SimilarPair] = []
    for (index, work) in works.enumerated() where !work.own.isEmpty {
      if let twin = work.twin {
        pairs.append(
          SimilarPair(
            exercise: exercise,
            left: [work.students[0]],
            right: Array(work.students.dropFirst()),
            likeness: 1,
            shared: work.own.count,
            hashes: work.own,
            leftText: work.text,
            rightText: twin
          )
        )
      }
      var counts: [Int: Int] = [:]
      for hash in work.own {
        for other in holders[hash] ?? [] where other > index { counts[other, default: 0] += 1 }
      }
      for (other, shared) in counts {
        let smaller = min(work.own.count, works[other].own.count)
        let likeness = Double(shared) / Double(max(1, smaller))
        guard likeness >= least else { continue }
        pairs.append(
          SimilarPair(
            exercise: exercise,
            left: work.students,
            right: works[other].students,
            likeness: likeness,
            shared: shared,
            hashes: work.own.intersection(works[other].own),
            leftText: work.text,
            rightText: works[other].text
          )
        )
      }
    }
    return pairs
  }
}
