/// A piece of a page, as a tree.
///
/// Only text, and elements from a closed list, can be built: whatever a lesson, a cell's output or
/// a file's name contains, it reaches the page as text.
indirect enum HTML: Sendable, Hashable {
  case text(String)
  case element(Tag, [Attribute], [HTML])
  case fragment([HTML])
}

extension HTML {
  /// The elements that content consists of; there is no way to write a script, a style or a frame.
  enum Tag: String, Sendable {
    case a, aside, blockquote, br, button, code, dd, details, div, dl, dt, em, fieldset, figcaption,
      figure
    case form, h2, h3, h4, h5, h6, hr, img, input, label, legend, li, ol, p, pre, section, span
    case strong, summary, table, tbody, td, th, thead, tr, ul
    // Drawings.
    case desc, g, line, path, rect, svg, text, title

    /// Whether the element has no content and no end tag.
    var isVoid: Bool {
      switch self {
      case .br, .hr, .img, .input, .line, .path, .rect: true
      default: false
      }
    }

    /// Whether the element stands in a line of text, where a line break would be a space.
    var isInline: Bool {
      switch self {
      case .a, .code, .em, .img, .input, .label, .span, .strong, .text, .title, .desc: true
      default: false
      }
    }

    /// The heading of a level; HTML has six, and the first is the page's own title.
    static func heading(_ level: Int) -> Tag {
      switch level {
      case ...2: .h2
      case 3: .h3
      case 4: .h4
      case 5: .h5
      default: .h6
      }
    }
  }

  /// One attribute of an element.
  struct Attribute: Sendable, Hashable {
    /// The attributes that content uses; there is none that holds a script.
    enum Name: String, Sendable {
      case alt, checked, `class`, dir, `for`, hidden, href, id, name, rel, role, scope, src, start
      case tabindex, title, type, value
      case d, height, rx, viewBox, width, x, x1, x2, y, y1, y2
      case transform
      case textAnchor = "text-anchor"
      case ariaLabel = "aria-label"
      case ariaLabelledBy = "aria-labelledby"
      case ariaLive = "aria-live"
      case dataAsked = "data-asked"
      case dataCard = "data-card"
      case dataParameters = "data-parameters"
      case dataCorrect = "data-correct"
      case dataExercise = "data-exercise"
      case dataQuestion = "data-question"
    }

    var name: Name
    var value: String

    init(_ name: Name, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

extension HTML: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  init(stringLiteral value: String) { self = .text(value) }
  init(arrayLiteral elements: HTML...) { self = .fragment(elements) }

  /// An element of a class.
  static func element(_ tag: Tag, _ className: String, _ children: [HTML]) -> HTML {
    .element(tag, [Attribute(.class, className)], children)
  }

  /// An element without attributes.
  static func element(_ tag: Tag, _ children: [HTML]) -> HTML {
    .element(tag, [], children)
  }
}
