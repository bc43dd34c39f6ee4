import Foundation

/// The outlines of the site's letters: `site/picture/lettering.json`, drawn from its fonts.
struct Lettering: Decodable, Sendable {
  /// A letter: how far the next one stands from it, and its outlines as x and y by turns.
  struct Glyph: Decodable {
    var advance: Int
    var contours: [[Int]]
  }

  /// The typefaces.
  enum Face: String {
    case text, mono
  }

  /// How many steps there are in the size of a letter.
  private var unit: Int
  private var faces: [String: [String: Glyph]]

  /// Reads the file; `nil` where a theme has none.
  init?(file: String) throws(SiteError) {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    do {
      self = try JSONDecoder().decode(Self.self, from: try Files.read(file))
    } catch let error as SiteError {
      throw error
    } catch {
      throw .unreadable(file: file, reason: "\(error)")
    }
  }

  private func glyph(_ character: Character, _ face: Face) -> Glyph? {
    let glyphs = faces[face.rawValue]
    return glyphs?[String(character)] ?? glyphs?["?"]
  }

  /// The width of a line.
  func width(_ line: some StringProtocol, _ face: Face, size: Double) -> Double {
    line.reduce(0) { $0 + Double(glyph($1, face)?.advance ?? 0) } * size / Double(unit)
  }

  /// The outlines of a line whose first letter stands at a point of its base line.
  func outlines(
    _ line: some StringProtocol,
    _ face: Face,
    size: Double,
    x: Double,
    y: Double
  ) -> [[(x: Double, y: Double)]] {
    let scale = size / Double(unit)
    var outlines: [[(x: Double, y: Double)]] = []
    var pen = x
    for character in line {
      guard let glyph = glyph(character, face) else { continue }
      for contour in glyph.contours {
        outlines.append(
          stride(from: 0, to: contour.count - 1, by: 2).map { index in
            (pen + Double(contour[index]) * scale, y - Double(contour[index + 1]) * scale)
          }
        )
      }
      pen += Double(glyph.advance) * scale
    }
    return outlines
  }

  /// The lines of a text, broken between words where they would be wider than that.
  func lines(_ text: String, _ face: Face, size: Double, within width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = (lines.last ?? "") + " " + word
      if let last = lines.indices.last, self.width(longer, face, size: size) <= width {
        lines[last] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
