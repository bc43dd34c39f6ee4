public import Tensors

extension Recurrent {
  /// Goes through the sequences, starting from a state.
  ///
  /// - Parameters:
  ///   - x: the sequences.
  ///   - state: the state to start from, `(layers * directions, N, size)`; `nil` for zeros.
  /// - Returns: the outputs of all steps and the last state of every layer and direction.
  /// - Throws: `TensorError.layer` with what does not fit.
  public final func run(
    _ x: Tensor,
    _ state: RecurrentState?
  ) throws(TensorError) -> (output: Tensor, state: RecurrentState) {
    guard x.rank == 2 || x.rank == 3 else {
      throw .layer(.recurrentRank(layer: className, given: x.rank))
    }
    guard x.rank == 3 else {
      let batch = try x.unsqueeze(batchFirst ? 0 : 1)
      let start = try state.map { (state) throws(TensorError) in
        RecurrentState(
          hidden: try state.hidden.unsqueeze(1),
          cell: try state.cell.map { (cell) throws(TensorError) in try cell.unsqueeze(1) }
        )
      }
      let (output, end) = try run(batch, start)
      let cell = try end.cell.map { (cell) throws(TensorError) in try cell.squeeze(1) }
      return (
        try output.squeeze(batchFirst ? 0 : 1),
        RecurrentState(hidden: try end.hidden.squeeze(1), cell: cell)
      )
    }
    try check(x)
    let sequence = batchFirst ? try x.transpose(0, 1) : x  // (L, N, inputSize)
    let start = if let state { state } else { try zeroState(for: sequence) }
    try check(start, batch: sequence.shape[1])
    try checkDevices(sequence, start)
    let (output, end) = try runLayers(sequence, start)
    return (batchFirst ? try output.transpose(0, 1).contiguous() : output, end)
  }

  /// All layers, one upon the other: (L, N, inputSize) -> (L, N, directions * outputSize).
  private func runLayers(
    _ sequence: Tensor,
    _ start: RecurrentState
  ) throws(TensorError) -> (Tensor, RecurrentState) {
    let drop = Dropout(dropout)
    drop.train(isTraining)
    var input = sequence
    var (hidden, cells) = ([Tensor](), [Tensor]())
    for layer in 0..<layerCount {
      if layer > 0 { input = try drop(input) }
      var outputs: [Tensor] = []
      for direction in 0..<directions {
        let index = layer * directions + direction
        var state = RecurrentState(
          hidden: try start.hidden.select(0, index),
          cell: try start.cell.map { (cell) throws(TensorError) in try cell.select(0, index) }
        )
        outputs.append(
          try runSteps(input, &state, suffix(layer, direction), isReversed: direction == 1)
        )
        hidden.append(state.hidden)
        if let cell = state.cell { cells.append(cell) }
      }
      input = outputs.count == 1 ? outputs[0] : try .cat(outputs, 2)
    }
    return (
      input,
      RecurrentState(
        hidden: try .stack(hidden),
        cell: cells.isEmpty ? nil : try .stack(cells)
      )
    )
  }

  /// One layer in one direction: (L, N, size) -> (L, N, outputSize).
  private func runSteps(
    _ input: Tensor,
    _ state: inout RecurrentState,
    _ suffix: String,
    isReversed: Bool
  ) throws(TensorError) -> Tensor {
    let gates = try Tensor.linear(
      input,
      weight: required(parameter: "weight_ih" + suffix),
      bias: parameter("bias_ih" + suffix)
    )
    let steps = Array(0..<input.shape[0])
    var outputs: [Tensor] = []
    for index in isReversed ? steps.reversed() : steps {
      state = try step(gates.select(0, index), state, suffix)
      outputs.append(state.hidden)
    }
    guard !outputs.isEmpty else {
      return try .zeros(
        [0, input.shape[1], outputSize],
        dtype: input.dtype,
        device: input.device
      )
    }
    return try .stack(isReversed ? outputs.reversed() : outputs)
  }

  private func zeroState(for sequence: Tensor) throws(TensorError) -> RecurrentState {
    let shape = [layerCount * directions, sequence.shape[1]]
    let zeros = { (size: Int) throws(TensorError) in
      try Tensor.zeros(shape + [size], dtype: sequence.dtype, device: sequence.device)
    }
    return RecurrentState(
      hidden: try zeros(outputSize),
      cell: self is LSTM ? try zeros(hiddenSize) : nil
    )
  }

  /// Checks that state and parameters are where the sequences are.
  private func checkDevices(_ x: Tensor, _ state: RecurrentState) throws(TensorError) {
    for case let hidden? in [state.hidden, state.cell] where hidden.device != x.device {
      throw .layer(.recurrentDevice("hidden", input: x.device, given: hidden.device))
    }
    for parameter in parameters() where parameter.device != x.device {
      throw .layer(.recurrentDevice("parameter", input: x.device, given: parameter.device))
    }
  }

  private func check(_ x: Tensor) throws(TensorError) {
    let weight = required(parameter: "weight_ih_l0")
    guard x.dtype == weight.dtype else {
      throw .layer(.recurrentType(input: x.dtype, weight: weight.dtype))
    }
    guard x.shape[2] == inputSize else {
      throw .layer(.recurrentSize(expected: inputSize, given: x.shape[2]))
    }
  }

  private func check(_ state: RecurrentState, batch: Int) throws(TensorError) {
    let expected = [layerCount * directions, batch, outputSize]
    guard state.hidden.shape == expected else {
      throw .layer(.hiddenSize(expected: expected, given: state.hidden.shape))
    }
  }
}
