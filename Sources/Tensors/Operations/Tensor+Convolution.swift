extension Tensor {
  /// Slides a kernel over the input.
  ///
  /// Mirrors `torch.nn.functional.conv1d`, `conv2d` and `conv3d`:
  /// `(N, C, L…)`, `(F, C/groups, K…)`, `(F) -> (N, F, L'…)`; without a batch `(C, L…) -> (F, L'…)`.
  ///
  /// - Throws: `TensorError.layer` with what does not fit.
  package static func convolution(
    _ x: Tensor,
    weight: Tensor,
    bias: Tensor?,
    window: Window,
    groups: Int
  ) throws(TensorError) -> Tensor {
    let spatialRank = weight.rank - 2
    let operation = "conv\(spatialRank)d"
    guard x.rank == spatialRank + 1 || x.rank == spatialRank + 2 else {
      throw .layer(.convolutionRank(operation: operation, spatialRank: spatialRank, shape: x.shape))
    }
    guard x.rank == spatialRank + 2 else {
      return try convolution(
        x.unsqueeze(0),
        weight: weight,
        bias: bias,
        window: window,
        groups: groups
      ).squeeze(0)
    }
    try check(x, weight, bias, window)
    let expected = weight.shape[1] * groups
    guard x.shape[1] == expected else {
      throw .layer(
        .convolutionChannels(
          transposed: false,
          groups: groups,
          weight: weight.shape,
          shape: x.shape,
          expected: expected
        )
      )
    }
    let input = Window.three(Array(x.shape.dropFirst(2)), 1)
    let padded = (0..<3).map { input[$0] + 2 * window.padding[$0] }
    guard (0..<3).allSatisfy({ padded[$0] >= window.reach($0) }) else {
      throw .layer(
        .kernelTooLarge(
          input: Array(padded.suffix(spatialRank)),
          kernel: (3 - spatialRank..<3).map { window.reach($0) }
        )
      )
    }
    let places = window.places(input)
    let kernel = ConvolutionKernel(
      window: window,
      groups: groups,
      inner: x.shape[1],
      outer: weight.shape[0],
      large: input,
      small: places
    )
    let shape = [x.shape[0], weight.shape[0]] + places.suffix(spatialRank)
    return try compute(kernel, [x, weight], shape: shape).added(bias)
      .recorded("ConvolutionBackward0", kernel.derivatives(x, weight, bias))
  }

  /// Lets every element of the input paint a kernel onto the output.
  ///
  /// Mirrors `torch.nn.functional.conv_transpose1d`, `conv_transpose2d` and `conv_transpose3d`:
  /// `(N, C, L…)`, `(C, F/groups, K…)`, `(F) -> (N, F, L'…)`; the gradient of a convolution.
  ///
  /// - Throws: `TensorError.layer` with what does not fit.
  package static func transposedConvolution(
    _ x: Tensor,
    weight: Tensor,
    bias: Tensor?,
    window: Window,
    outputPadding: [Int],
    groups: Int
  ) throws(TensorError) -> Tensor {
    let spatialRank = weight.rank - 2
    let operation = "conv_transpose\(spatialRank)d"
    guard x.rank == spatialRank + 1 || x.rank == spatialRank + 2 else {
      throw .layer(.convolutionRank(operation: operation, spatialRank: spatialRank, shape: x.shape))
    }
    guard x.rank == spatialRank + 2 else {
      return try transposedConvolution(
        x.unsqueeze(0),
        weight: weight,
        bias: bias,
        window: window,
        outputPadding: outputPadding,
        groups: groups
      ).squeeze(0)
    }
    try check(x, weight, bias, window)
    guard x.shape[1] == weight.shape[0] else {
      throw .layer(
        .convolutionChannels(
          transposed: true,
          groups: groups,
          weight: weight.shape,
          shape: x.shape,
          expected: weight.shape[0]
        )
      )
    }
    let input = Window.three(Array(x.shape.dropFirst(2)), 1)
    let extra = Window.three(outputPadding, 0)
    let output = (0..<3).map { dimension in
      (input[dimension] - 1) * window.stride[dimension] - 2 * window.padding[dimension]
        + window.reach(dimension) + extra[dimension]
    }
    guard output.allSatisfy({ $0 > 0 }) else {
      throw .layer(
        .outputTooSmall(
          input: Array(input.suffix(spatialRank)),
          output: Array(output.suffix(spatialRank))
        )
      )
    }
    let channels = weight.shape[1] * groups
    let kernel = TransposedConvolutionKernel(
      window: window,
      groups: groups,
      inner: x.shape[1],
      outer: channels,
      large: output,
      small: input
    )
    let shape = [x.shape[0], channels] + output.suffix(spatialRank)
    return try compute(kernel, [x, weight], shape: shape).added(bias)
      .recorded("ConvolutionBackward0", kernel.derivatives(x, weight, bias))
  }

  private static func check(
    _ x: Tensor,
    _ weight: Tensor,
    _ bias: Tensor?,
    _ window: Window
  ) throws(TensorError) {
    for case (let name, let tensor?) in [("weight", weight), ("bias", bias)]
    where tensor.device != x.device && ![tensor.device, x.device].contains(.meta) {
      throw .layer(.inputDevice(x.dtype, x.device, other: tensor.device, name: name))
    }
    guard x.dtype == weight.dtype else {
      throw .layer(.inputType(x.dtype, bias: bias.map { $0.dtype }))
    }
    guard window.stride.allSatisfy({ $0 > 0 }) else { throw .layer(.nonPositiveStride) }
    guard window.padding.allSatisfy({ $0 >= 0 }) else { throw .layer(.negativePadding) }
    let rank = weight.rank - 2
    guard window.dilation.allSatisfy({ $0 > 0 }) else {
      throw .layer(.nonPositiveDilation(Array(window.dilation.suffix(rank))))
    }
    guard window.kernel.allSatisfy({ $0 > 0 }) else {
      throw .layer(.emptyKernel(Array(window.kernel.suffix(rank))))
    }
  }

  /// With a number added to every channel: `(N, F, L…)` and `(F)`.
  private func added(_ bias: Tensor?) throws(TensorError) -> Tensor {
    guard let bias = bias?.detach() else { return self }
    return try self + bias.reshape([bias.elementCount] + [Int](repeating: 1, count: rank - 2))
  }
}
