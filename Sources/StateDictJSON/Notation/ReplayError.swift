import Checkpoints
import Modules
import Tensors

/// Why something written down as JSON could not be done.
public indirect enum ReplayError: Error {
  /// Python would raise an exception of this class.
  case raised(pythonClass: String, message: String)
  /// JSON that stands for nothing known here: what it should have been, and what it is.
  case unknown(String, JSON)
  /// Something that cannot be asked for in Swift, and why.
  case inapplicable(String)
}

extension ReplayError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .raised(_, let message): message
    case .unknown(let what, let json): "the tool knows no such \(what): \(json)"
    case .inapplicable(let reason): reason
    }
  }

  /// The class of the exception that Python would raise.
  public var pythonClass: String {
    if case .raised(let pythonClass, _) = self { pythonClass } else { "ValueError" }
  }

  /// The exception in the notation of the conformance oracle.
  public var exception: JSON { .exception(pythonClass, description) }
}

extension JSON {
  /// An exception in the notation of the conformance oracle.
  static func exception(_ pythonClass: String, _ message: String) -> JSON {
    let exception: JSON = [
      "class": .string(pythonClass), "module": "builtins", "message": .string(message),
    ]
    return ["ok": false, "exception": exception]
  }
}

/// An error that has a counterpart in Python.
protocol PythonError: Error, CustomStringConvertible {
  /// The class of the exception.
  var pythonClass: String { get }
}

extension CheckpointError: PythonError {}
extension DescriptionError: PythonError { var pythonClass: String { "RecursionError" } }
extension LoadError: PythonError {}
extension OptimizerError: PythonError {}
extension SpecError: PythonError {}
extension TensorError: PythonError {}

/// Does something; what Python would raise becomes a `ReplayError`.
func raising<Result, Failure: PythonError>(
  _ body: () throws(Failure) -> Result
) throws(ReplayError) -> Result {
  do throws(Failure) {
    return try body()
  } catch {
    throw .raised(pythonClass: error.pythonClass, message: error.description)
  }
}

extension JSON {
  /// The elements of an array, each read.
  func map<Result>(
    _ read: (JSON) throws(ReplayError) -> Result
  ) throws(ReplayError) -> [Result] {
    var results: [Result] = []
    for element in array { results.append(try read(element)) }
    return results
  }
}
