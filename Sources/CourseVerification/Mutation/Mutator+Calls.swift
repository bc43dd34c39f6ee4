extension Mutator {
  /// Calls left out of a chain, arguments left out or swapped.
  mutating func changeCalls() {
    for (index, token) in code.tokens.enumerated() where token.kind == .name {
      let after = index + 1
      guard after < code.tokens.count else { continue }
      var end = after
      if code.tokens[after].text == "(", let close = code.partners[after] {
        if !isDeclared(index) { changeArguments((after + 1)..<close) }
        end = close + 1
      }
      if let closure = code.visible(from: end), code.tokens[closure].text == "{",
        !code.tokens[end..<closure].contains(where: \.hasBreak), isMember(index)
      {
        end = code.next(closure)
      }
      if end > after, isMember(index) { replace((index - 1)..<end, with: "", .droppedCall) }
    }
  }

  /// Whether the name follows a dot that follows a value.
  private func isMember(_ index: Int) -> Bool {
    guard index > 1, code.tokens[index - 1].text == ".",
      let receiver = code.visible(before: index - 1)
    else { return false }
    let isChain = receiver == index - 2 || code.tokens[index - 2].hasBreak
    let token = code.tokens[receiver]
    return isChain && (token.isClosing || [.name, .string, .number].contains(token.kind))
  }

  private func isDeclared(_ index: Int) -> Bool {
    guard let before = code.visible(before: index) else { return false }
    return ["func", "struct", "class", "enum", "case"].contains(code.tokens[before].text)
  }

  private mutating func changeArguments(_ range: Range<Int>) {
    let arguments = code.items(in: range)
    for (number, argument) in arguments.enumerated() {
      if isLabelled(argument) {
        let isLast = number == arguments.count - 1
        let start = number > 0 && isLast ? arguments[number - 1].upperBound : argument.lowerBound
        let end = isLast ? argument.upperBound : arguments[number + 1].lowerBound
        replace(start..<end, with: "", .droppedArgument)
      }
      guard number > 0, let left = value(of: arguments[number - 1]), let right = value(of: argument)
      else { continue }
      let between = code.text(left.upperBound..<right.lowerBound)
      replace(
        left.lowerBound..<right.upperBound,
        with: code.text(right) + between + code.text(left),
        .swappedArguments
      )
    }
  }

  private func isLabelled(_ argument: Range<Int>) -> Bool {
    argument.count > 2 && code.tokens[argument.lowerBound + 1].text == ":"
  }

  private func value(of argument: Range<Int>) -> Range<Int>? {
    isLabelled(argument)
      ? code.trimmed((argument.lowerBound + 2)..<argument.upperBound) : argument
  }
}
