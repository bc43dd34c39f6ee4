/// The gradient of normalised rows: rows and gradients to gradients, all (…, size).
struct NormalizedRowsGradient: Kernel {
  let size: Int
  let epsilon: Double
  let centered: Bool

  func run<R: Real>(_ inputs: [UnsafeBufferPointer<R>], _ output: UnsafeMutableBufferPointer<R>) {
    let (input, gradient) = (inputs[0], inputs[1])
    guard size > 0 else { return }
    for start in stride(from: 0, to: input.count, by: size) {
      let range = start..<start + size
      let count = Double(size)
      let mean = centered ? range.reduce(0) { $0 + Double(input[$1]) } / count : 0
      let variance = range.reduce(0.0) { sum, index in
        let distance = Double(input[index]) - mean
        return sum + distance * distance
      }
      let scale = 1 / (variance / count + epsilon).squareRoot()
      // What moves the mean or stretches the row changes nothing, so it is taken off.
      let shift = centered ? range.reduce(0) { $0 + Double(gradient[$1]) } / count : 0
      let stretch =
        range.reduce(0) {
          $0 + Double(gradient[$1]) * (Double(input[$1]) - mean) * scale
        } / count
      for index in range {
        let normalized = (Double(input[index]) - mean) * scale
        output[index] = R((Double(gradient[index]) - shift - normalized * stretch) * scale)
      }
    }
  }
}
