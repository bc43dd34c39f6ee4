public import CourseModel
public import Foundation

/// When a card comes back, and in what order the cards that are due are shown.
///
/// The gaps are uniform: what the learner knew comes back after four days, always; what the learner did
/// not know comes back tomorrow. A question whose last answer was wrong is a card as well, until it is
/// answered rightly. Of the variants of a card one is asked at a time: the one that was not known, or else
/// one that has not been seen, or else the one that was seen longest ago. What was recorded in the future,
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
    let cards = lessons.flatMap(\.blocks).compactMap {
      next(of: $0.content.cards, progress.reviews)
    }
    let forgotten = cards.filter { progress.reviews[$0.id]?.knew == false }
    let new = cards.filter { progress.reviews[$0.id] == nil }
    let known = cards.filter { progress.reviews[$0.id]?.knew == true }
    return mistaken.map(Item.question) + (forgotten + new + known).map(Item.card)
  }

  /// The variant of a card that is to be asked, if any is due.
  private func next(
    of variants: [Recall.Card],
    _ reviews: [String: LearnerProgress.Review]
  ) -> Recall.Card? {
    let seen = variants.filter { reviews[$0.id] != nil }.sorted {
      (reviews[$0.id]?.given ?? now) < (reviews[$1.id]?.given ?? now)
    }
    guard let last = seen.last, let review = reviews[last.id] else { return variants.first }
    guard isDue(review) else { return nil }
    return review.knew ? variants.first { reviews[$0.id] == nil } ?? seen.first : last
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
