public import CourseModel
import CourseRunner

extension Question {
  /// The SHA-256 of the belief, of what is asked and of the options, in hexadecimal: another one means
  /// another question, whatever its name.
  public var fingerprint: String {
    var digest = Digest()
    for part in [belief ?? "", prompt.markdown] + options.map(\.text.markdown) {
      digest.add(part)
    }
    return digest.finish()
  }
}
