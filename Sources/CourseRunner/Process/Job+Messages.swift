import Glibc

extension Job.Ending {
  /// How the process ended, in words.
  var words: String {
    switch self {
    case .exited(let code): "exit status \(code)"
    case .signaled(SIGSEGV): "invalid memory access; often endless recursion"
    case .signaled(SIGABRT): "aborted; often out of memory"
    case .signaled(let signal): "signal \(signal)"
    case .timedOut: "out of time"
    case .printedTooMuch: "too much output"
    }
  }
}
