import CourseRunner
import Foundation

/// The receipt of an answer: the SHA-256 of the receipt before it, of the question and of the answer.
///
/// It holds no secret, so it does not prove who answered. It shows that a file was changed by hand, or
/// answers questions that the course does not ask, and whoever counts the answers makes it anew.
/// The parts, each as UTF-8 with its number of bytes before it (eight bytes, most significant first), are:
/// the receipt before (empty for the first answer), the question's identifier, its fingerprint, the
/// option in decimal digits, and the time as `2026-03-01T09:30:00Z`.
enum Receipt {
  static func make(for answer: ProgressDocument.Answer, after previous: String) -> String {
    var digest = Digest()
    for part in [
      previous, answer.question, answer.asked, String(answer.option),
      answer.given.formatted(.iso8601),
    ] {
      digest.add(part)
    }
    return digest.finish()
  }
}
