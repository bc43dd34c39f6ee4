import Foundation
import XCTest

@testable import CourseGrading

final class StoreTests: XCTestCase {
  private var folder = ""

  override func setUp() { folder = NSTemporaryDirectory() + "gradebook-" + UUID().uuidString }
  override func tearDown() { try? FileManager.default.removeItem(atPath: folder) }

  func testOpen_twice_keepsWhatIsThere() throws {
    let first = try GradebookStore(folder: folder)
    try first.add([Override(student: "ada", exercise: "01/a", points: 2.5, comment: "well")])
    let again = try GradebookStore.existing(folder)
    XCTAssertEqual(try again.overrides().map(\.points), [2.5])
    XCTAssertEqual(try again.setting("seed", default: "1"), "1")
    XCTAssertEqual(try first.setting("seed", default: "2"), "1")
  }

  func testOpen_nothingThere_saysSo() {
    XCTAssertThrowsError(try GradebookStore.existing(folder)) {
      XCTAssertEqual(
        "\($0)",
        "\(folder) holds no gradebook. Grade something first, or name the folder with `--output`."
      )
    }
  }

  func testOpen_noDatabase_isDamaged() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text = String(repeating: "no database ", count: 100)
    try text.write(toFile: folder + "/gradebook.sqlite", atomically: true, encoding: .utf8)
    XCTAssertThrowsError(try GradebookStore.existing(folder)) {
      guard case .damagedGradebook = $0 as? GradingError else { return XCTFail("\($0)") }
    }
  }

  func testGradebook_isInOrderOfNames() throws {
    let store = try GradebookStore(folder: folder)
    for (id, name) in [("u1", "Zoë"), ("u2", "ada"), ("u4", "Bob"), ("u3", "Bob")] {
      try store.takeIn(Handin(student: Student(id: id, name: name), files: []), exercises: [])
    }
    let order = ["u2", "u3", "u4", "u1"]
    XCTAssertEqual(try store.students().map(\.id), order)
    XCTAssertEqual(try store.gradebook(exercises: []).students.map(\.student.id), order)
  }

  func testLock_second_isTold() throws {
    _ = try GradebookStore(folder: folder)
    let lock = try GradebookLock(folder: folder)
    XCTAssertThrowsError(try GradebookLock(folder: folder)) {
      XCTAssertEqual($0 as? GradingError, .inUse(path: folder))
    }
    withExtendedLifetime(lock) {}
  }

  func testOverrides_replaced_areAddedChangedAndTakenBack() throws {
    let store = try GradebookStore(folder: folder)
    let ada = Override(student: "ada", exercise: "01/a", points: 3)
    let bob = Override(student: "bob", exercise: "01/a", points: nil, comment: "See me.")
    try store.replaceOverrides(with: [ada, bob])
    try store.replaceOverrides(with: [ada, bob])
    try store.replaceOverrides(with: [bob])
    XCTAssertEqual(try store.overrides(), [bob])
    XCTAssertEqual(
      try store.audit().map(\.event),
      [.overridden, .overridden, .overrideRemoved]
    )
  }
}
