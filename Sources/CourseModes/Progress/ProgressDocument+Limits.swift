public import CourseModel

extension ProgressDocument {
  /// Where a value is that no course ever writes, and what is wrong with it; `nil` where none is.
  var impossibleValue: String? {
    for (place, answer) in answers.enumerated() {
      if answer.option < 0 { return "“answers[\(place)].option” is negative" }
      if let confidence = answer.confidence, !(1...3).contains(confidence) {
        return "“answers[\(place)].confidence” is \(confidence), and goes from 1 to 3"
      }
    }
    for (place, attempt) in attempts.enumerated() where attempt.points < 0 {
      return "“attempts[\(place)].points” is negative"
    }
    for (place, hint) in hints.enumerated() where hint.number < 1 {
      return "“hints[\(place)].number” is \(hint.number), and the first is 1"
    }
    return nil
  }

  /// Where an answer is that its question does not offer; `nil` where all can have been given.
  ///
  /// Questions that the course asks in other words, or no more, are left alone.
  public func impossibleAnswer(in course: Course) -> String? {
    for question in course.lessons.flatMap(\.questions) {
      let place = answers.firstIndex {
        $0.question == question.id && $0.asked == question.fingerprint
          && !question.options.indices.contains($0.option)
      }
      guard let place else { continue }
      return "“answers[\(place)].option” is \(answers[place].option), and “\(question.id)” has "
        + "\(question.options.count) options, from 0"
    }
    return nil
  }

  /// Takes away points that an exercise does not give.
  public mutating func limitPoints(to course: Course) {
    for exercise in course.exercises {
      for place in attempts.indices where attempts[place].exercise == exercise.id {
        attempts[place].points = min(attempts[place].points, exercise.points)
      }
    }
  }
}
