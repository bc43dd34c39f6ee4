/// What can be wrong with a pickle.
public indirect enum PickleFault: Sendable, Hashable {
  // What PyTorch's weights_only unpickler refuses, as `UnpicklingError`.
  case unsupportedOperand(UInt8)
  case blockedGlobal(String, module: String)
  case unsupportedGlobal(String)
  case distributedTensor
  case cannotReduce(String)
  case cannotCreate(String)
  case cannotBuild(type: String)
  case cannotAppend(type: String)
  case cannotExtend(type: String)
  case cannotSetItem(opcode: String, type: String)
  case persistentID(type: String)
  case notAStorage(type: String)
  case unsupportedPersistentID

  // What Python itself says while the pickle runs.
  case ended
  case byteOutOfRange
  case tooFewBytes(Int)
  case stackUnderflow
  case indexOutOfRange
  case tupleIndexOutOfRange
  case memoMissing(UInt32)
  case invalidText(InvalidText)
  case unhashable(type: String)
  case oddItems
  case notCallable(type: String)
  case missingArguments(function: String, names: [String])
  case tooManyArguments(function: String, expected: Int, given: Int)
  case badArgument(function: String, String)
  case typeError(String)
  case valueError(String)
  case attributeError(String)
  case assertion(String)
  case outOfMemory

  // What only this reader refuses.
  case tooMuchWork
  case unsupportedValue(String)

  // Writing.
  case tooDeep
  case notRepresentable(String)
}
