/// The device of two tensors that are computed element by element; a 0-d CPU tensor goes anywhere.
///
/// Mirrors the check of PyTorch's `TensorIterator`, which names the first device that is no CPU first.
///
/// - Throws: `TensorError.twoDevices`, or `.devicesDiffer` where one is `meta`.
func commonDevice(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Device {
  if a.device == b.device || (b.rank == 0 && b.device == .cpu) { return a.device }
  if a.rank == 0, a.device == .cpu { return b.device }
  if a.device == .meta || b.device == .meta {
    throw .devicesDiffer(b.device, expected: a.device)
  }
  throw a.device == .cpu ? .twoDevices(b.device, a.device) : .twoDevices(a.device, b.device)
}

/// Checks the devices of an operator's arguments.
///
/// Mirrors the check that PyTorch's dispatcher makes before it calls an accelerator's kernel.
///
/// - Parameters:
///   - arguments: the tensors by the names that the operator has for them; absent ones may be anywhere.
///   - method: the operator, as in `_addmm`, with the underscore that its name ends up with.
/// - Throws: `TensorError.argumentDevice`, or `.devicesDiffer` where one is `meta`.
package func requireSameDevice(
  _ arguments: KeyValuePairs<String, Tensor?>,
  in method: String
) throws(TensorError) {
  var first: Device?
  for case (let name, let tensor?) in arguments {
    let device = tensor.device
    guard let expected = first, device != expected else {
      first = device
      continue
    }
    if device == .meta || expected == .meta { throw .devicesDiffer(device, expected: expected) }
    throw .argumentDevice(name, device, others: expected, method: method)
  }
}
