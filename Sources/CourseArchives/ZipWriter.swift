public import Foundation

/// Makes a zip file whose entries are stored as they are.
public struct ZipWriter {
  private var body = Data()
  private var directory = Data()
  private var count = 0

  /// Begins an empty file.
  public init() {}

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - content: its bytes.
  ///   - path: its path in the archive.
  ///   - isExecutable: whether it may be started.
  public mutating func add(_ content: Data, as path: String, isExecutable: Bool = false) {
    let name = Data(path.utf8)
    var shared = Data()
    // Version, flags (names are UTF-8), method, time and day (the first of 1980).
    for value in [20, 0x0800, 0, 0, 0x21] { shared.append(two: value) }
    shared.append(four: Int(Checksum.of(content)))
    shared.append(four: content.count)
    shared.append(four: content.count)
    shared.append(two: name.count)
    shared.append(two: 0)
    let start = body.count
    body.append(four: 0x0403_4b50)
    body.append(shared)
    body.append(name)
    body.append(content)
    directory.append(four: 0x0201_4b50)
    directory.append(two: 3 << 8 | 20)
    directory.append(shared)
    for value in [0, 0, 0] { directory.append(two: value) }
    directory.append(four: (isExecutable ? 0o100755 : 0o100644) << 16)
    directory.append(four: start)
    directory.append(name)
    count += 1
  }

  /// The whole file.
  public func finish() -> Data {
    var end = Data()
    end.append(four: 0x0605_4b50)
    for value in [0, 0, count, count] { end.append(two: value) }
    end.append(four: directory.count)
    end.append(four: body.count)
    end.append(two: 0)
    return body + directory + end
  }
}

extension Data {
  fileprivate mutating func append(two value: Int) {
    append(contentsOf: [UInt8(value & 0xff), UInt8(value >> 8 & 0xff)])
  }

  fileprivate mutating func append(four value: Int) {
    append(two: value & 0xffff)
    append(two: value >> 16 & 0xffff)
  }
}
