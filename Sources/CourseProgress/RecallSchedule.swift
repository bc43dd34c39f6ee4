public import CourseModel
public import Foundation

/// When a card comes back, and in what order the cards that are due are shown.
///
/// The gaps are uniform: what the learner knew comes back after four days, always; what the learner did
/// not know comes back tomorrow. A question whose last answer was wrong is a card as well, until it is
/// answered rightly. Of the variants of a card one is asked at a time: the one that was not known, or else
/// one that has not been seen, or else the one that was seen longest ago. Of those that parameters make,
/// another one is asked every time, known or not. What was recorded in the future,
/// before somebody set the clock back, is due now.
public struct RecallSchedule: Sendable {
  /// The days after which something that was known comes back.
  public static let gap = 4
  /// The days after which something that was not known comes back.
  public static let gapAfterMistake = 1

  private let now: Date
  private let calendar: Calendar

  /// Looks at a moment.
  public init(now: Date = .now, calendar: Calendar = .current) {
    self.now = now
    self.calendar = calendar
  }

  /// Something to remember.
  public enum Item: Sendable, Hashable {
    case card(Recall.Card)
    case question(Question)

    /// Its name.
    public var id: String {
      switch self {
      case .card(let card): card.id
      case .question(let question): question.id
      }
    }
  }

  /// What is due of some lessons: mistakes first, then what is new, then what has come back; among
  /// equals in the course's order.
  public func due(in lessons: [Lesson], _ progress: LearnerProgress) -> [Item] {
    let mistaken = lessons.flatMap(\.questions).filter { question in
      progress.answers[question.id].map { !$0.last.knew && isDue($0.last) } ?? false
    }
    let cards = lessons.flatMap(\.recalls).compactMap { next(of: $0, progress.reviews) }
    let forgotten = cards.filter { $0.knew == false }
    let new = cards.filter { $0.knew == nil }
    let known = cards.filter { $0.knew == true }
    return mistaken.map(Item.question) + (forgotten + new + known).map { Item.card($0.card) }
  }

  /// The variant of a card that is to be asked, if any is due, and whether the last one was known; where
  /// the variant itself is new and no combination of parameters, that counts as new.
  private func next(
    of recall: Recall,
    _ reviews: [String: LearnerProgress.Review]
  ) -> (card: Recall.Card, knew: Bool?)? {
    let variants = recall.cards
    let seen = variants.filter { reviews[$0.id] != nil }.sorted {
      (reviews[$0.id]?.given ?? now) < (reviews[$1.id]?.given ?? now)
    }
    guard let last = seen.last, let review = reviews[last.id] else {
      return variants.first.map { ($0, nil) }
    }
    guard isDue(review) else { return nil }
    if !review.knew, !recall.hasParameters { return (last, false) }
    let card = variants.first { reviews[$0.id] == nil } ?? seen[0]
    return (card, recall.hasParameters ? review.knew : reviews[card.id]?.knew)
  }

  /// The first day on which something is due again.
  public func day(after review: LearnerProgress.Review) -> Date {
    let days = review.knew ? Self.gap : Self.gapAfterMistake
    let start = calendar.startOfDay(for: review.given)
    return calendar.date(byAdding: .day, value: days, to: start) ?? start
  }

  private func isDue(_ review: LearnerProgress.Review) -> Bool {
    review.given > now || day(after: review) <= now
  }
}
