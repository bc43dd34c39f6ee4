import Modules
import StateDictJSON

/// A module, and what printing it shows.
enum ModuleReprCase {
  static func run(_ item: JSON) -> [CaseResult] {
    let (name, expected) = (item["id"].text, item["repr"].text)
    do {
      let actual = try Spec(item["model"]).build().description
      guard actual != expected else { return [CaseResult(name, .passed)] }
      return [CaseResult(name, [Difference("", expected: expected, actual: actual)])]
    } catch {
      return [CaseResult(name, stoppedBy: error)]
    }
  }
}
