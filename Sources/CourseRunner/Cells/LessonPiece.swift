import CourseModel

/// A piece of Swift that runs after a lesson's cells.
struct LessonPiece: Sendable, Hashable {
  /// What a piece is for.
  enum Kind: Sendable, Hashable {
    /// An option's claim about what the cells have left behind.
    case option(question: String, index: Int, isCorrect: Bool)
    /// A card's claim.
    case card(String)
    /// The expression whose value belongs into a card's answer.
    case computation(card: String)
    /// The broken code of a debug case.
    case broken(DebugCase)
    /// Its repair.
    case fix(DebugCase)
  }

  var kind: Kind
  var source: SwiftSource

  /// The pieces of a lesson.
  ///
  /// What may change things, the debug cases, comes after all that only looks at them.
  static func pieces(of lesson: Lesson) -> [Self] {
    let options = lesson.questions.flatMap { question in
      question.options.enumerated().compactMap { index, option in
        option.proof.map { proof in
          let kind = Kind.option(question: question.id, index: index, isCorrect: option.isCorrect)
          return Self(kind: kind, source: SwiftSource(text: proof, range: option.range))
        }
      }
    }
    let cards = lesson.cards.flatMap { card in
      [card.proof].compactMap(\.self).map { Self(kind: .card(card.id), source: $0) }
        + [card.compute].compactMap(\.self).map {
          Self(kind: .computation(card: card.id), source: $0)
        }
    }
    let cases = lesson.cases.flatMap { debugCase in
      [
        Self(kind: .broken(debugCase), source: debugCase.broken),
        Self(kind: .fix(debugCase), source: debugCase.fix),
      ]
    }
    return options + cards + cases
  }
}

extension LessonPiece.Kind {
  /// The part of the program that runs the piece.
  func call(_ index: Int, around source: String) -> String {
    switch self {
    case .option, .card:
      "LessonProgram.proof(\(index)) {\n\(source)}\n"
    case .computation:
      "LessonProgram.compute(\(index)) {\n\(source)}\n"
    case .broken, .fix:
      """
      do {
      LessonProgram.attempt(\(index))
      \(source)LessonProgram.ended(\(index))
      } catch {
      LessonProgram.ended(\(index), error)
      }

      """
    }
  }
}
