import Dispatch
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Serves a folder to the browsers of this machine: no other reaches it.
public final class SiteServer: Sendable {
  /// The port.
  public let port: UInt16
  private let socket: Int32
  private let site: ServedSite

  /// Opens a port of the loopback interface.
  ///
  /// - Parameters:
  ///   - folder: The site.
  ///   - port: The port, or 0 for any that is free.
  ///   - state: What open pages ask for.
  /// - Throws: ``SiteError/portTaken(_:reason:)``.
  public init(folder: String, port: UInt16, state: LiveState) throws(SiteError) {
    site = ServedSite(folder: folder, state: state)
    socket = Self.open()
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let descriptor = socket
    let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        descriptor >= 0 && bind(descriptor, pointer, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard isOpen else {
      let reason = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw .portTaken(port, reason: reason)
    }
    self.port = UInt16(bigEndian: address.sin_port)
  }

  private static func open() -> Int32 {
    #if canImport(Glibc)
      Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    #else
      Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }

  /// The address of the first page.
  public var address: String { "http://127.0.0.1:\(port)/" }

  /// Begins to answer, beside whatever else the process does, until it is stopped.
  public func start() {
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(socket, nil, nil)
        if connection < 0 {
          if errno == EINTR || errno == ECONNABORTED { continue }
          return
        }
        DispatchQueue.global().async { [self] in serve(connection) }
      }
    }
  }

  /// Closes the port.
  public func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Answers one request: a connection holds one, and waits for it ten seconds at most.
  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    guard let head = Self.head(connection) else { return }
    let answer = site.answer(head)
    let lines = [
      "HTTP/1.1 \(answer.status)", "Content-Type: \(answer.type)",
      "Content-Length: \(answer.body.count)", "Cache-Control: no-store", "Connection: close",
      "X-Content-Type-Options: nosniff", "", "",
    ]
    Self.send(Data(lines.joined(separator: "\r\n").utf8) + answer.body, connection)
  }

  /// What stands before the empty line, 16 KiB at most.
  private static func head(_ connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 16_384 {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      if let end = bytes.firstRange(of: [13, 10, 13, 10]) {
        return String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      }
    }
    return nil
  }

  private static func send(_ data: Data, _ connection: Int32) {
    data.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Self.send(connection, bytes[sent...])
        guard count > 0 else { return }
        sent += count
      }
    }
  }

  private static func send(_ connection: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: bytes)
    #if canImport(Glibc)
      return Glibc.send(connection, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
    #else
      return Darwin.send(connection, rest.baseAddress, rest.count, 0)
    #endif
  }
}
