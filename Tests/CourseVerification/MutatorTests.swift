import XCTest

@testable import CourseVerification

final class MutatorTests: XCTestCase {
  /// What the mutants of a source show, those of one kind.
  private func mutants(_ source: String, _ change: Mutant.Change) -> [String] {
    Mutator.mutants(of: source).filter { $0.change == change }.map(\.shown)
  }

  private func body(_ lines: String) -> String {
    "func f() {\n" + lines.split(separator: "\n").map { "  \($0)\n" }.joined() + "}\n"
  }

  func testMutants_areTextsOfTheirOwn() {
    let source = body("if a == b, !c {\n  x.clone().add(1, to: y)\n}\nreturn a < 2 ? true : d")
    let mutants = Mutator.mutants(of: source)
    XCTAssertGreaterThan(mutants.count, 12)
    XCTAssertEqual(Set(mutants.map(\.text)).count, mutants.count)
    XCTAssertFalse(mutants.contains { $0.text == source })
    XCTAssertEqual(mutants.map(\.line), mutants.map(\.line).sorted())
  }

  func testOperators_areSwappedBetweenOperands() {
    XCTAssertEqual(mutants(body("a = b == c"), .swappedOperator), ["a = b != c"])
    XCTAssertEqual(mutants(body("a = b < c"), .swappedOperator), ["a = b <= c"])
    XCTAssertEqual(mutants(body("a = b && c"), .swappedOperator), ["a = b || c"])
    XCTAssertEqual(mutants(body("a += 1"), .swappedOperator), ["a -= 1", "a = 1"])
    XCTAssertEqual(mutants("let a: Array<Int> = -b\n", .swappedOperator), [])
  }

  func testNumbers_areOffByOne() {
    XCTAssertEqual(mutants(body("g(2)"), .offByOne), ["g(3)", "g(1)"])
    XCTAssertEqual(mutants(body("g(0..<n)"), .offByOne), ["g(1..<n)", "g(0...n)"])
  }

  func testFlagsAndTexts_areChanged() {
    XCTAssertEqual(mutants(body("g(strict: true)"), .swappedFlag), ["g(strict: false)"])
    XCTAssertEqual(mutants(body("g(\"a\")"), .changedText), ["g(\"a_\")"])
    XCTAssertEqual(mutants(body("// g(\"a\", true, 1)"), .changedText), [])
  }

  func testConditions_areNegatedUnlessTheyBind() {
    XCTAssertEqual(
      mutants(body("guard a, let b = c else { return }"), .negatedCondition),
      ["guard !(a), let b = c else { return }"]
    )
    XCTAssertEqual(mutants(body("return !a"), .negatedCondition), ["return a"])
    XCTAssertEqual(
      mutants(body("for a in b where a.c {\n}"), .negatedCondition),
      ["for a in b where !(a.c) {"]
    )
  }

  func testCalls_areDroppedFromChains() {
    XCTAssertEqual(
      mutants(body("let a = b.clone().c"), .droppedCall),
      ["let a = b.c"]
    )
    XCTAssertEqual(
      mutants(body("let a = b.filter { $0 > 1 }.count"), .droppedCall),
      ["let a = b.count"]
    )
    XCTAssertEqual(mutants(body("let a = .zero()"), .droppedCall), [])
  }

  func testArguments_areDroppedAndSwapped() {
    XCTAssertEqual(
      mutants(body("g(a, by: b)"), .swappedArguments),
      ["g(b, by: a)"]
    )
    XCTAssertEqual(
      mutants(body("g(x: a, y: b)"), .droppedArgument),
      ["g(y: b)", "g(x: a)"]
    )
    XCTAssertEqual(mutants("func g(x: Int, y: Int) {}\n", .droppedArgument), [])
  }

  func testBranchesAndEnds_areSwapped() {
    XCTAssertEqual(mutants(body("let a = b ? c : d"), .swappedBranches), ["let a = b ? d : c"])
    XCTAssertEqual(mutants(body("let a = b.first"), .swappedEnd), ["let a = b.last"])
    XCTAssertEqual(mutants(body("let a = min(b, c)"), .swappedEnd), ["let a = max(b, c)"])
  }

  func testStatements_areDroppedWhole() {
    XCTAssertEqual(
      mutants(body("let a = 1\ng(\n  a\n)\nif a > 0 {\n  h()\n}"), .droppedStatement),
      ["dropped: g(", "dropped: if a > 0 {", "dropped: h()"]
    )
    XCTAssertEqual(
      Mutator.mutants(of: body("a()\nb()")).first { $0.shown == "dropped: a()" }?.text,
      "func f() {\n  \n  b()\n}\n"
    )
  }

  func testResults_areEmptied() {
    XCTAssertEqual(
      mutants("func f() -> [Int] { g() }\n", .emptiedResult),
      ["func f() -> [Int] { .init() }", "func f() -> [Int] { nil }"]
    )
    XCTAssertEqual(
      mutants("func f() -> [Int] {\n  h()\n  return a\n}\n", .emptiedResult),
      ["return .init()", "return nil"]
    )
    XCTAssertEqual(mutants("func f() -> Bool {\n  return false\n}\n", .emptiedResult), [])
  }
}
