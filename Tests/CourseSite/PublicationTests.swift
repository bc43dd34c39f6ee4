import CourseModel
import CourseSite
import Foundation
import XCTest

/// What a site has that knows its address, and what programs read of any site.
final class PublicationTests: SiteTestCase {
  private func build(_ publication: Publication) throws -> SiteReport {
    try SiteBuilder(root: root, output: output, publication: publication)
      .build(SampleCourse.course, runs: SampleCourse.runs)
  }

  private func published() throws -> Publication {
    try Publication(
      address: "https://example.org/course/",
      editing: "https://example.org/edit/main",
      dates: ["01-what-is-a-state-dict": "2026-02-01", "03-loading": "2026-03-01"]
    )
  }

  func testBuild_withoutAddress_hasNoSitemapAndNoFeed() throws {
    let files = try build(.anywhere).files
    XCTAssertFalse(files.contains("sitemap.xml") || files.contains("feed.xml"))
    XCTAssertFalse(try text("index.html").contains("canonical"))
    XCTAssertTrue(try text("404.html").contains("href=\"index.html\""))
  }

  func testSitemap_listsEveryPageOnceWithItsDay() throws {
    try _ = build(try published())
    let map = PageInspector(try text("sitemap.xml"))
    XCTAssertNil(map.failure)
    XCTAssertEqual(map.all("loc").count, 2 + 8 + 1)
    XCTAssertTrue(map.text.contains("https://example.org/course/03-loading.html2026-03-01"))
    XCTAssertFalse(map.text.contains("404"))
  }

  func testDescription_isEveryPagesOwn() throws {
    _ = try build(try published())
    var pages: [String: String] = [:]
    for file in try filesOnDisk() where file.hasSuffix(".html") {
      let page = PageInspector(try text(file))
      let values = page.all("meta").filter {
        $0.attributes["name"] == "description" || $0.attributes["property"] == "og:description"
      }.compactMap { $0.attributes["content"] }
      XCTAssertEqual(values.count, 2, file)
      XCTAssertEqual(Set(values).count, 1, file)
      pages[file] = values.first
    }
    XCTAssertEqual(pages["index.html"], SampleCourse.course.summary)
    XCTAssertEqual(
      pages["01-what-is-a-state-dict.html"],
      "A state_dict is an ordered map from names to tensors: nothing of the architecture, only "
        + "names, shapes and numbers. Then see loading and the manual."
    )
    pages["404.html"] = nil
    XCTAssertEqual(Set(pages.values).count, pages.count)
  }

  func testDescription_ofALesson_isItsTakeawayCutAtABlank() throws {
    let long = String(repeating: "Names and shapes. ", count: 20)
    let page = try page([
      .prose(.paragraph([.text("How it begins.")])),
      .callout(Callout(kind: .takeaway, body: [.paragraph([.text(long)])])),
    ])
    let content = PageInspector(page).all("meta").first { $0.attributes["name"] == "description" }
    let description = try XCTUnwrap(content?.attributes["content"])
    XCTAssertTrue(description.hasPrefix("Names and shapes. Names"))
    XCTAssertTrue(description.hasSuffix(" …"))
    XCTAssertLessThan(description.count, 245)
  }

  func testFeed_newestLessonFirst() throws {
    _ = try build(try published())
    let feed = PageInspector(try text("feed.xml"))
    XCTAssertNil(feed.failure)
    XCTAssertEqual(feed.all("entry").count, 2)
    let ids = try text("feed.xml").matches(of: /<id>(.*)<\/id>/).map { String($0.1) }
    XCTAssertEqual(
      ids,
      [
        "https://example.org/course/", "https://example.org/course/03-loading.html",
        "https://example.org/course/01-what-is-a-state-dict.html",
      ]
    )
    XCTAssertTrue(try text("index.html").contains("application/atom+xml"))
  }

  func testPages_knowTheirAddressAndWhereTheyAreEdited() throws {
    _ = try build(try published())
    let page = try text("03-loading.html")
    XCTAssertTrue(
      page.contains("<link rel=\"canonical\" href=\"https://example.org/course/03-loading.html\"/>")
    )
    XCTAssertTrue(page.contains("href=\"https://example.org/edit/main/Lessons/03-loading.md\""))
    XCTAssertTrue(try text("index.html").contains("href=\"https://example.org/course/\""))
  }

