import Foundation
import XCTest

/// Compiles Swift modules as Embedded Swift for WebAssembly, and links them.
struct WebAssembly {
  /// What could not be done, with all that the tool printed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The folder with `Package.swift`.
  let root: URL
  /// The folder that SwiftPM builds in, whatever `--scratch-path` was.
  let scratch: URL
  /// Where the results go.
  let output: URL
  private var fingerprint = Fingerprint()

  init() throws {
    root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    scratch = try Self.findScratch()
    output = scratch.appendingPathComponent("browser")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
  }

  /// The first folder above the running tests that holds SwiftPM's checkouts.
  private static func findScratch() throws -> URL {
    var folder = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let checkout = folder.appendingPathComponent("checkouts/swift-collections")
      if FileManager.default.fileExists(atPath: checkout.path) { return folder }
    }
    throw Failure(description: "no checkouts/swift-collections above the tests")
  }

  /// Compiles one of the modules of swift-collections.
  mutating func compileCollections(_ module: String) throws -> String {
    let features = [
      "BuiltinModule", "Lifetimes", "InoutLifetimeDependence", "AddressableParameters",
      "AddressableTypes",
    ]
    return try compile(
      module,
      in: scratch.appendingPathComponent("checkouts/swift-collections/Sources/\(module)"),
      features.flatMap { ["-enable-experimental-feature", $0] }
        + ["-package-name", "swift-collections"]
    )
  }

  /// Compiles one of the core's modules.
  mutating func compileCore(_ module: String) throws -> String {
    try compile(
      module,
      in: root.appendingPathComponent("Sources/\(module)"),
      [
        "-package-name", "course", "-swift-version", "6", "-warnings-as-errors",
        "-enable-upcoming-feature", "InternalImportsByDefault",
        "-enable-upcoming-feature", "MemberImportVisibility",
      ]
    )
  }

  /// Compiles all Swift files of a folder as one module.
  ///
  /// What was compiled before is used again if nothing changed: neither the compiler, nor the
  /// options, nor a source of this module or of one that was compiled before it.
  mutating func compile(_ module: String, in folder: URL, _ options: [String]) throws -> String {
    let object = output.appendingPathComponent(module + ".o").path
    let arguments =
      [
        "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded", "-wmo",
        "-Osize", "-parse-as-library", "-Xfrontend", "-disable-stack-protector",
        "-I", output.path, "-module-name", module, "-emit-module",
        "-emit-module-path", output.appendingPathComponent(module + ".swiftmodule").path,
      ] + options
    let files = swiftFiles(in: folder)
    if fingerprint.isEmpty { fingerprint.add(Data(try run("swiftc", ["--version"]).utf8)) }
    fingerprint.add(Data(arguments.joined(separator: "\n").utf8))
    for file in files {
      fingerprint.add(Data(file.utf8))
      fingerprint.add(try Data(contentsOf: URL(fileURLWithPath: file)))
    }

    let stamp = output.appendingPathComponent(module + ".stamp")
    let isCurrent = (try? String(contentsOf: stamp, encoding: .utf8)) == fingerprint.text
    if isCurrent, FileManager.default.fileExists(atPath: object) { return object }
    try? FileManager.default.removeItem(at: stamp)
    _ = try run("swiftc", arguments + ["-c"] + files + ["-o", object])
    try fingerprint.text.write(to: stamp, atomically: true, encoding: .utf8)
    return object
  }

  /// Links objects to a module without imports.
  func link(_ objects: [String], to name: String) throws -> URL {
    let target = output.appendingPathComponent(name)
    let compiler = try run("sh", ["-c", "readlink -f \"$(command -v swiftc)\""])
    let toolchain = URL(fileURLWithPath: compiler.trimmingCharacters(in: .whitespacesAndNewlines))
      .deletingLastPathComponent().deletingLastPathComponent()
    let tables = "lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a"
    _ = try run(
      toolchain.appendingPathComponent("bin/wasm-ld").path,
      ["--no-entry", "--gc-sections", "-s"] + objects
        + Self.libraries.map { $0.path }
        + [toolchain.appendingPathComponent(tables).path, "-o", target.path]
    )
    return target
  }

  /// What Debian provides, and in which package.
  static let libraries: [(package: String, path: String)] = [
    ("wasi-libc", "/usr/lib/wasm32-wasi/libc.a"),
    (
      "libclang-rt-14-dev-wasm32",
      "/usr/lib/llvm-14/lib/clang/14.0.6/lib/wasi/libclang_rt.builtins-wasm32.a"
    ),
  ]

  /// The packages that are not installed.
  static var missingPackages: [String] {
    libraries.filter { !FileManager.default.fileExists(atPath: $0.path) }.map { $0.package }
  }

  private func swiftFiles(in folder: URL) -> [String] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = all?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "swift" }.map { $0.path }.sorted()
  }

  /// Runs a tool and returns what it printed; throws that where the tool fails.
  func run(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: tool.hasPrefix("/") ? tool : "/usr/bin/env")
    process.arguments = (tool.hasPrefix("/") ? [] : [tool]) + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(tool) failed:\n\(text.suffix(4000))")
    }
    return text
  }
}

/// A short text that differs where the data differ: 64 bits of FNV-1a.
private struct Fingerprint {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325
  private(set) var isEmpty = true

  var text: String { String(value, radix: 16) }

  mutating func add(_ data: Data) {
    isEmpty = false
    for byte in data { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }
}
