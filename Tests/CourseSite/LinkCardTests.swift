import CourseModel
import CourseSite
import Foundation
import XCTest

/// The pictures that are shown where somebody links to a page.
final class LinkCardTests: SiteTestCase {
  private func pictures(_ report: SiteReport) -> [String] {
    report.files.filter { $0.hasPrefix("assets/card-") }
  }

  private func published() throws -> SiteReport {
    try SiteBuilder(
      root: root,
      output: output,
      publication: try Publication(address: "https://example.org/course")
    ).build(SampleCourse.course, runs: SampleCourse.runs)
  }

  func testBuild_withoutAddress_drawsNothing() throws {
    XCTAssertEqual(pictures(try build()), [])
    XCTAssertFalse(try text("index.html").contains("og:image"))
  }

  func testBuild_withAddress_everyLessonHasItsOwn() throws {
    let report = try published()
    XCTAssertEqual(pictures(report).count, 3)
    let named = try ["index.html", "404.html", "03-loading.html"].map { file in
      try XCTUnwrap(
        try text(file).firstMatch(of: /og:image" content="https:\/\/example.org\/course\/([^"]+)"/)
      ).1
    }
    XCTAssertEqual(named[0], named[1])
    XCTAssertNotEqual(named[0], named[2])
    for name in named { XCTAssertTrue(report.files.contains(String(name)), String(name)) }
    XCTAssertEqual(try published().written, [], "drawn once")
  }

  func testPicture_isAPNGThatOthersRead() throws {
    let report = try published()
    let script = """
      import struct, sys, zlib
      for name in sys.argv[1:]:
          data = open(name, "rb").read()
          assert data[:8] == b"\\x89PNG\\r\\n\\x1a\\n", name
          at, parts = 8, {}
          while at < len(data):
              size, kind = struct.unpack(">I4s", data[at:at + 8])
              body = data[at + 8:at + 8 + size]
              assert struct.unpack(">I", data[at + 8 + size:at + 12 + size])[0] == zlib.crc32(kind + body)
              parts[kind], at = body, at + 12 + size
          width, height = struct.unpack(">II", parts[b"IHDR"][:8])
          pixels = zlib.decompress(parts[b"IDAT"])
          assert len(pixels) == (width + 1) * height
          colours = len(parts[b"PLTE"]) // 3
          assert max(pixels) < colours and len(set(pixels)) > 10
          print(width, height)
      """
    let python = Process()
    let answer = Pipe()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script] + pictures(report).map { output + "/" + $0 }
    python.standardOutput = answer
    try python.run()
    let text = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    python.waitUntilExit()
    XCTAssertEqual(python.terminationStatus, 0)
    XCTAssertEqual(text, String(repeating: "1200 630\n", count: 3))
  }
}
