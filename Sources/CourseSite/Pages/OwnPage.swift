import CourseModel
import Foundation
import Mustache

/// A page that the course brings along: a folder of `page.html` and the files that it uses.
///
/// What they do is the course's affair. All files become assets, and the page reaches each by its
/// name with dashes for dots: `{{file.core-js}}` is where `core.js` is.
struct OwnPage {
  let page: CoursePage
  let assets: [Theme.Asset]
  private let template: MustacheTemplate

  /// Reads the folder.
  init(_ page: CoursePage, root: String) throws(SiteError) {
    self.page = page
    template = try Theme.template(root + "/" + page.file)
    var assets: [Theme.Asset] = []
    for name in try Files.names(in: root + "/" + page.folder) where name != "page.html" {
      var asset = Theme.Asset(name: name, content: try Files.read("\(root)/\(page.folder)/\(name)"))
      asset.key = name.replacing(".", with: "-")
      assets.append(asset)
    }
    self.assets = assets
  }

  /// What the template of such a page can use, besides what every page knows.
  func values(in context: PageContext) -> [String: Any] {
    let files = Dictionary(assets.map { ($0.key, $0.path) }) { first, _ in first }
    var values = context.values(
      title: "\(page.title) · \(context.course.title)",
      file: context.map.pages[page.file, default: "index.html"],
      about: page.summary
    )
    let content = template.render(["file": files])
    values["hasContents"] = content.contains("id=\"_contents\"")
    values["page"] = [
      "name": page.title.displayable, "summary": page.summary.displayable, "content": content,
    ]
    return values
  }
}
