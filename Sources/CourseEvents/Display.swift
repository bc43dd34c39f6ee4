/// What a cell shows besides what it prints.
///
/// The engine knows what kind of picture it is, and nothing of what is on it.
public enum Display: Sendable, Hashable, Codable {
  /// Rows of texts below a header; every row has as many as the header.
  case table(caption: String, header: [String], rows: [[String]])
  /// Lines over 0, 1, 2 …, with what the axes mean.
  case plot(caption: String, x: String, y: String, series: [Series])
  /// Rows of boxes, and what lies over them.
  case lanes(caption: String, lanes: [Lane])

  /// One line of a plot.
  public struct Series: Sendable, Hashable, Codable {
    /// What the line is called.
    public var name: String
    /// Its values; `nil` where there is none that can be drawn.
    public var values: [Double?]

    /// Makes a line.
    public init(name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }

  /// A row of boxes.
  public struct Lane: Sendable, Hashable, Codable {
    /// What the lane is called.
    public var label: String
    /// What else is to be said of it.
    public var note: String
    /// The boxes, from the first to the last.
    public var boxes: [Box]
    /// What lies over them.
    public var marks: [Mark]

    /// Makes a lane.
    public init(label: String, note: String, boxes: [Box], marks: [Mark]) {
      self.label = label
      self.note = note
      self.boxes = boxes
      self.marks = marks
    }
  }

  /// One box of a lane, or a gap in its place.
  public struct Box: Sendable, Hashable, Codable {
    /// What is in the box.
    public var text: String
    /// How many boxes are left out here; 0 where this is a box.
    public var skipped: Int
    /// Whether the box holds something else than on the last picture.
    public var isChanged: Bool

    /// Makes a box.
    public init(text: String, isChanged: Bool = false) {
      self.text = text
      skipped = 0
      self.isChanged = isChanged
    }

    /// Leaves boxes out.
    public init(skipping count: Int) {
      text = "…"
      skipped = count
      isChanged = false
    }
  }

  /// Something that lies over some of the boxes of a lane.
  public struct Mark: Sendable, Hashable, Codable {
    /// What it is called.
    public var label: String
    /// What else is to be said of it.
    public var note: String
    /// The boxes that it covers, in order.
    public var touches: [Touch]

    /// Makes a mark.
    public init(label: String, note: String, touches: [Touch]) {
      self.label = label
      self.note = note
      self.touches = touches
    }
  }

  /// One box that a mark covers.
  public struct Touch: Sendable, Hashable, Codable {
    /// Which box of the lane, from 0.
    public var box: Int
    /// What the box is to the mark.
    public var text: String

    /// Covers a box.
    public init(box: Int, text: String) {
      self.box = box
      self.text = text
    }
  }

  /// What the picture is about, in its author's words.
  public var caption: String {
    switch self {
    case .table(let caption, _, _), .plot(let caption, _, _, _), .lanes(let caption, _): caption
    }
  }
}
