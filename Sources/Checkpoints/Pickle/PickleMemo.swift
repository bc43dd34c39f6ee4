import Tensors

/// What a pickle has remembered: values by number.
///
/// Numbers nearly always count up from 0; one far beyond costs one entry and no gap.
struct PickleMemo {
  private var dense: [Value?] = []
  private var sparse: [UInt32: Value] = [:]

  /// The value remembered under a number.
  subscript(index: UInt32) -> Value? {
    get { index < dense.count ? dense[Int(index)] : sparse[index] }
    set {
      if index < dense.count {
        dense[Int(index)] = newValue
      } else if index == dense.count {
        dense.append(newValue)
      } else {
        sparse[index] = newValue
      }
    }
  }
}
