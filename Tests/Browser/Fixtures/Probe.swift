import Checkpoints
import Modules
import OrderedCollections
import Tensors

/// Seeds hash tables; nobody else provides it without an operating system.
@_cdecl("arc4random_buf")
public func arc4randomBuffer(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
  for index in 0..<count {
    bytes.storeBytes(of: UInt8(truncatingIfNeeded: index), toByteOffset: index, as: UInt8.self)
  }
}

/// Builds a model, loads a state dict that does not fit, and says how long the error's text is.
@_expose(wasm, "probe")
@_cdecl("probe")
public func probe() -> Int32 {
  manualSeed(0)
  let model = Sequential(Linear(4, 2), ReLU(), BatchNorm1d(2))
  let state = model.stateDict()
  state["0.bias"] = nil
  state["0.weight"] = Tensor([[1.5, 2], [3, .nan]], dtype: .float16)
  do {
    try model.loadStateDict(state)
    return 0
  } catch {
    let text = "\(error)" + "\(model)" + "\(state["0.weight"] ?? Tensor([0]))"
    return Int32(text.utf8.count)
  }
}
