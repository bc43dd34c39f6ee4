/// Numbers about numbers.
enum Statistics {
  static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  static func deviation(_ values: [Double]) -> Double {
    let mean = mean(values)
    return self.mean(values.map { ($0 - mean) * ($0 - mean) }).squareRoot()
  }

  /// The value below which a part of them lies; 0.5 is the median.
  static func quantile(_ part: Double, _ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let place = part * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }

  /// How closely two series go together, from −1 to 1; `nil` where one does not vary.
  static func correlation(_ left: [Double], _ right: [Double]) -> Double? {
    let (spreadLeft, spreadRight) = (deviation(left), deviation(right))
    guard left.count == right.count, left.count > 2, spreadLeft > 0, spreadRight > 0 else {
      return nil
    }
    let (meanLeft, meanRight) = (mean(left), mean(right))
    let products = zip(left, right).map { ($0 - meanLeft) * ($1 - meanRight) }
    return mean(products) / (spreadLeft * spreadRight)
  }
}
