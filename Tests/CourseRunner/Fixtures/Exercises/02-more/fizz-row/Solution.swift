// swift-format-ignore-file
@testable import Fizz

/// What `fizz` says for 1 up to a number.
func row(_ last: Int) -> [String] { (1...last).map(fizz) }

/// The last item pushed.
func top(_ stack: inout Stack) -> Int? {
  let item = stack.pop()
  if let item { stack.push(item) }
  return item
}
