/// What can be wrong with a file before it is read.
enum FileFault: Fault {
  case noEncoding
}
