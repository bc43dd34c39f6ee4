/// What was understood and cannot be done: said without the command's usage, with status 1.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
