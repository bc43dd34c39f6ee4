extension FileFault {
  var words: FaultWords {
    switch self {
    case .noEncoding:
      FaultWords("not-utf8", "The file is not UTF-8 text.", "Save it in the encoding UTF-8.")
    }
  }
}
