import Foundation
import Mustache

/// The folder `site/`: templates, and the files that pages refer to.
struct Theme: Sendable {
  /// A file to be copied to the site, under a name that changes with its content.
  struct Asset: Sendable {
    /// What templates call it: its name without the extension, as in `{{asset.style}}`.
    var key: String
    /// Where it goes, relative to the site's folder.
    var path: String
    var content: Data
  }

  let assets: [Asset]
  /// Where the files are that templates refer to, by what they call them.
  private var places: [String: String] = [:]
  /// The outlines of letters, for pictures; a theme may have none.
  let lettering: Lettering?
  private var library: MustacheLibrary
  private let folder: String

  /// Reads a theme, and parses its templates.
  init(folder: String) throws(SiteError) {
    self.folder = folder
    let templates = folder + "/templates"
    guard FileManager.default.fileExists(atPath: templates) else {
      throw .themeMissing(folder: templates)
    }
    lettering = try Lettering(file: folder + "/picture/lettering.json")
    library = MustacheLibrary()
    for name in try Files.names(in: templates) where name.hasSuffix(".mustache") {
      let template = try Self.template(templates + "/" + name)
      library.register(template, named: String(name.dropLast(".mustache".count)))
    }
    var fonts: [Asset] = []
    for name in try Files.names(in: folder + "/fonts") {
      let content = try Files.read(folder + "/fonts/" + name)
      var asset = Asset(name: name, content: content)
      asset.key = "font-" + name
      fonts.append(asset)
    }
    var assets = fonts
    for group in ["style", "scripts", "icons"] {
      for name in try Files.names(in: folder + "/" + group) {
        var content = try Files.read(folder + "/\(group)/\(name)")
        if group == "style" { content = Self.linked(content, to: fonts) }
        assets.append(Asset(name: name, content: content))
      }
    }
    self.assets = assets
    places = Dictionary(assets.map { ($0.key, $0.path) }) { first, _ in first }
  }

  /// A style sheet that refers to fonts by the names under which the site has them.
  private static func linked(_ style: Data, to fonts: [Asset]) -> Data {
    var text = String(decoding: style, as: UTF8.self)
    for font in fonts {
      let name = font.key.dropFirst("font-".count)
      text.replace("../fonts/\(name)\"", with: "../\(font.path)\"")
    }
    return Data(text.utf8)
  }

  /// Lets templates refer to a file that the site makes itself.
  mutating func refer(to path: String, as key: String) { places[key] = path }

  /// The page that a template makes of some values.
  func render(_ template: String, _ values: [String: Any]) throws(SiteError) -> String {
    var values = values
    values["asset"] = places
    guard let page = library.render(values, withTemplate: template) else {
      throw .templateMissing(file: folder + "/templates/\(template).mustache")
    }
    return page
  }

  /// Reads and parses a template.
  static func template(_ file: String) throws(SiteError) -> MustacheTemplate {
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      throw .templateMalformed(
        file: file,
        line: error.context.lineNumber,
        column: error.context.columnNumber,
        reason: "\(error.error)"
      )
    } catch {
      throw .templateMalformed(file: file, line: 1, column: 1, reason: "\(error)")
    }
  }
}

extension Theme.Asset {
  /// An asset of that name and content.
  init(name: String, content: Data) {
    key = Self.key(of: name)
    path = Self.path(of: name, Fingerprint(content))
    self.content = content
  }

  /// What templates call a file.
  private static func key(of name: String) -> String {
    String(name.prefix { $0 != "." })
  }

  /// Where a file of that content goes: `style.css` becomes `assets/style-1f2e3d4c.css`.
  static func path(of name: String, _ fingerprint: Fingerprint) -> String {
    let key = key(of: name)
    return "assets/\(key)-\(fingerprint.digits)\(name.dropFirst(key.count))"
  }
}
