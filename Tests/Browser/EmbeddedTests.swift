import Foundation
import XCTest

/// The core as Embedded Swift for WebAssembly, which is how it runs in the course's web pages.
final class EmbeddedTests: XCTestCase {
  func testCore_compilesAsEmbeddedSwiftAndLinks() throws {
    let missing = WebAssembly.missingPackages
    guard missing.isEmpty else {
      XCTFail(
        "install \(missing.joined(separator: " ")): apt-get install \(missing.joined(separator: " "))"
          + " (./course test does it)"
      )
      return
    }
    var browser = try WebAssembly()
    var objects: [String] = []
    let collections = [
      "InternalCollectionsUtilities", "ContainersPreview", "BasicContainers", "OrderedCollections",
    ]
    for module in collections { objects.append(try browser.compileCollections(module)) }
    for module in ["Tensors", "Modules", "Checkpoints"] {
      objects.append(try browser.compileCore(module))
    }
    let probe = browser.root.appendingPathComponent("Tests/Browser/Fixtures")
    objects.append(try browser.compile("Probe", in: probe, ["-package-name", "course"]))
    let linked = try browser.link(objects, to: "probe.wasm")

    let bytes = try Data(contentsOf: linked)
    XCTAssertEqual(Array(bytes.prefix(4)), [0x00, 0x61, 0x73, 0x6d], "no WebAssembly")
    // Much less would mean that the linker found nothing to keep.
    XCTAssertGreaterThan(bytes.count, 50_000)
    XCTAssertLessThan(bytes.count, 1_000_000)
  }
}
