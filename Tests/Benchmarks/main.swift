// Times what the core does with checkpoints; `benchmark.py` runs it beside PyTorch.
//
//     benchmark FOLDER REPEATS OPERATION…
//
// FOLDER holds `NAME.pth` and `NAME.safetensors`, which PyTorch wrote. An operation is `load NAME`
// with a colon between, as in `load:large`. Prints `operation seconds` for each, the median; with
// one repeat and one operation also the peak of memory.

import Foundation
import OrderedCollections
import StateDictCore
import Tensors

let arguments = CommandLine.arguments
guard arguments.count >= 4, let repeats = Int(arguments[2]) else {
  FileHandle.standardError.write(Data("benchmark FOLDER REPEATS OPERATION…\n".utf8))
  exit(2)
}
let folder = arguments[1]

/// What an operation keeps until its time is taken, and what it needs made before.
func prepare(_ operation: String, _ name: String) throws -> () throws -> Any {
  let path = "\(folder)/\(name).pth"
  let other = "\(folder)/\(name).safetensors"
  switch operation {
  case "load": return { try load(path) }
  case "load_mmap": return { try load(path, mmap: true) }
  case "save":
    let state = try load(path)
    return { try save(state, to: "\(folder)/swift.pth") }
  case "safetensors_load": return { try load(other) }
  case "safetensors_save":
    let state = try load(path)
    return { try Safetensors.save(state, to: "\(folder)/swift.safetensors") }
  default: throw CocoaError(.featureUnsupported)
  }
}

for argument in arguments.dropFirst(3) {
  let parts = argument.split(separator: ":").map(String.init)
  let work = try prepare(parts[0], parts[1])
  var times: [Double] = []
  for _ in 0..<repeats {
    let start = ContinuousClock.now
    let result = try work()
    let time = ContinuousClock.now - start
    withExtendedLifetime(result) {}
    times.append(Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
  }
  times.sort()
  print(argument, times[times.count / 2])
}
// Not `getrusage`: its peak begins with that of the process that started this one.
let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
if let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
  let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
{
  print("peak", (Int(kilobytes) ?? 0) * 1024)
}
