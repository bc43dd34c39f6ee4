import Glibc

/// The memory that nobody uses.
enum FreeMemory {
  /// Lets the machine have at hand as much as what is measured next needs.
  ///
  /// A virtual machine may give free memory back to its host, after a second or so. To get it anew takes
  /// several times as long as to write a file into it, and whoever reuses at once what it has just given
  /// back, as who cuts a file short and writes it again, never waits for it.
  static func ready(_ byteCount: Int) {
    guard byteCount > 0 else { return }
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE
    guard let pages = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0),
      pages != MAP_FAILED
    else { return }
    munmap(pages, byteCount)
  }
}
