import CourseEvents
import Notebook
import StateDictCore
public import Tensors

/// Shows the memory that tensors look at: every storage once, with its elements, and over it the
/// tensors that see it.
///
/// A storage keeps its letter and remembers what it held on the last picture, so that a row of
/// pictures shows what has changed in place and what lies elsewhere.
///
/// - Parameters:
///   - tensors: The tensors with their names.
///   - caption: The moment, in words, as in "after loadStateDict".
public func display(memory tensors: KeyValuePairs<String, Tensor>, caption: String) {
  LessonProgram.show(.lanes(caption: caption, lanes: MemoryPicture(tensors).lanes))
}

/// The memory that some tensors look at.
struct MemoryPicture {
  /// The storages in the order of the tensors, each with those that look at it.
  private var groups: [(storage: Storage, tensors: [NamedTensor])] = []

  init(_ tensors: KeyValuePairs<String, Tensor>) {
    for (name, tensor) in tensors {
      let alias = tensors.first { $0.value === tensor }.map(\.key)
      let named = NamedTensor(name: name, tensor: tensor, alias: alias == name ? nil : alias)
      if let index = groups.firstIndex(where: { $0.storage === tensor.storage }) {
        groups[index].tensors.append(named)
      } else {
        groups.append((tensor.storage, [named]))
      }
    }
  }

  /// A lane for every storage.
  var lanes: [Display.Lane] {
    groups.map { StorageLane(storage: $0.storage, tensors: $0.tensors).lane }
  }
}

/// A tensor as a picture names it.
struct NamedTensor {
  var name: String
  var tensor: Tensor
  /// Another name of the very same object, where it was named before.
  var alias: String?
}
