import Checkpoints
import StateDictCore
import StateDictJSON
import Tensors

/// What a load gave: an object, or the error.
typealias LoadAttempt = Result<Value, CheckpointError>

extension LoadAttempt {
  /// Loads, and keeps what comes.
  init(_ load: () throws(CheckpointError) -> Value) {
    do throws(CheckpointError) {
      self = .success(try load())
    } catch {
      self = .failure(error)
    }
  }

  /// Why a load with Python's full unpickler has no counterpart here.
  static let fullUnpickler =
    "weights_only=False runs Python's full unpickler, which builds foreign Python objects; here the "
    + "allow-list is the only mode"

  /// Compares with an outcome that the oracle recorded.
  ///
  /// - Parameters:
  ///   - outcome: `ok` or `exception` or `crash`.
  ///   - expect: what a port owes: `message`, `class`, `reject`, `value` or `unsafe`.
  ///   - isFull: whether PyTorch gave this only because of `weights_only=False`.
  ///   - description: the `root`, `tensors` and `storages` to compare an object with; `nil` where the
  ///     oracle has none.
  /// - Returns: failed where less was given than is owed.
  func verdict(
    _ outcome: JSON,
    expect: String,
    isFull: Bool,
    description: JSON?
  ) -> CaseResult.Verdict {
    switch (self, expect) {
    case (.failure, "reject"), (.failure, "unsafe"): return .passed
    case (.success(let value), "unsafe"):
      return .failed([Difference("", expected: "a refusal", actual: value.shownType)])
    case (.success(let value), "value"):
      guard let description else { return .passed }
      let differences = value.differences(from: description)
      return differences.isEmpty ? .passed : .failed(differences)
    case (.success, _) where isFull: return .notApplicable(Self.fullUnpickler)
    case (.success(let value), _):
      return .failed([
        Difference("", expected: outcome.shownException, actual: value.shownType)
      ])
    case (.failure(let error), _):
      let exception = outcome["exception"]
      let sameClass = error.pythonClass == exception["class"].string
      let sameText = expect == "class" || error.description == exception["message"].string
      if sameClass, sameText { return .passed }
      if isFull { return .notApplicable(Self.fullUnpickler) }
      return .failed([
        Difference(
          "",
          expected: exception.isNull ? "it loads" : outcome.shownException,
          actual: "\(error.pythonClass): \(error)"
        )
      ])
    }
  }
}

extension Value {
  /// The differences from a description with `root`, `tensors` and `storages`.
  ///
  /// - Parameters:
  ///   - description: what the oracle says.
  ///   - locations: the locations of storages in the file; `nil` where they are not to be compared.
  /// - Returns: nothing where the value is as described.
  func differences(
    from description: JSON,
    locations: [ObjectIdentifier: String]? = nil
  ) -> [Difference] {
    var describer = Describer(locations: locations ?? [:], hashing: true)
    let actual: JSON
    do throws(DescriptionError) {
      let root = try describer.describe(self)
      actual = [
        "root": root, "tensors": .array(describer.tensors),
        "storages": .array(describer.storages),
      ]
    } catch {
      return [Difference("root", expected: "a value", actual: "\(error)")]
    }
    var expected = description.keeping(["root", "tensors", "storages"])
    var shown = actual.keeping(expected.members.map(\.key))
    // A format without storages has none described.
    if !expected.has("storages") { shown = shown.dropping(["storages"]).withoutStorages }
    if locations == nil {
      expected = expected.withoutLocations
      shown = shown.withoutLocations
    }
    return JSONComparison.differences(shown, expected)
  }

  /// The class of the object, for a report.
  var shownType: String { "it loads: an object of class \(typeName)" }
}

extension JSON {
  /// The exception of an outcome, for a report.
  var shownException: String {
    let exception = self["exception"]
    return exception.isNull
      ? description : exception["class"].text + ": " + exception["message"].text
  }

  /// An object of these members only, in their own order.
  func keeping(_ names: [String]) -> JSON {
    .object(members.filter { names.contains($0.key) })
  }

  /// The description without the locations of tensors and storages.
  var withoutLocations: JSON { withoutFields(["location"]) }

  /// The description without the storages and locations of tensors.
  var withoutStorages: JSON { withoutFields(["location", "storage"]) }

  private func withoutFields(_ fields: [String]) -> JSON {
    .object(
      members.map { member in
        guard member.key == "tensors" || member.key == "storages" else { return member }
        return Member(member.key, .array(member.value.array.map { $0.dropping(fields) }))
      }
    )
  }
}
