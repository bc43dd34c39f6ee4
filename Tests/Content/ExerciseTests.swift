import CourseMarkdown
import CourseModel
import XCTest

/// Every exercise is worth the same, helps, and names plausible mistakes.
final class ExerciseTests: XCTestCase {
  func testExercise_hasHintsPointsAndWrongAnswers() throws {
    let course = try CourseUnderTest.load().course
    XCTAssertEqual(Set(course.lessons.flatMap(\.exerciseIDs)), Set(course.exercises.map(\.id)))
    for exercise in course.exercises {
      XCTAssertGreaterThanOrEqual(exercise.hints.count, 3, exercise.id)
      XCTAssertGreaterThanOrEqual(exercise.wrongAnswers.count, 4, exercise.id)
      XCTAssertEqual(exercise.points, 10, exercise.id)
    }
  }
}
