extension SmallCourse {
  /// The course's files, by their paths.
  static let files: [String: String] = {
    let first = "Exercises/01-one/count-up"
    let second = "Exercises/01-one/count-twice"
    let hints =
      "## Look\n\nLook at [the lesson](../../../Lessons/01-one.md).\n\n## Think\n\nThink.\n\n"
      + "## Count\n\nCount.\n"
    return [
      "Lessons/course.yml": """
      title: Counting
      summary: How to count.
      imports: [Notebook]
      reference: {name: Abacus, language: python, recorder: reference/record.sh}
      lessons: [01-one]

      """,
      "Lessons/01-one.md": lesson,
      "Lessons/data/stroke.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
      "Lessons/reference/record.sh": """
      #!/bin/sh
      cat >/dev/null
      echo '{"version": "Abacus 1", "outputs": ["3", "4", "5"]}'

      """,
      "\(first)/exercise.yml": """
      title: Count up
      checks:
        - name: testCount_three
          title: Three numbers
          points: 6
        - name: testCount_zero
          title: No number
          points: 4

      """,
      "\(first)/README.md": "Count up to a number, from one.\n",
      "\(first)/hints.md": hints,
      "\(first)/Exercise.swift": """
      /// The numbers from one up to a number.
      func countUp(to last: Int) -> [Int] {
        // TODO: count.
        [-1]
      }

      """,
      "\(first)/Solution.swift": """
      /// The numbers from one up to a number.
      func countUp(to last: Int) -> [Int] {
        guard last > 0 else { return [] }
        return Array(1...last)
      }

      """,
      "\(first)/Solutions/by-range.swift": """
      /// The numbers from one up to a number.
      func countUp(to last: Int) -> [Int] { Array((0...last).dropFirst()) }

      """,
      "\(first)/WrongAnswers/from-zero.swift": """
      // testCount_three: Counting begins with one
      /// The numbers from one up to a number.
      func countUp(to last: Int) -> [Int] { Array(0..<last) }

      """,
      "\(first)/Checks.swift": """
      import XCTest

      @testable import Exercise

      final class CountUpChecks: XCTestCase {
        func testCount_three() {
          let numbers = countUp(to: 3)
          guard numbers.first != 0 else {
            return XCTFail("Counting begins with one, not with zero.")
          }
          XCTAssert(numbers == [1, 2, 3], "Up to three there are 1, 2, 3; you say \\(numbers).")
          XCTAssert(countUp(to: 1) == [1], "One is a number as well.")
        }

        func testCount_zero() {
          XCTAssert(countUp(to: 0) == [], "Up to zero there is nothing to count.")
        }
      }

      """,
      "\(second)/exercise.yml": """
      title: Count twice
      builds_on: 01-one/count-up
      checks:
        - name: testTwice
          title: Up and up again
          points: 10

      """,
      "\(second)/README.md": "Count up twice.\n",
      "\(second)/hints.md": hints,
      "\(second)/Exercise.swift": """
      @testable import CountUp

      /// The numbers up to a number, twice.
      func countTwice(to last: Int) -> [Int] {
        // TODO: count twice.
        []
      }

      """,
      "\(second)/Solution.swift": """
      @testable import CountUp

      /// The numbers up to a number, twice.
      func countTwice(to last: Int) -> [Int] { countUp(to: last) + countUp(to: last) }

      """,
      "\(second)/Checks.swift": """
      import XCTest

      @testable import Exercise

      final class CountTwiceChecks: XCTestCase {
        func testTwice() {
          XCTAssert(countTwice(to: 2) == [1, 2, 1, 2], "Up to two, twice, is 1, 2, 1, 2.")
        }
      }

      """,
    ]
  }()

  private static let lesson = #"""
    ---
    title: One
    level: foundation
    step: 1
    minutes: 2
    ---

    Counting begins with [one](glossary:one). See [below](#two), and ![a stroke](data/stroke.svg).

    ```predict
    id: first
    question: What comes after one?
    options:
      - text: Two
        correct: true
        proof: one + 1 == 2
      - text: Three
        proof: one + 1 == 3
    answer: Two.
    ```

    ## Two

    ```python
    print(1 + 2)
    ```

    ```output
    3
    ```

    ```swift
    let one = 1
    print(one + 2)
    ```

    ```output
    3
    ```

    ```swift error
    struct Empty: Error, CustomStringConvertible { let description = "nothing to count" }
    throw Empty()
    ```

    ```output
    nothing to count
    ```

    ```recall
    id: after-one
    question: What are one and one?
    answer: Two.
    proof: one + 1 == 2
    ```

    ```debug
    id: too-many
    title: One too many
    story: It counts one too many.
    broken: print(one + 2)
    symptom: '3'
    question: Why?
    options:
      - text: It adds two
        correct: true
        proof: one + 2 == 3
      - text: It begins with zero
        proof: one == 0
    fix: print(one + 1)
    fixed: '2'
    answer: It adds two.
    ```

    ```glossary
    one: The first number.
    ```

    ```exercise
    01-one/count-up
    ```

    ```exercise
    01-one/count-twice
    ```

    ```recall
    id: beyond
    question: What are {more} and one?
    answer: '{computed}.'
    parameters: {more: [3, 4]}
    compute: one + {more}
    twin: print({more} + 1)
    ```

    """#
}
