import Foundation

/// Answers requests from the files of a folder, for its author's own browser.
struct ServedSite: Sendable {
  let folder: String
  let state: LiveState

  /// What is sent back.
  struct Answer: Sendable, Equatable {
    var status: String
    var type: String
    var body: Data
  }

  /// Answers the head of a request.
  ///
  /// Only this machine is answered by its own names: a page from elsewhere that has had a name of its
  /// own lead here reads nothing.
  func answer(_ head: String) -> Answer {
    let lines = head.split(whereSeparator: \.isNewline)
    let words = lines.first?.split(separator: " ").map(String.init) ?? []
    guard words.count == 3, words[0] == "GET" || words[0] == "HEAD" else {
      return Self.text("405 Method Not Allowed", "Only GET is answered here.\n")
    }
    let host = lines.lazy.compactMap { line -> String? in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts.first?.lowercased() == "host"
        ? parts.last.map { $0.trimmingCharacters(in: .whitespaces) } : nil
    }.first
    guard let host, Self.isLoopback(host) else {
      return Self.text("403 Forbidden", "This server answers its own machine only.\n")
    }
    var answer = file(words[1])
    if words[0] == "HEAD" { answer.body = Data() }
    return answer
  }

  private func file(_ target: String) -> Answer {
    let encoded = target.prefix { $0 != "?" && $0 != "#" }
    guard let path = String(encoded).removingPercentEncoding, path.hasPrefix("/"),
      !path.contains("\0")
    else { return missing }
    switch path {
    case LiveScript.path:
      return Answer(
        status: "200 OK",
        type: Self.types["js", default: ""],
        body: Data(LiveScript.source.utf8)
      )
    case LiveScript.statePath:
      return Answer(
        status: "200 OK",
        type: Self.types["json", default: ""],
        body: Data(state.json.utf8)
      )
    default: break
    }
    let parts = path.split(separator: "/")
    guard !parts.contains(where: { $0.hasPrefix(".") }) else { return missing }
    let name = path.hasSuffix("/") ? (parts + ["index.html"]) : parts
    let file = name.joined(separator: "/")
    guard let content = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)) else {
      return missing
    }
    return Answer(status: "200 OK", type: Self.type(of: file), body: live(content, file))
  }

  private var missing: Answer {
    let page = try? Data(contentsOf: URL(fileURLWithPath: folder + "/404.html"))
    return Answer(
      status: "404 Not Found",
      type: Self.types["html", default: ""],
      body: live(
        page
          ?? Data(
            "<!DOCTYPE html><html lang=\"en\"><head><title>Missing</title></head><body></body></html>"
              .utf8
          ),
        "404.html"
      )
    )
  }

  private func live(_ content: Data, _ file: String) -> Data {
    guard file.hasSuffix(".html") else { return content }
    return Data(LiveScript.adding(to: String(decoding: content, as: UTF8.self)).utf8)
  }

  private static func text(_ status: String, _ body: String) -> Answer {
    Answer(status: status, type: "text/plain; charset=utf-8", body: Data(body.utf8))
  }

  private static func isLoopback(_ host: String) -> Bool {
    let name = host.hasPrefix("[") ? host.prefix { $0 != "]" } + "]" : host.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(name.lowercased())
  }

  private static func type(of file: String) -> String {
    types[
      file.split(separator: ".").last.map(String.init) ?? "",
      default: "application/octet-stream"
    ]
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json; charset=utf-8",
    "ipynb": "application/json; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "webp": "image/webp", "gif": "image/gif", "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8", "md": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
  ]
}
