/// What solves nothing, for every exercise of the course: constants, what was given, always an error, never
/// one, and a model or checkpoint that is emptied.
///
/// A submission is the exercise's starter with the function that has the n-th `TODO` reduced to the n-th
/// body; where there is one body, it stands for all.
enum Degenerate {
  static let bodies: [String: [[String]]] = [
    "count-parameters": [
      ["(0, 0, 0)"],
      ["(40, 0, 160)"],
      ["(83, 17, 404)"],
      ["(6, 0, 24)"],
      ["(model.parameters().count, model.buffers().count, 0)"],
      ["fatalError()"],
    ],
    "entry-names": [
      ["[]"],
      ["[prefix]"],
      [#"["weight"]"#],
      [#"["steps"]"#],
      [#"[prefix + "weight", prefix + "bias"]"#],
      [#"["0.weight", "0.bias", "2.weight", "2.bias"]"#],
      [#"["scale", "seen", "second.weight", "second.bias", "first.weight", "first.bias"]"#],
      [#"["weight", "bias", "running_mean", "running_var", "num_batches_tracked"]"#],
      ["module.namedChildren().map { $0.0 }"],
    ],
    "keep-the-best": [
      ["self.loss = loss", ""],
      ["self.loss = 0.5; state = StateDict()", ""],
      ["state = nil", "for (_, tensor) in model.stateDict().tensors { tensor.fill(1) }"],
      ["self.loss = min(loss, self.loss); state = StateDict()", "throw CancellationError()"],
      ["throw CancellationError()"],
      ["state = StateDict(metadata: model.stateDict().metadata)", ""],
    ],
    "read-a-tensor": [
      ["nil"],
      ["[]"],
      ["[0]"],
      ["[1.5, -2, 3]"],
      ["[4, 5]"],
      ["[2]"],
      ["(0..<shape.reduce(1, *)).map { Float($0) }"],
      ["(0..<bytes.count / 4).map { number(in: bytes, at: $0 * 4) }"],
    ],
    "trim-storages": [
      ["state"],
      ["StateDict(state.values, metadata: state.metadata)"],
      ["StateDict(metadata: state.metadata)"],
      ["StateDict()"],
      ["throw CancellationError()"],
      ["for name in state.keys { state[name] = nil }; return state"],
    ],
    "weigh-the-file": [
      ["(0, 0)", "[]"],
      ["(38, 4008)", #"["row", "half"]"#],
      ["(40, 400)", "state.keys"],
      ["(state.count, state.count)", #"["row"]"#],
    ],
    "load-by-hand": [
      ["[]"],
      ["model.stateDict().keys"],
      ["checkpoint.keys"],
      ["throw CancellationError()"],
      ["for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }; return []"],
      [
        """
        for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }
        return ["0.bias", "2.weight"]
        """
      ],
      [#"["1.running_var", "2.bias"]"#],
      ["for name in checkpoint.keys { checkpoint[name] = nil }; return []"],
    ],
    "load-report": [
      ["([], [], [])", "false"],
      ["([], [], [])", "true"],
      ["(model.stateDict().keys, checkpoint.keys, model.stateDict().keys)", "false"],
      [
        #"(["0.bias", "1.running_mean", "2.weight"], ["head.weight", "aux.bias"], ["2.weight"])"#,
        "throw CancellationError()",
      ],
      [
        #"(["2.weight"], ["2.weight"], ["2.weight"])"#,
        "for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }; return true",
      ],
      [
        #"([], [], ["2.weight"])"#,
        "for name in checkpoint.keys { checkpoint[name] = nil }; return false",
      ],
    ],
    "serve-a-file": [
      ["[]"],
      ["[0]"],
      ["[0, 0, 0, 0]"],
      ["[Int](repeating: 0, count: readings.shape[0])"],
      ["throw CancellationError()"],
      ["model.eval(); return [0]"],
      ["model.eval(); throw CancellationError()"],
      ["try model(readings).argmax(1).toArray(as: Int.self)"],
    ],
    "choose-location": [
      [".meta"],
      [".cpu"],
      [".closure { storage, _ in storage }"],
      [".closure { _, _ in nil }"],
      [#".device("cuda:1")"#],
    ],
    "find-strangers": [
      ["[]"],
      [#"["a"]"#],
      [#"["b"]"#],
      [#"["y", "w"]"#],
      ["try load(path, mapLocation: .cpu).stateDict?.keys ?? []"],
      ["throw CancellationError()"],
    ],
    "load-for-serving": [
      [""],
      ["throw CancellationError()"],
      ["for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }"],
      [
        """
        try model.to(device)
        model.eval()
        for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }
        """
      ],
      ["try model.to(device); model.eval()"],
    ],
    "keep-ties": [
      [""],
      ["throw CancellationError()"],
      ["for (_, tensor) in model.stateDict().tensors { tensor.fill(1) }"],
      ["for name in checkpoint.keys { checkpoint[name] = nil }"],
    ],
    "strip-prefix": [
      ["state"],
      ["StateDict()"],
      ["StateDict(state.values, metadata: state.metadata)"],
      ["StateDict(metadata: [:])"],
      ["for name in state.keys { state[name] = nil }; return state"],
    ],
    "swap-head": [
      ["[]"],
      [#"[head + ".weight", head + ".bias"]"#],
      ["model.stateDict().keys"],
      ["throw Misfit(names: [])"],
      [#"throw Misfit(names: ["norm.running_var"])"#],
      [#"throw Misfit(names: ["norm.bias", "aux.weight", "first.weight"])"#],
      [
        """
        for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }
        return ["out.weight", "out.bias"]
        """
      ],
    ],
    "after-the-raise": [
      ["([], [])"],
      ["(model.stateDict().keys, [])"],
      ["([], model.stateDict().keys)"],
      ["(checkpoint.keys, [])"],
      [
        """
        for (_, tensor) in model.stateDict().tensors { tensor.fill(2) }
        return (model.stateDict().keys, [])
        """
      ],
      [#"(model.stateDict().keys.filter { $0 != "1.weight" }, ["1.weight"])"#],
      [#"(model.stateDict().keys.filter { $0 != "2.weight" }, ["2.weight"])"#],
    ],
    "load-and-prove": [
      [""],
      ["model.eval()"],
      ["throw SilentFault.otherAnswer"],
      ["throw SilentFault.changed([])"],
      ["throw SilentFault.changed(checkpoint.keys)"],
      [#"throw SilentFault.changed(["bias", "weight"])"#],
      ["throw CancellationError()"],
    ],
    "what-file-is-this": [
      [".checkpoint"],
      [".cutShort"],
      [".webPage"],
      [".pointer"],
      [".zeros"],
      [".empty"],
      [".unknown"],
    ],
    "stop-and-go-on": [
      ["StateDict()", "0"],
      ["StateDict()", "5"],
      ["StateDict()", "throw ResumeError.otherModel"],
      ["StateDict()", #"throw ResumeError.missing("model")"#],
      [#"StateDict(tensors: ["all": .zeros([6])])"#, "0"],
      [
        #"StateDict(tensors: ["all": .zeros([6])])"#,
        "checkpoint.values[\"step\"]?.int ?? 0",
      ],
      [
        #"StateDict(["model": .int(1), "optimizer": .int(1), "scheduler": .int(1), "step": .int(step)])"#,
        "5",
      ],
    ],
    "what-it-costs": [
      ["(0, 0)"],
      ["(1216, 608)"],
      ["(84, 60)"],
      ["(440, 440)"],
      ["(400, 400)"],
      ["assign ? (4040, 4000) : (4040, 40)"],
    ],
    "where-it-lies": [
      ["0..<0", "0"],
      ["12..<16", "720"],
      ["0..<tensor.dtype.itemSize", "tensor.storage.byteCount"],
      ["0..<tensor.storage.byteCount", "80"],
    ],
  ]

  /// A starter with other bodies.
  ///
  /// - Returns: the text, and how many bodies were put in.
  static func submission(_ starter: String, bodies: [String]) -> (text: String, count: Int) {
    var lines: [Substring] = []
    var count = 0
    var isReplacing = false
    for line in starter.split(separator: "\n", omittingEmptySubsequences: false) {
      if isReplacing {
        guard line.allSatisfy({ $0 == " " || $0 == "}" }), line.contains("}") else { continue }
        isReplacing = false
      } else if line.contains("// TODO") {
        while let last = lines.last, !last.hasSuffix("{") { lines.removeLast() }
        lines.append(Substring(bodies[min(count, bodies.count - 1)]))
        count += 1
        isReplacing = true
        continue
      }
      lines.append(line)
    }
    return (lines.joined(separator: "\n"), count)
  }
}
