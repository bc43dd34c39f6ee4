/// A picture of few inks on paper, each pixel the number of a colour.
struct Canvas {
  /// Red, green and blue.
  typealias Colour = (UInt8, UInt8, UInt8)

  /// The steps from the paper's colour to an ink's, for smooth edges.
  private static let steps = 16

  let width: Int
  let height: Int
  /// The paper's colour, and after it those of every ink, from the lightest.
  let palette: [Colour]
  /// A byte a pixel, row by row.
  private(set) var pixels: [UInt8]

  /// Begins with paper; 15 inks at most.
  init(width: Int, height: Int, paper: Colour, inks: [Colour]) {
    self.width = width
    self.height = height
    pixels = [UInt8](repeating: 0, count: width * height)
    var palette = [paper]
    for ink in inks.prefix(15) {
      for step in 1...Self.steps { palette.append(Self.mix(paper, ink, step)) }
    }
    self.palette = palette
  }

  private static func mix(_ paper: Colour, _ ink: Colour, _ step: Int) -> Colour {
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Int(a) * (steps - step) + Int(b) * step + steps / 2) / steps)
    }
    return (part(paper.0, ink.0), part(paper.1, ink.1), part(paper.2, ink.2))
  }

  /// Fills a rectangle.
  mutating func fill(x: Int, y: Int, width: Int, height: Int, ink: Int) {
    let colour = UInt8(ink * Self.steps + Self.steps)
    for row in max(0, y)..<min(self.height, y + height) {
      let start = row * self.width
      for pixel in start + max(0, x)..<start + min(self.width, x + width) { pixels[pixel] = colour }
    }
  }

  /// Fills what outlines enclose, counted by their direction: four lines a row, sixteen steps a pixel.
  mutating func fill(_ outlines: [[(x: Double, y: Double)]], ink: Int) {
    let points = outlines.lazy.flatMap { $0 }
    guard let top = points.map(\.y).min(), let bottom = points.map(\.y).max() else { return }
    let rows = max(0, Int(top))..<max(max(0, Int(top)), min(height, Int(bottom) + 1))
    var crossings = [[(x: Double, turn: Int)]](repeating: [], count: rows.count * 4)
    for outline in outlines {
      for (index, from) in outline.enumerated() {
        let to = outline[(index + 1) % outline.count]
        cross(from, to, rows, &crossings)
      }
    }
    for row in rows {
      var coverage: [Int: Double] = [:]
      for line in 0..<4 {
        add(crossings[(row - rows.lowerBound) * 4 + line], to: &coverage)
      }
      for (x, part) in coverage {
        let step = min(Self.steps, Int(part / 4 * Double(Self.steps) + 0.5))
        guard step > 0 else { continue }
        pixels[row * width + x] = UInt8(ink * Self.steps + step)
      }
    }
  }

  private func cross(
    _ from: (x: Double, y: Double),
    _ to: (x: Double, y: Double),
    _ rows: Range<Int>,
    _ crossings: inout [[(x: Double, turn: Int)]]
  ) {
    guard from.y != to.y else { return }
    let (upper, lower, turn) = from.y < to.y ? (from, to, 1) : (to, from, -1)
    let first = max(0, Int(((upper.y - Double(rows.lowerBound)) * 4 - 0.5).rounded(.up)))
    for line in first..<max(first, crossings.count) {
      let y = Double(rows.lowerBound) + (Double(line) + 0.5) / 4
      guard y < lower.y else { break }
      let x = upper.x + (lower.x - upper.x) * (y - upper.y) / (lower.y - upper.y)
      crossings[line].append((x, turn))
    }
  }

  private func add(_ crossings: [(x: Double, turn: Int)], to coverage: inout [Int: Double]) {
    var depth = 0
    var start = 0.0
    for crossing in crossings.sorted(by: { ($0.x, $0.turn) < ($1.x, $1.turn) }) {
      if depth == 0 { start = crossing.x }
      depth += crossing.turn
      guard depth == 0 else { continue }
      let (left, right) = (max(0, start), min(Double(width), crossing.x))
      guard left < right else { continue }
      for pixel in Int(left)..<min(width, Int(right) + 1) {
        let part = min(right, Double(pixel + 1)) - max(left, Double(pixel))
        coverage[pixel, default: 0] += max(0, part)
      }
    }
  }
}
