import CourseRunner
import Foundation

@testable import CourseGrading

extension Verdict {
  /// A verdict of one check for every point, of ten.
  static func sample(points: Int, key: String = "key", hidden: [Item] = []) -> Verdict {
    Verdict(
      key: key,
      outcome: .checked,
      reason: "",
      items: (0..<10).map { index in
        Item(
          name: "test\(index)",
          title: "Check \(index)",
          isHidden: false,
          possible: 1,
          outcome: index < points ? .passed : .failed,
          messages: index < points ? [] : ["It is \(index)."]
        )
      } + hidden,
      diagnostics: [],
      output: "",
      builtOn: [],
      suspicions: [],
      seconds: 0.2,
      submission: "digest",
      identity: CheckIdentity(checker: "c", core: "o", toolchain: "t"),
      made: Date(timeIntervalSince1970: 1_800_000_000)
    )
  }
}
