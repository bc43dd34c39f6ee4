import CourseModel
import CourseSite
import Foundation
import XCTest

/// Properties that every page of every site has.
final class WholeSiteTests: SiteTestCase {
  private func pages() throws -> [(file: String, page: PageInspector)] {
    try build().files.filter { $0.hasSuffix(".html") }.map { file in
      (file, PageInspector(try text(file)))
    }
  }

  func testBuild_sample_hasAPageForEveryLessonAndModeAndFourMore() throws {
    let report = try build()
    XCTAssertEqual(report.pages, 6 + 8)
    for file in [
      "index.html", "404.html", "01-what-is-a-state-dict.html", "03-loading.html",
      "media/Lessons/images/keys.svg",
    ] {
      XCTAssertTrue(report.files.contains(file), "\(file) is missing")
    }
    XCTAssertEqual(try filesOnDisk(), report.files)
    XCTAssertEqual(report.diagnostics.map(\.description), [])
  }

  func testPages_areWellFormed() throws {
    for (file, page) in try pages() {
      XCTAssertNil(page.failure, "\(file): \(page.failure ?? "")")
      XCTAssertEqual(page.all("h1").count, 1, file)
      XCTAssertEqual(page.all("main").count, 1, file)
      XCTAssertEqual(page.all("html").first?.attributes["lang"], "en", file)
    }
  }

  func testPages_identifiersAreUnique() throws {
    for (file, page) in try pages() {
      let ids = page.values("id")
      XCTAssertEqual(ids.count, Set(ids).count, "\(file): \(ids.sorted())")
    }
  }

  func testPages_everyLinkLeadsSomewhere() throws {
    let pages = try pages()
    let ids = Dictionary(uniqueKeysWithValues: pages.map { ($0.file, Set($0.page.values("id"))) })
    for (file, page) in pages {
      for target in page.values("href") + page.values("src") where !target.hasPrefix("https://") {
        XCTAssertFalse(target.hasPrefix("/"), "\(file): \(target) is absolute")
        let parts = target.split(separator: "#", omittingEmptySubsequences: false)
        let path = parts[0].isEmpty ? file : String(parts[0])
        XCTAssertTrue(
          FileManager.default.fileExists(atPath: output + "/" + path),
          "\(file): no \(target)"
        )
        if parts.count > 1 {
          XCTAssertEqual(ids[path]?.contains(String(parts[1])), true, "\(file): no \(target)")
        }
      }
      for reference in page.values("for") + page.values("aria-labelledby") {
        XCTAssertEqual(ids[file]?.contains(reference), true, "\(file): no #\(reference)")
      }
    }
  }

  func testPages_loadNothingFromElsewhere() throws {
    for (file, page) in try pages() {
      let loaded = page.values("src") + page.all("link").compactMap { $0.attributes["href"] }
      XCTAssertFalse(loaded.isEmpty, file)
      for source in loaded {
        XCTAssertFalse(source.contains("//"), "\(file) loads \(source)")
      }
      let policy = page.all("meta").first {
        $0.attributes["http-equiv"] == "Content-Security-Policy"
      }
      XCTAssertEqual(policy?.attributes["content"]?.hasPrefix("default-src 'none';"), true, file)
      XCTAssertEqual(page.values("style"), [], file)
      XCTAssertEqual(page.values("onclick"), [], file)
      XCTAssertTrue(page.all("script").allSatisfy { $0.attributes["src"] != nil }, file)
    }
    let style = try XCTUnwrap(try filesOnDisk().first { $0.hasSuffix(".css") })
    XCTAssertFalse(try text(style).contains("://"))
    XCTAssertFalse(try text(style).contains("@import"))
  }

  func testStyle_fontsExist() throws {
    try build()
    let style = try XCTUnwrap(try filesOnDisk().first { $0.hasSuffix(".css") })
    let fonts = try text(style).matches(of: /url\("\.\.\/([^"]+)"\)/).map { String($0.1) }
    XCTAssertEqual(fonts.count, 4)
    for font in fonts {
      XCTAssertTrue(FileManager.default.fileExists(atPath: output + "/" + font), font)
    }
  }

  func testPages_imagesHaveTextAndControlsHaveNames() throws {
    for (file, page) in try pages() {
      for image in page.all("img") { XCTAssertNotNil(image.attributes["alt"], file) }
      let labelled = Set(page.values("for"))
      for input in page.all("input") {
        XCTAssertTrue(labelled.contains(input.attributes["id"] ?? ""), file)
      }
    }
    let lesson = PageInspector(try text("03-loading.html"))
    XCTAssertTrue(lesson.values("alt").contains("Keys on the left, tensors right"))
  }

  func testPages_headingsSkipNoLevel() throws {
    for (file, page) in try pages() {
      let levels = page.elements.compactMap { element in
        element.name.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) }
      }
      for (before, after) in zip(levels, levels.dropFirst()) {
        XCTAssertLessThanOrEqual(after, before + 1, "\(file): \(levels)")
      }
    }
  }

  func testBuild_elsewhere_givesTheSameBytes() throws {
    func bytes(_ folder: String) throws -> [String: Data] {
      let publication = try Publication(
        address: "https://example.org",
        dates: ["03-loading": "2026-03-01", "01-what-is-a-state-dict": "2026-03-01"]
      )
      let report = try SiteBuilder(root: root, output: folder, publication: publication)
        .build(SampleCourse.course, runs: SampleCourse.runs)
      return Dictionary(
        uniqueKeysWithValues: try report.files.map { file in
          (file, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
        }
      )
    }
    XCTAssertEqual(try bytes(root + "/first"), try bytes(root + "/deep/er/second"))
  }

  func testBuild_twice_writesNothingAndSameBytes() throws {
    try build()
    let before = try filesOnDisk().map {
      try Data(contentsOf: URL(fileURLWithPath: output + "/" + $0))
    }
    let again = try build()
    let after = try filesOnDisk().map {
      try Data(contentsOf: URL(fileURLWithPath: output + "/" + $0))
    }
    XCTAssertEqual(again.written, [])
    XCTAssertEqual(before, after)
  }
}
