import Tensors

extension Spec {
  /// Normalisation; `nil` for other classes.
  func buildNorm(_ arguments: inout SpecArguments) throws(SpecError) -> Module? {
    switch kind {
    case "BatchNorm1d":
      let options = try channelNormOptions(&arguments, tracks: true)
      return BatchNorm1d(
        options.count,
        epsilon: options.epsilon,
        momentum: options.momentum,
        affine: options.affine,
        trackRunningStats: options.tracks,
        bias: options.bias,
        device: options.device
      )
    case "BatchNorm2d":
      let options = try channelNormOptions(&arguments, tracks: true)
      return BatchNorm2d(
        options.count,
        epsilon: options.epsilon,
        momentum: options.momentum,
        affine: options.affine,
        trackRunningStats: options.tracks,
        bias: options.bias,
        device: options.device
      )
    case "BatchNorm3d":
      let options = try channelNormOptions(&arguments, tracks: true)
      return BatchNorm3d(
        options.count,
        epsilon: options.epsilon,
        momentum: options.momentum,
        affine: options.affine,
        trackRunningStats: options.tracks,
        bias: options.bias,
        device: options.device
      )
    case "InstanceNorm1d":
      let options = try channelNormOptions(&arguments, tracks: false)
      return InstanceNorm1d(
        options.count,
        epsilon: options.epsilon,
        momentum: options.momentum,
        affine: options.affine,
        trackRunningStats: options.tracks,
        bias: options.bias,
        device: options.device
      )
    case "InstanceNorm2d":
      let options = try channelNormOptions(&arguments, tracks: false)
      return InstanceNorm2d(
        options.count,
        epsilon: options.epsilon,
        momentum: options.momentum,
        affine: options.affine,
        trackRunningStats: options.tracks,
        bias: options.bias,
        device: options.device
      )
    case "InstanceNorm3d":
      let options = try channelNormOptions(&arguments, tracks: false)
      return InstanceNorm3d(
        options.count,
        epsilon: options.epsilon,
        momentum: options.momentum,
        affine: options.affine,
        trackRunningStats: options.tracks,
        bias: options.bias,
        device: options.device
      )
    case "LayerNorm":
      try arguments.require("normalized_shape")
      return LayerNorm(
        try arguments.sizes("normalized_shape", rank: 0),
        epsilon: try arguments.double("eps", 1e-5),
        elementwiseAffine: try arguments.bool("elementwise_affine", true),
        bias: try arguments.bool("bias", true),
        device: try arguments.device()
      )
    case "RMSNorm":
      try arguments.require("normalized_shape")
      return RMSNorm(
        try arguments.sizes("normalized_shape", rank: 0),
        epsilon: try arguments.optionalDouble("eps", nil),
        elementwiseAffine: try arguments.bool("elementwise_affine", true),
        device: try arguments.device()
      )
    case "GroupNorm":
      try arguments.require("num_groups", "num_channels")
      let (groups, channels) = (try arguments.int("num_groups"), try arguments.int("num_channels"))
      try arguments.check(GroupNorm.fault(groups, channels))
      return GroupNorm(
        groups,
        channels,
        epsilon: try arguments.double("eps", 1e-5),
        affine: try arguments.bool("affine", true),
        bias: try arguments.bool("bias", true),
        device: try arguments.device()
      )
    default: return nil
    }
  }

  /// What batch and instance normalisation are made with.
  private struct ChannelNormOptions {
    var count: Int
    var epsilon: Double
    var momentum: Double?
    var affine: Bool
    var tracks: Bool
    var bias: Bool
    var device: Device
  }

  private func channelNormOptions(
    _ arguments: inout SpecArguments,
    tracks: Bool
  ) throws(SpecError) -> ChannelNormOptions {
    try arguments.require("num_features")
    return ChannelNormOptions(
      count: try arguments.int("num_features"),
      epsilon: try arguments.double("eps", 1e-5),
      momentum: try arguments.optionalDouble("momentum", 0.1),
      affine: try arguments.bool("affine", tracks),
      tracks: try arguments.bool("track_running_stats", tracks),
      bias: try arguments.bool("bias", true),
      device: try arguments.device()
    )
  }
}
