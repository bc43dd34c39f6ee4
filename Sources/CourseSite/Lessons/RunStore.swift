public import CourseRunner
import Foundation
import Synchronization

/// What running lessons gave, one after the other in a file until the site is made.
public final class RunStore: Sendable {
  private let folder: String
  private let kept: Mutex<Kept>

  private struct Kept {
    var scroll: Scroll
    /// Where each lesson's run lies in it.
    var places: [String: Range<Int>] = [:]
  }

  /// An empty store for the site that is made in a folder.
  ///
  /// - Throws: ``SiteError/unwritable(file:reason:)``.
  public init(site: String) throws(SiteError) {
    folder = SiteWriter.workshop(in: site)
    kept = Mutex(Kept(scroll: try Scroll("runs.json", in: folder)))
  }

  /// Keeps what running a lesson gave.
  ///
  /// - Throws: ``SiteError/unwritable(file:reason:)``.
  public func keep(_ run: LessonRun) throws(SiteError) {
    let data: Data
    do {
      data = try JSONEncoder().encode(run)
    } catch {
      throw .unwritable(file: folder, reason: "\(error)")
    }
    try kept.withLock { kept throws(SiteError) in
      let start = kept.scroll.length
      try kept.scroll.append(data)
      kept.places[run.lesson] = start..<kept.scroll.length
    }
  }

  /// What running that lesson gave; `nil` where it was not kept.
  ///
  /// - Throws: ``SiteError/unreadable(file:reason:)``.
  public func run(of lesson: String) throws(SiteError) -> LessonRun? {
    let (scroll, place) = kept.withLock { ($0.scroll, $0.places[lesson]) }
    guard let place else { return nil }
    do {
      return try JSONDecoder().decode(LessonRun.self, from: try scroll.content(place))
    } catch {
      throw .unreadable(file: scroll.path, reason: "\(error)")
    }
  }

  /// Removes what was kept.
  public func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
