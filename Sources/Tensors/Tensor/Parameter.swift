/// A tensor that a module trains.
///
/// Mirrors `torch.nn.Parameter`.
public final class Parameter: Tensor {
  /// Wraps a tensor: the parameter shares its storage.
  public init(_ data: Tensor, requiresGrad: Bool = true) {
    super.init(
      storage: data.storage,
      dtype: data.dtype,
      shape: data.shape,
      stride: data.stride,
      storageOffset: data.storageOffset,
      requiresGrad: requiresGrad
    )
  }
}