  func testMissingPage_isShownInAnyFolder_soItsLinksBeginAtTheSite() throws {
    _ = try build(try published())
    let page = PageInspector(try text("404.html"))
    for link in page.values("href") + page.values("src") where !link.hasPrefix("#") {
      XCTAssertTrue(link.hasPrefix("/course/"), link)
    }
  }

  func testMissingPage_served_isWholeBelowTheRoot() throws {
    _ = try build(.served)
    let page = PageInspector(try text("404.html"))
    let links = page.values("href") + page.values("src") + page.values("data-index")
    for link in links where !link.hasPrefix("#") {
      XCTAssertTrue(link.hasPrefix("/"), link)
      let file = output + link.prefix { $0 != "#" }
      XCTAssertTrue(FileManager.default.fileExists(atPath: file), link)
    }
    XCTAssertFalse(try text("index.html").contains("href=\"/"), "all other pages stand anywhere")
  }

  func testGuide_namesEveryLesson() throws {
    _ = try build(.anywhere)
    let guide = try text("llms.txt")
    XCTAssertTrue(guide.hasPrefix("# Loading a state_dict\n\n> What a checkpoint is"))
    XCTAssertTrue(guide.contains("](03-loading.html): Lesson 3, foundation, 12 minutes."))
    try "# Own words\n".write(
      toFile: root + "/Lessons/03-loading.md",
      atomically: true,
      encoding: .utf8
    )
    _ = try build(.anywhere)
    XCTAssertTrue(try text("llms.txt").contains("](text/03-loading.md): Lesson 3"))
    XCTAssertEqual(try text("text/03-loading.md"), "# Own words\n")
  }

  func testAddress_unusable_isAnError() {
    for text in ["example.org", "ftp://example.org", "https://", "https://a/?b", "https://a\"b"] {
      XCTAssertThrowsError(try Publication(address: text)) { error in
        XCTAssertEqual(
          "\(error)",
          "\"\(text)\" is no address of a site. Begin it with https:// and leave out \"?\" and \"#\", "
            + "as in https://example.org/course."
        )
      }
    }
  }

  func testRedirects_leadFromOldPagesToNewOnes() throws {
    let file = root + "/site/redirects.txt"
    try "# renamed\nloading.html 03-loading.html#strict\n".write(
      toFile: file,
      atomically: true,
      encoding: .utf8
    )
    _ = try build(.anywhere)
    let page = PageInspector(try text("loading.html"))
    XCTAssertNil(page.failure)
    XCTAssertEqual(page.all("a").first?.attributes["href"], "03-loading.html#strict")
    XCTAssertTrue(page.values("content").contains("0; url=03-loading.html#strict"))
  }

  func testRedirects_ofNoUse_sayWhereAndWhatToDo() throws {
    let file = root + "/site/redirects.txt"
    let faults = [
      "loading.html javascript:alert(1)":
        "this line names no two pages. Write the old page and the new one, as in old.html new.html.",
      "loading.html#strict 03-loading.html":
        "loading.html#strict is a place on a page, and a browser asks for pages only. "
        + "Write the old page without \"#\" and what follows it.",
      "03-loading.html 01-what-is-a-state-dict.html":
        "03-loading.html is a page of the site and cannot lead elsewhere. "
        + "Remove this line, or name the old page.",
      "renamed.html index.html":
        "an earlier line says where renamed.html leads. Keep one of them.",
      "loading.html 03-laoding.html":
        "the site has no page 03-laoding.html. Did you mean 03-loading.html?",
      "loading.html elsewhere-altogether.html#strict":
        "the site has no page elsewhere-altogether.html. Write the file of a page as it is now.",
      "loading.html 03-loading.html#stirct":
        "the page 03-loading.html has nothing that is called \"stirct\". "
        + "Leave out \"#stirct\", or write the place as a link to it on the site does.",
    ]
    for (line, words) in faults {
      try "renamed.html progress.html\n\(line)\n".write(
        toFile: file,
        atomically: true,
        encoding: .utf8
      )
      XCTAssertThrowsError(try build(.anywhere), line) { error in
        XCTAssertEqual("\(error)", "\(file):2: error: \(words)")
      }
    }
  }
}
