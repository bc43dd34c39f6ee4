// swift-format-ignore-file
@testable import Fizz

/// What `fizz` says for 1 up to a number.
func row(_ last: Int) -> [String] {
  // TODO: call fizz.
  []
}

/// The last item pushed.
func top(_ stack: inout Stack) -> Int? { nil }
