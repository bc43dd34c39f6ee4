import StateDictJSON

/// A program of the oracle: every step gives what PyTorch gave.
enum ProgramCase {
  static func run(_ item: JSON) -> [CaseResult] {
    let steps = item["steps"].array
    do {
      let results = try Program.run(steps, files: .ofDisk)
      // Adam's roots and quotients are rounded in another order here and there.
      let isRounded = steps.contains { $0["class"].text.hasPrefix("Adam") }
      let comparison = JSONComparison(
        ignoring: isRounded ? ["sha16"] : [],
        toleranceOfFirst: isRounded ? 1e-5 : 0
      )
      let differences = zip(steps, zip(results, item["results"].array)).enumerated().flatMap {
        index,
        step in
        comparison.differences(
          step.1.0,
          step.1.1,
          at: "step \(index) (\(step.0["do"].text))"
        )
      }
      return [CaseResult(item["id"].text, differences)]
    } catch {
      return [CaseResult(item["id"].text, stoppedBy: error)]
    }
  }
}
