/// What proving a course has come to, in numbers.
public struct BillOfHealth: Sendable, Hashable, Codable {
  /// How many of something were looked at, and how many of them are as they should be.
  public struct Count: Sendable, Hashable, Codable {
    /// How many are as they should be.
    public var proven = 0
    /// How many there are.
    public var total = 0

    /// Counts nothing yet.
    public init() {}

    /// Counts one more.
    mutating func add(_ isProven: Bool) {
      proven += isProven ? 1 : 0
      total += 1
    }

    /// Adds another count.
    mutating func add(_ other: Count) {
      proven += other.proven
      total += other.total
    }
  }

  /// Cells that were run and ended as the lesson says.
  public var cells = Count()
  /// Stated outputs that are what was printed.
  public var outputs = Count()
  /// Options whose expression gave what the option claims.
  public var options = Count()
  /// Cards whose proof holds.
  public var cards = Count()
  /// Cases whose broken code shows its symptom and whose fix runs.
  public var cases = Count()
  /// Snippets of the reference whose output is the one recorded.
  public var reference = Count()
  /// Snippets of the reference beside a cell that prints the same.
  public var twins = Count()
  /// Pictures, drawn by cells, that are told in words too.
  public var pictures = Count()
  /// Links and images that lead somewhere.
  public var links = Count()
  /// Starters that compile and pass no check.
  public var starters = Count()
  /// Solutions that pass all checks.
  public var solutions = Count()
  /// Wrong answers that get their sentence.
  public var wrongAnswers = Count()
  /// Changed solutions that a check found; those that are excused do not count.
  public var mutants = Count()
  /// Pieces of Swift that are formatted: cells, and the exercises' files.
  public var formatted = Count()
  /// The checks of each exercise against changes of its solution.
  public var exercises: [MutationScore] = []
  /// What ran the reference, as in `torch 2.15.0, Python 3.11.2`; one entry a version.
  public var referenceVersions: [String] = []

  /// Begins with nothing.
  public init() {}

  /// Adds what another part of the course has come to.
  mutating func add(_ other: BillOfHealth) {
    let counts: [WritableKeyPath<BillOfHealth, Count>] = [
      \.cells, \.outputs, \.options, \.cards, \.cases, \.reference, \.twins, \.pictures, \.links,
      \.starters, \.solutions, \.wrongAnswers, \.mutants, \.formatted,
    ]
    for count in counts { self[keyPath: count].add(other[keyPath: count]) }
    exercises += other.exercises
    for version in other.referenceVersions where !referenceVersions.contains(version) {
      referenceVersions.append(version)
    }
  }
}

/// How many changes of its solution an exercise's checks find.
public struct MutationScore: Sendable, Hashable, Codable {
  /// The exercise's identifier.
  public var exercise: String
  /// Changes that a check found.
  public var killed: Int
  /// Changes that no check found.
  public var survived: Int
  /// Changes that no check found and that `exercise.yml` excuses: nobody could tell.
  public var excused: Int
  /// Changes that do not compile.
  public var stillborn: Int
  /// The survivors that are not excused, a line each: place, change, and the changed line.
  public var survivors: [String]

  /// The part of the changes that a check found, in per cent, rounded down.
  public var percent: Int {
    killed + survived == 0 ? 100 : killed * 100 / (killed + survived)
  }

  /// The least that checks must find, in per cent.
  public static let threshold = 80
}
