/// A tensor that a derivative needs as it is now.
///
/// Mirrors PyTorch's `SavedVariable`: whoever changes the tensor in place before `backward()` would
/// get a wrong gradient, and gets an error instead.
struct Saved {
  private let tensor: Tensor
  private let version: Int
  /// The operation whose own result this is; `nil` for an input.
  private let origin: String?

  /// Keeps an input.
  init(_ input: Tensor) {
    tensor = input
    version = input.version
    origin = nil
  }

  /// Keeps the result of the operation of this name, without what it was computed from.
  init(_ result: Tensor, of operation: String) {
    tensor = result.detach()
    version = result.version
    origin = operation
  }

  /// The tensor.
  ///
  /// - Throws: `TensorError.changedInPlace` where it is not what it was.
  func unpack() throws(TensorError) -> Tensor {
    guard tensor.version == version else {
      throw .changedInPlace(
        InPlaceChange(
          dtype: tensor.dtype,
          device: tensor.device,
          shape: tensor.shape,
          origin: origin ?? tensor.originOfChange,
          version: tensor.version,
          expected: version
        )
      )
    }
    return tensor
  }
}

extension Tensor {
  /// What computed this tensor, which has been changed since; a view of the change is made anew.
  fileprivate var originOfChange: String? {
    node.map { $0.isView ? "AsStridedBackward0" : $0.name }
  }
}

extension Tensor {
  /// How often the memory of this tensor has been changed in place.
  ///
  /// Mirrors `Tensor._version`; tensors that share a storage share it.
  var version: Int { storage.version }

  /// Counts a change in place.
  func countChange() { storage.version += 1 }
}
