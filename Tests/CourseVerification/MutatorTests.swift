import XCTest

@testable import CourseVerification

final class MutatorTests: XCTestCase {
}
