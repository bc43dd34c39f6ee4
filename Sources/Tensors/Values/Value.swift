/// A Python value as a checkpoint holds it.
///
/// Lists, tuples and dictionaries are references, as in Python: a checkpoint can mention one twice.
public enum Value {
  case none
  case bool(Bool)
  case int(Int)
  /// An integer beyond 64 bits: its little-endian two's complement, as pickle writes it.
  case bigInt([UInt8])
  case float(Double)
  case complex(Double, Double)
  case string(String)
  case bytes([UInt8])
  case byteArray([UInt8])
  case list(ValueList)
  case tuple(ValueTuple)
  case set([Value])
  case dictionary(ValueDictionary)
  /// An `OrderedDict` from strings, with `_metadata` where the file has it.
  case stateDict(StateDict)
  /// A `torch.Size`.
  case size([Int])
  case dtype(DType)
  case device(Device)
  /// A `torch.layout` by its text, as in `torch.strided`.
  case layout(String)
  case tensor(Tensor)
  /// A storage without a tensor, and the type that its class gives the elements.
  ///
  /// The type is `nil` for a `torch.UntypedStorage`.
  case storage(Storage, DType?)
  /// A class or function that the file names and that has no value here, as in `torch.FloatStorage`.
  case global(String)
  /// Something of a class that has no values here, such as a module; only the class's name is known.
  case object(className: String)
}
