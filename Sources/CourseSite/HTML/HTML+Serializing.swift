extension HTML {
  /// The markup: HTML5 that is also well-formed XML.
  var markup: String {
    var markup = ""
    write(to: &markup)
    return markup
  }

  private func write(to markup: inout String) {
    switch self {
    case .text(let text):
      markup += text.escapedForMarkup
    case .fragment(let children):
      for child in children { child.write(to: &markup) }
    case .element(let tag, let attributes, let children):
      markup += "<" + tag.rawValue
      for attribute in attributes {
        markup += " \(attribute.name.rawValue)=\"\(attribute.value.escapedForMarkup)\""
      }
      if tag.isVoid {
        markup += "/>"
      } else {
        markup += ">"
        for child in children { child.write(to: &markup) }
        markup += "</\(tag.rawValue)>"
      }
      if !tag.isInline { markup += "\n" }
    }
  }
}
