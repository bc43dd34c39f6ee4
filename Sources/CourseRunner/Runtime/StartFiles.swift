import Foundation

/// The object files of the C library and of GCC with which every program begins and ends.
struct StartFiles {
  let system: String
  let gcc: String

  var scrt1: String { system + "/Scrt1.o" }
  var crti: String { system + "/crti.o" }
  var crtn: String { system + "/crtn.o" }
  var crtbegin: String { gcc + "/crtbeginS.o" }
  var crtend: String { gcc + "/crtendS.o" }

  static func locate() throws(RunnerError) -> StartFiles {
    let triple = Toolchain.architecture + "-linux-gnu"
    let folders = ["/usr/lib/" + triple, "/lib/" + triple, "/usr/lib64", "/usr/lib"]
    guard let system = folders.first(where: { Files.exists($0 + "/Scrt1.o") }) else {
      throw .toolMissing(name: "Scrt1.o", looked: folders.joined(separator: ", "))
    }
    let parents = ["/usr/lib/gcc/" + triple, "/usr/lib/gcc/\(Toolchain.architecture)-redhat-linux"]
    for parent in parents {
      let versions = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
      let found = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        .map { parent + "/" + $0 }
        .first { Files.exists($0 + "/crtbeginS.o") }
      if let found { return StartFiles(system: system, gcc: found) }
    }
    throw .toolMissing(name: "crtbeginS.o", looked: parents.joined(separator: ", "))
  }
}
