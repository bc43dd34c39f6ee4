public import Tensors

/// Why a state dict could not be loaded.
///
/// Cases here, sentences in `LoadError+Messages.swift`: the text is PyTorch's.
public indirect enum LoadError: Error {
  /// Something was missing, unexpected or wrong; everything else has been loaded.
  case stateDict(module: String, faults: [LoadFault])
  /// What was given is no dictionary.
  case notDictionary(type: String)
  /// A key of the dictionary is no string.
  case keyNotString(type: String)
  /// A hook raised an exception of this Python class.
  case raised(pythonClass: String, message: String)
}

/// One thing that is wrong with a state dict.
public indirect enum LoadFault: Error {
  case missing([String])
  case unexpected([String])
  case sizeMismatch(key: String, checkpoint: [Int], model: [Int])
  case notTensor(key: String, type: String)
  case copyFailed(key: String, model: [Int], checkpoint: [Int], error: TensorError, isSwap: Bool)
  /// Statistics from before PyTorch 0.4 for a layer that keeps none.
  case runningStatistics(keys: [String], layer: String)
  /// What a hook has to say.
  case message(String)
}
