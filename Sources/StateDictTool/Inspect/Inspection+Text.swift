import Checkpoints
import StateDictJSON
import Tensors

extension Inspection {
  /// What people read: a heading, a table of all entries, and what is to be known beyond it.
  ///
  /// - Parameter palette: the colours.
  /// - Returns: the lines.
  /// - Throws: `DescriptionError`, or `CheckpointError` where a record cannot be read.
  public func lines(_ palette: Palette = .plain) throws -> [String] {
    let entries = try Entries(file.value)
    return try [heading(palette), ""] + table(entries, palette) + [""] + totals(entries)
      + sharing(entries, palette) + metadata() + container().map { palette.paint($0, .faint) }
      + file.warnings.map { palette.paint("warning: " + $0, .notable) }
  }

  private func heading(_ palette: Palette) -> String {
    let what =
      switch file.format {
      case .zip: "a zip checkpoint"
      case .legacy: "a checkpoint in the format before PyTorch 1.6"
      case .safetensors: "a safetensors file"
      }
    return palette.paint(Wording.name(file.path), .heading) + ": \(what) of "
      + Wording.count(file.byteCount, "byte") + ", holding " + Wording.value(file.value)
  }

  private func table(_ entries: Entries, _ palette: Palette) -> [String] {
    var table = TextTable(rightAligned: [4, 5, 7])
    let titles = ["key", "dtype", "shape", "stride", "offset", "storage", "location", "bytes", ""]
    table.add(titles.map { TextTable.Cell($0, .faint) })
    var numbers: [ObjectIdentifier: Int] = [:]
    for entry in entries.all {
      if let tensor = entry.value.tensor {
        let storage = ObjectIdentifier(tensor.storage)
        let number = numbers[storage] ?? numbers.count
        numbers[storage] = number
        table.add(row(entry.path, tensor, number))
      } else {
        let type = TextTable.Cell(entry.value.typeName, .kind)
        table.add([TextTable.Cell(entry.path), type, TextTable.Cell(Wording.value(entry.value))])
      }
    }
    return table.lines(palette)
  }

  private func row(
    _ path: String,
    _ tensor: Tensor,
    _ storage: Int
  ) -> [TextTable.Cell] {
    let location =
      file.locations[ObjectIdentifier(tensor.storage)] ?? tensor.device.description
    let byteCount = tensor.shownBytes
    return [
      TextTable.Cell(path),
      TextTable.Cell(tensor.dtype.name, .kind),
      TextTable.Cell(Wording.shape(tensor.shape)),
      TextTable.Cell(Wording.shape(tensor.stride)),
      TextTable.Cell("\(tensor.storageOffset)"),
      TextTable.Cell("\(storage)"),
      TextTable.Cell(Wording.name(location), location == "cpu" ? .faint : .notable),
      TextTable.Cell(Wording.number(byteCount)),
      TextTable.Cell(remark(tensor), .faint),
    ]
  }

  private func remark(_ tensor: Tensor) -> String {
    [
      tensor is Parameter ? "parameter" : nil, tensor.requiresGrad ? "requires grad" : nil,
      tensor.isContiguous ? nil : "not contiguous",
    ].compactMap { $0 }.joined(separator: ", ")
  }

  private func totals(_ entries: Entries) -> [String] {
    let tensors = entries.tensors
    var storages: [ObjectIdentifier: Int] = [:]
    for (_, tensor) in tensors {
      storages[ObjectIdentifier(tensor.storage)] = tensor.storage.byteCount
    }
    let elements = saturatingSum(tensors.map(\.tensor.elementCount))
    return [
      Wording.count(tensors.count, "tensor") + ", " + Wording.count(elements, "element") + ", "
        + Wording.count(saturatingSum(storages.values), "byte") + " in "
        + Wording.count(storages.count, "storage")
    ]
  }

  /// Who shares a storage with whom, and which storages are larger than what is seen of them.
  private func sharing(_ entries: Entries, _ palette: Palette) -> [String] {
    let groups = entries.tensors.grouped { ObjectIdentifier($0.tensor.storage) }
    return groups.enumerated().flatMap { number, group -> [String] in
      let seen = saturatingSum(group.map(\.tensor.shownBytes))
      let size = group[0].tensor.storage.byteCount
      var lines: [String] = []
      if group.count > 1 {
        lines.append("storage \(number) is shared by " + Wording.list(group.map(\.path)))
      } else if seen < size {
        lines.append(
          "storage \(number) holds \(Wording.count(size, "byte")), of which "
            + "\(group[0].path) shows \(Wording.number(seen))"
        )
      }
      return lines.map { palette.paint($0, .notable) }
    }
  }

  /// The versions in `_metadata`, and the free text of a safetensors file.
  private func metadata() -> [String] {
    if let text = file.text {
      return text.map { "metadata: \(Wording.name($0.key)) = \(Python.repr($0.value))" }
    }
    guard case .stateDict(let state) = file.value, let metadata = state.metadata else { return [] }
    var paths: OrderedDictionary<[String]> = [:]
    for (path, marks) in metadata {
      let text = marks.map { "\(Wording.name($0.key)) \(Wording.value($0.value))" }
      paths[text.joined(separator: ", "), default: []].append(Python.repr(path))
    }
    return paths.map { marks, paths in
      "metadata: \(marks.isEmpty ? "nothing" : marks) for \(Wording.list(paths))"
    }
  }

  /// How the file was written.
  private func container() throws -> [String] {
    guard let records = try file.records() else { return [] }
    let summary = ZipSummary(records)
    let order = try summary.text("byteorder") ?? "little"
    let alignment = try summary.text(".storage_alignment").map { ", aligned to \($0)" } ?? ""
    let version = try summary.pickle()?.listing.protocolVersion.map { "pickle protocol \($0), " }
    return [
      "\(version ?? "")\(order)-endian\(alignment), "
        + Wording.count(records.all.count, "record") + " in the folder "
        + Wording.name(records.folder)
    ].map { Wording.name($0.trimmed) }
  }
}

extension String {
  /// The text without the line ends that records of an archive have.
  fileprivate var trimmed: String { filter { !$0.isNewline } }
}
