/// What is wrong with a line of the list of renamed pages.
public enum RedirectFault: Sendable, Hashable {
  /// It names no two pages.
  case noTwoPages
  /// It leads away from a place on a page.
  case fromPlace(String)
  /// The page that it leads away from is one of the site.
  case fromPage(String)
  /// An earlier line leads away from the same page.
  case twice(String)
  /// It leads to a page that the site does not have.
  case toNothing(String, nearest: String?)
  /// It leads to a place that the page does not have.
  case toNoPlace(String, page: String)
}

extension RedirectFault: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .noTwoPages:
      "this line names no two pages. Write the old page and the new one, as in old.html new.html."
    case .fromPlace(let place):
      "\(place) is a place on a page, and a browser asks for pages only. "
        + "Write the old page without \"#\" and what follows it."
    case .fromPage(let page):
      "\(page) is a page of the site and cannot lead elsewhere. Remove this line, or name the old page."
    case .twice(let page):
      "an earlier line says where \(page) leads. Keep one of them."
    case .toNothing(let page, let nearest):
      "the site has no page \(page). "
        + (nearest.map { "Did you mean \($0)?" } ?? "Write the file of a page as it is now.")
    case .toNoPlace(let place, let page):
      "the page \(page) has nothing that is called \"\(place)\". "
        + "Leave out \"#\(place)\", or write the place as a link to it on the site does."
    }
  }
}
