import StateDictCore
import Tensors

/// What earlier pictures of this program have shown.
enum Gallery {
  /// A storage that was shown; it is kept, so that no other takes its place in memory.
  private struct Exhibit {
    var storage: Storage
    var dtype: DType?
    var texts: [Int: String] = [:]
  }

  // Cells run one after the other.
  nonisolated(unsafe) private static var exhibits: [Exhibit] = []

  /// The letter of a storage: A for the first that was shown, then B; A1 follows Z.
  static func letter(of storage: Storage) -> String {
    let index = place(of: storage)
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : "\(letter)\(index / 26)"
  }

  /// Which elements hold something else than when they were last shown, and remembers what they hold.
  static func changes(of storage: Storage, texts: [Int: String], dtype: DType) -> Set<Int> {
    let index = place(of: storage)
    let known = exhibits[index]
    exhibits[index].dtype = dtype
    guard known.dtype == dtype else {
      exhibits[index].texts = texts
      return []
    }
    exhibits[index].texts.merge(texts) { $1 }
    return Set(texts.keys.filter { known.texts[$0] != nil && known.texts[$0] != texts[$0] })
  }

  private static func place(of storage: Storage) -> Int {
    if let index = exhibits.firstIndex(where: { $0.storage === storage }) { return index }
    exhibits.append(Exhibit(storage: storage))
    return exhibits.count - 1
  }
}
