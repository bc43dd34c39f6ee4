import Foundation

/// The picture that is shown where somebody links to a page: its title, large, on the site's paper.
struct LinkCard {
  /// What stands above the title.
  var label: String
  var title: String
  /// What stands below it.
  var note: String

  /// Where it is: its name says what is drawn, and how; the number changes with the drawing.
  var file: String {
    let words = ["2", label, title, note].joined(separator: "\n")
    return "assets/card-\(Fingerprint(Data(words.utf8)).digits).png"
  }

  /// Draws it.
  func png(_ lettering: Lettering) -> Data {
    var canvas = Canvas(
      width: 1200,
      height: 630,
      paper: (0xFB, 0xF9, 0xF4),
      inks: [(0x21, 0x1E, 0x1A), (0x5F, 0x57, 0x4D), (0xB2, 0x3A, 0x12)]
    )
    canvas.fill(x: 0, y: 0, width: 18, height: 630, ink: 2)
    canvas.fill(x: 90, y: 536, width: 1020, height: 2, ink: 1)
    func write(_ text: String, _ face: Lettering.Face, _ size: Double, _ y: Double, _ ink: Int) {
      canvas.fill(lettering.outlines(text, face, size: size, x: 90, y: y), ink: ink)
    }
    write(label, .mono, 28, 128, 2)
    let sizes: [Double] = [92, 76, 60, 48]
    let size = sizes.first { lines($0, lettering).count <= 3 } ?? 48
    for (index, line) in lines(size, lettering).prefix(5).enumerated() {
      write(line, .text, size, 256 + Double(index) * size * 1.12, 0)
    }
    let width = lettering.width(note, .mono, size: 26)
    write(note, .mono, width > 1020 ? 26 * 1020 / width : 26, 588, 1)
    return PNG.data(canvas)
  }

  private func lines(_ size: Double, _ lettering: Lettering) -> [String] {
    // As narrow as the number of lines allows, so that they are about as long as each other.
    let lines = lettering.lines(title, .text, size: size, within: 1020)
    let widths = stride(from: 500.0, to: 1020, by: 40)
    return widths.lazy
      .map { lettering.lines(title, .text, size: size, within: $0) }
      .first { $0.count == lines.count } ?? lines
  }
}
