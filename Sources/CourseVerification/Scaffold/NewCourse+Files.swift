extension NewCourse {
  /// The files of a course to begin with, by their paths.
  static let files: [String: String] = [
    ".gitignore": #"""
    /.course
    /work
    /site/public

    """#,
    ".swift-format": #"""
    {
      "version": 1,
      "lineLength": 100,
      "indentation": { "spaces": 2 }
    }

    """#,
    "Core/Stacks/Stack.swift": #"""
    /// A stack of numbers: the last one pushed is the first one popped.
    public struct Stack {
      private var items: [Int] = []

      /// Makes an empty stack.
      public init() {}

      /// How many numbers it holds.
      public var count: Int { items.count }

      /// Puts a number on top.
      public mutating func push(_ item: Int) { items.append(item) }

      /// Takes the number from the top; `nil` where the stack is empty.
      public mutating func pop() -> Int? { items.popLast() }
    }

    """#,
    "Exercises/01-the-stack/turn-round/Checks.swift": #"""
    import XCTest

    @testable import Exercise

    final class TurnRoundChecks: XCTestCase {
      func testReversed_three() {
        let numbers = reversed([1, 2, 3])
        guard numbers != [1, 2, 3] else {
          return XCTFail("You kept the order. In a stack, the last one in is the first one out.")
        }
        XCTAssert(numbers == [3, 2, 1], "1, 2, 3 turned round is 3, 2, 1; you return \(numbers).")
      }

      func testReversed_none() {
        let numbers = reversed([])
        XCTAssert(numbers.isEmpty, "There was nothing to turn round; you return \(numbers).")
      }
    }

    """#,
    "Exercises/01-the-stack/turn-round/Exercise.swift": #"""
    import Stacks

    /// The numbers, the last one first.
    func reversed(_ numbers: [Int]) -> [Int] {
      // TODO: push them all, then pop them all.
      [-1]
    }

    """#,
    "Exercises/01-the-stack/turn-round/README.md": #"""
    Write `reversed`: push all the numbers on a stack, then pop until it is empty. Useful: `push`, `pop`.

    """#,
    "Exercises/01-the-stack/turn-round/Solution.swift": #"""
    import Stacks

    /// The numbers, the last one first.
    func reversed(_ numbers: [Int]) -> [Int] {
      var stack = Stack()
      for number in numbers {
        stack.push(number)
      }
      var result: [Int] = []
      while let number = stack.pop() {
        result.append(number)
      }
      return result
    }

    """#,
    "Exercises/01-the-stack/turn-round/WrongAnswers/as-they-came.swift": #"""
    // testReversed_three: the last one in is the first one out
    import Stacks

    /// The numbers, the last one first.
    func reversed(_ numbers: [Int]) -> [Int] {
      numbers
    }

    """#,
    "Exercises/01-the-stack/turn-round/exercise.yml": #"""
    title: Turn it round
    checks:
      - name: testReversed_three
        title: The last one comes first
        points: 6
      - name: testReversed_none
        title: Nothing stays nothing
        points: 4

    """#,
    "Exercises/01-the-stack/turn-round/hints.md": #"""
    ## Which order?

    Look again at [what pop gives you](../../../Lessons/01-the-stack.md#push-and-pop).

    ## Two loops

    One pushes every number; the other pops until there is none.

    ## The second loop

    ```swift
    while let number = stack.pop() {
      result.append(number)
    }
    ```

    """#,
    "Lessons/01-the-stack.md": #"""
    ---
    title: The stack
    level: foundation
    step: 1
    minutes: 2
    ---

    A [stack](glossary:stack) takes things in and gives them back.

    ```predict
    id: which-first
    belief: What goes in first comes out first.
    question: You push 1, then 2. What does `pop` give you?
    options:
      - text: '1'
        because: That would be a queue.
        proof: first == 1
      - text: '2'
        correct: true
        because: It lies on top.
        proof: first == 2
    answer: The last one in is the first one out.
    ```

    ## Push and pop

    ```swift
    var stack = Stack()
    stack.push(1)
    stack.push(2)
    let first = stack.pop()
    print(first ?? 0, stack.count)
    ```

    ```output
    2 1
    ```

    > [!INSIGHT]
    > A stack turns the order round.

    ```recall
    id: after-one-pop
    question: You push 1 and 2 and pop once. How many are left?
    answer: One.
    proof: stack.count == 1
    ```

    ```glossary
    stack: A row of things of which only the last one can be reached.
    ```

    ```exercise
    01-the-stack/turn-round
    ```

    """#,
    "Lessons/course.yml": #"""
    title: A stack, from the top
    summary: What a stack gives back, and in which order.
    imports: [Stacks, Notebook]
    core:
      modules:
        - {name: Stacks, sources: Core/Stacks}
    lessons: [01-the-stack]

    """#,
    "README.md": #"""
    # A stack, from the top

    A course you can run. With the engine's `course` on your path, from this folder:

    ```sh
    course verify --course .   # prove that all of it is so
    course open --course .     # take it
    ```

    | | |
    |---|---|
    | `Lessons/` | `course.yml`, and the lessons in Markdown |
    | `Exercises/` | tasks, starters, checks, solutions, wrong answers, hints |
    | `Core/` | the library that the course is about; `course.yml` says which modules it has |

    """#,
  ]
}
