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
  // TODO: load the file into the model, make it ready to serve, and ask it.
  [-1]
}
