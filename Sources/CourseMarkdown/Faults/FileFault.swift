/// What can be wrong with a file, whatever it says.
enum FileFault: Fault {
  case noEncoding
  case strayFile(String)
}
