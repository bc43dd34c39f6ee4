extension StateDict {
  /// Takes a prefix such as `module.` off all names that have it, in place.
  ///
  /// Mirrors `torch.nn.modules.utils.consume_prefix_in_state_dict_if_present`: names that had the
  /// prefix move to the end, and the metadata's paths lose it as well.
  public func consumePrefix(_ prefix: String) {
    for name in values.keys where name.utf8.starts(with: prefix.utf8) {
      let value = values.removeValue(forKey: name)
      values[String(Substring(name.utf8.dropFirst(prefix.utf8.count)))] = value
    }
    guard let paths = metadata?.keys else { return }
    let wrapper = prefix.utf8.filter { $0 != UInt8(ascii: ".") }
    for path in paths where !path.isEmpty {
      guard path.utf8.elementsEqual(wrapper) || path.utf8.starts(with: prefix.utf8) else {
        continue
      }
      let entry = metadata?.removeValue(forKey: path)
      metadata?[String(Substring(path.utf8.dropFirst(prefix.utf8.count)))] = entry
    }
  }
}
