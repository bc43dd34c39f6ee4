import Modules
import StateDictCore
import Tensors

/// A state dict of many tensors of one size, in a model of 100 or 200 layers.
struct Checkpoint {
  /// The name of its files.
  let name: String
  /// As people read it.
  let title: String
  let layers: Int
  let tensorsPerLayer: Int
  let shape: [Int]

  var tensorCount: Int { layers * tensorsPerLayer }
  var byteCount: Int { tensorCount * shape.reduce(4, *) }

  static let all = [
    Checkpoint(
      name: "large",
      title: "100 tensors of 4 MiB",
      layers: 100,
      tensorsPerLayer: 1,
      shape: [1024, 1024]
    ),
    Checkpoint(
      name: "small",
      title: "20,000 tensors of 256 bytes",
      layers: 200,
      tensorsPerLayer: 100,
      shape: [8, 8]
    ),
  ]

  /// A model with these tensors, all different.
  func model() -> Module {
    var seed: UInt32 = 1
    let lists = (0..<layers).map { _ in
      ParameterList((0..<tensorsPerLayer).map { _ in tensor(&seed) })
    }
    let model = Holder()
    model.register("layers", ModuleList(lists))
    return model
  }

  private func tensor(_ seed: inout UInt32) -> Tensor {
    let tensor = Tensor.zeros(shape)
    tensor.storage.mutableBytes.withMemoryRebound(to: Float.self) { elements in
      for place in elements.indices {
        seed = seed &* 1_664_525 &+ 1_013_904_223
        elements[place] = Float(seed >> 8) / 16_777_216 - 0.5
      }
    }
    return tensor
  }
}

/// A module that is nothing but its parts.
private final class Holder: Module {}
