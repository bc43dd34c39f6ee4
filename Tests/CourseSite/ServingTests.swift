import CourseSite
import Foundation
import XCTest

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The server for authors.
final class ServingTests: SiteTestCase {
  private let state = LiveState()

  private func served(
    _ path: String,
    host: String? = nil
  ) async throws -> (status: Int, type: String, text: String) {
    let server = try SiteServer(folder: output, port: 0, state: state)
    server.start()
    defer { server.stop() }
    let url = try XCTUnwrap(URL(string: "http://127.0.0.1:\(server.port)" + path))
    var request = URLRequest(url: url)
    if let host { request.setValue(host, forHTTPHeaderField: "Host") }
    let (data, answer) = try await URLSession.shared.data(for: request)
    let http = try XCTUnwrap(answer as? HTTPURLResponse)
    let type = http.value(forHTTPHeaderField: "Content-Type") ?? ""
    return (http.statusCode, type, String(decoding: data, as: UTF8.self))
  }

  func testPage_isServedWithTheScriptThatLoadsItAnew() async throws {
    try build()
    let page = try await served("/")
    XCTAssertEqual(page.status, 200)
    XCTAssertEqual(page.type, "text/html; charset=utf-8")
    XCTAssertTrue(page.text.contains("<script src=\"/_live/live.js\" defer=\"defer\"></script>"))
    XCTAssertTrue(page.text.contains("default-src 'none'; connect-src 'self';"))
    XCTAssertFalse(try text("index.html").contains("_live"), "what is published has no such script")
  }

  func testMissingPage_is404WithTheSitesOwnPage() async throws {
    try build()
    let page = try await served("/nothing.html?x=1")
    XCTAssertEqual(page.status, 404)
    XCTAssertTrue(page.text.contains("Missing key"))
  }

  func testPathsOutOfTheFolder_areNotServed() async throws {
    try build()
    try "secret".write(toFile: root + "/secret.txt", atomically: true, encoding: .utf8)
    for path in ["/%2e%2e/secret.txt", "/..%2Fsecret.txt", "/.course-site", "//../secret.txt"] {
      let page = try await served(path)
      XCTAssertEqual(page.status, 404, path)
      XCTAssertFalse(page.text.contains("secret"), path)
    }
  }

  func testOtherHosts_areNotAnswered() async throws {
    try build()
    let page = try await served("/", host: "evil.example")
    XCTAssertEqual(page.status, 403)
  }

  func testState_namesWhatIsWrong() async throws {
    try build()
    state.publish(problems: ["a \"fault\"\nin <b>"])
    let answer = try await served("/_live/state")
    XCTAssertEqual(answer.text, #"{"problems":["a \"fault\"\nin <b>"],"version":1}"#)
  }

  func testPort_taken_isAnError() throws {
    let server = try SiteServer(folder: output, port: 0, state: state)
    defer { server.stop() }
    XCTAssertThrowsError(try SiteServer(folder: output, port: server.port, state: state)) { error in
      XCTAssertTrue("\(error)".hasPrefix("Port \(server.port) cannot be opened: "), "\(error)")
      XCTAssertTrue("\(error)".hasSuffix("Choose another one with --port."), "\(error)")
    }
  }

  func testStamp_changesWithAFileAndNotWithTheSite() throws {
    func stamp() -> FolderStamp { FolderStamp([root], ignoring: output) }
    let before = stamp()
    try build()
    XCTAssertEqual(stamp(), before)
    try "more".write(toFile: root + "/Lessons/new.md", atomically: true, encoding: .utf8)
    XCTAssertNotEqual(stamp(), before)
  }
}
