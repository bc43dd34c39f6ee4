import Foundation
import XCTest

@testable import CourseArchives

/// Archives made by the system's own programs, and archives that nobody honest makes.
final class ArchiveTests: XCTestCase {
  private var folder = ""

  override func setUpWithError() throws {
    folder = NSTemporaryDirectory() + "archives-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/a/b",
      withIntermediateDirectories: true
    )
    try Data("hello\n".utf8).write(to: URL(fileURLWithPath: folder + "/a/b/hello.txt"))
    try Data(Self.long.utf8).write(to: URL(fileURLWithPath: folder + "/a/long.txt"))
  }

  override func tearDown() { try? FileManager.default.removeItem(atPath: folder) }

  /// A text that packs well, with stretches that repeat and stretches that don't.
  private static let long = (0..<4000).map { "line \($0 * 7919 % 977) of \($0 % 13)\n" }.joined()

  private func pack(_ command: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "cd '\(folder)' && \(command)"]
    try process.run()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 0)
    return try Data(contentsOf: URL(fileURLWithPath: folder + "/out"))
  }

  private func content(_ archive: Archive, _ path: String) throws -> String {
    let entry = try XCTUnwrap(archive.entries.first { $0.path == path })
    return String(decoding: try archive.read(entry, limit: 1 << 20), as: UTF8.self)
  }

  func testTar_packedOrNot_isRead() throws {
    for command in [
      "tar cf out a", "tar czf out a", "tar c a | gzip -1 -n > out",
      "tar c --format=posix a | gzip -9 > out",
    ] {
      let archive = try Archive(try pack(command), limit: 1 << 20)
      XCTAssertEqual(try content(archive, "a/b/hello.txt"), "hello\n", command)
      XCTAssertEqual(try content(archive, "a/long.txt"), Self.long, command)
    }
  }

  func testZip_contentChanged_isDamaged() throws {
    var zip = ZipWriter()
    zip.add(Data("hello".utf8), as: "a.txt")
    var bytes = zip.finish()
    XCTAssertEqual(try content(Archive(bytes, limit: 1 << 20), "a.txt"), "hello")
    let place = try XCTUnwrap(bytes.range(of: Data("hello".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "j")
    XCTAssertThrowsError(try content(Archive(bytes, limit: 1 << 20), "a.txt")) {
      XCTAssertEqual($0 as? ArchiveFault, .damaged("a file has another checksum"))
    }
  }

  func testTar_longNames_areWhole() throws {
    let name = String(repeating: "n", count: 150)
    try FileManager.default.moveItem(
      atPath: folder + "/a/b/hello.txt",
      toPath: "\(folder)/a/\(name)"
    )
    for format in ["gnu", "posix"] {
      let archive = try Archive(try pack("tar cf out --format=\(format) a"), limit: 1 << 20)
      XCTAssertEqual(try content(archive, "a/" + name), "hello\n", format)
    }
  }

  func testTar_whatIsNoFile_isSaid() throws {
    try FileManager.default.linkItem(atPath: folder + "/a/long.txt", toPath: folder + "/a/z-hard")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/a/soft",
      withDestinationPath: "/etc/passwd"
    )
    XCTAssertEqual(mkfifo(folder + "/a/pipe", 0o600), 0)
    let archive = try Archive(try pack("tar cf out --sort=name a"), limit: 1 << 20)
    let kinds = Dictionary(uniqueKeysWithValues: archive.entries.map { ($0.path, $0.kind) })
    XCTAssertEqual(kinds["a/z-hard"], .hardLink)
    XCTAssertEqual(kinds["a/soft"], .symbolicLink)
    XCTAssertEqual(kinds["a/pipe"], .special)
    XCTAssertEqual(kinds["a/b/"], .folder)
  }

  func testZip_ownWriter_isReadBack() throws {
    var writer = ZipWriter()
    writer.add(Data("one".utf8), as: "ä/ünü 😀.txt")
    writer.add(Data("#!".utf8), as: "run", isExecutable: true)
    let archive = try Archive(writer.finish(), limit: 1 << 20)
    XCTAssertEqual(archive.entries.map(\.path), ["ä/ünü 😀.txt", "run"])
    XCTAssertEqual(try content(archive, "ä/ünü 😀.txt"), "one")
  }

  func testZip_deflated_isRead() throws {
    // Python's zipfile, where there is one, packs as everybody does.
    let script =
      "import zipfile,sys; z=zipfile.ZipFile('out','w',zipfile.ZIP_DEFLATED); "
      + "z.write('a/long.txt'); z.write('a/b/hello.txt'); z.close()"
    guard let data = try? pack("python3 -c \"\(script)\"") else {
      throw XCTSkip("There is no python3 to pack with.")
    }
    let archive = try Archive(data, limit: 1 << 20)
    XCTAssertEqual(try content(archive, "a/long.txt"), Self.long)
    XCTAssertEqual(try content(archive, "a/b/hello.txt"), "hello\n")
  }

  func testGzip_bomb_stopsAtTheLimit() throws {
    let data = try pack("head -c 50000000 /dev/zero | gzip > out")
    XCTAssertThrowsError(try Archive(data, limit: 1 << 20)) {
      XCTAssertEqual($0 as? ArchiveFault, .tooLarge(limit: 1 << 20))
    }
  }

  func testLimit_isToldInWholeNumbers() {
    XCTAssertEqual(
      ArchiveFault.tooLarge(limit: 256 << 10).description,
      "it unpacks to more than 256 KB"
    )
    XCTAssertEqual(
      ArchiveFault.tooLarge(limit: 64 << 20).description,
      "it unpacks to more than 64 MB"
    )
  }

  func testZip_sizeThatLies_isRefused() throws {
    var writer = ZipWriter()
    writer.add(Data(repeating: 65, count: 100), as: "a.txt")
    var data = writer.finish()
    // The directory's record of the unpacked size.
    let directory = try XCTUnwrap(data.range(of: Data([0x50, 0x4b, 1, 2])))
    data[directory.lowerBound + 24] = 1
    XCTAssertThrowsError(try Archive(data, limit: 1 << 20)) {
      XCTAssertEqual($0 as? ArchiveFault, .damaged("the size of an entry"))
    }
  }

  func testDamaged_anyByteOrLength_neverTraps() throws {
    let tar = try pack("tar czf out a")
    var writer = ZipWriter()
    writer.add(Data(Self.long.utf8.prefix(300)), as: "a/long.txt")
    for sound in [tar, writer.finish()] {
      for index in stride(from: 0, to: sound.count, by: max(1, sound.count / 400)) {
        var broken = sound
        broken[index] ^= 0x5a
        for data in [broken, sound.prefix(index)] {
          guard let archive = try? Archive(Data(data), limit: 1 << 20) else { continue }
          for entry in archive.entries { _ = try? archive.read(entry, limit: 1 << 20) }
        }
      }
    }
  }

  func testUnknown_isNamed() {
    XCTAssertThrowsError(try Archive(Data("hello".utf8), limit: 10)) {
      XCTAssertEqual($0 as? ArchiveFault, .unknownKind)
      XCTAssertEqual("\($0)", "it is neither a zip file nor a tar archive")
    }
  }
}
