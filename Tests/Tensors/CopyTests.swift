import Dispatch
import Synchronization
import Tensors
import XCTest

/// Copies so large that they go past the caches, and idle processors help.
final class CopyTests: XCTestCase {
  /// Elements that a share's wrong place or size would change.
  private func pattern(_ count: Int) -> [Float] {
    (0..<count).map { Float(truncatingIfNeeded($0 &* 2_654_435_761)) }
  }

  private func truncatingIfNeeded(_ number: Int) -> Int { number & 0xff_ffff }

  func testLargeCopy_isTheSourceToTheLastElement() throws {
    for count in [262_143, 262_144, 524_288, 1_048_579, 3_000_001] {
      let source = Tensor(pattern(count))
      let target = Tensor.zeros([count])
      try target.copy(from: source)
      XCTAssertTrue(target.equal(source), "\(count) elements")
      XCTAssertTrue(try source.clone().equal(source), "\(count) elements")
      XCTAssertTrue(source.equal(Tensor(pattern(count))), "the source of \(count) elements")
    }
  }

  /// Lines of memory begin where they do; a copy begins and ends anywhere, and leaves its neighbours alone.
  func testLargeCopy_intoTheMiddle_leavesNeighbours() throws {
    let count = 300_000
    for (start, from) in [(1, 0), (3, 5), (15, 16), (16, 1), (17, 31)] {
      let source = Tensor(pattern(count + 40))
      let target = Tensor.full([count + 40], -1)
      try target[start..<start + count].copy(from: source[from..<from + count])
      XCTAssertTrue(target[start..<start + count].equal(source[from..<from + count]))
      XCTAssertTrue(target[0..<start].equal(.full([start], -1)))
      XCTAssertTrue(target[start + count..<count + 40].equal(.full([40 - start], -1)))
    }
  }

  /// `copy_` between views that overlap: what `memmove` does, however large.
  func testLargeCopy_ofOverlappingViews_isThatOfSeparateOnes() throws {
    let count = 2_000_000
    for (from, to) in [(0, 1000), (1000, 0)] {
      let base = Tensor(pattern(count))
      let expected = try base[from..<from + count - 1000].clone()
      try base[to..<to + count - 1000].copy(from: base[from..<from + count - 1000])
      XCTAssertTrue(base[to..<to + count - 1000].equal(expected), "from \(from) to \(to)")
    }
  }

  /// One copy at a time is helped; who comes late to one must not take a piece of the next.
  func testLargeCopies_ofManyThreads_areWhole() {
    let wrong = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      let sources = (0..<2).map { Tensor.full([400_000], Double(2 * thread + $0)) }
      let target = Tensor.zeros([400_000])
      for round in 0..<20 {
        let source = sources[round % 2]
        let isCopied: Void? = try? target.copy(from: source)
        if isCopied == nil || !target.equal(source) { wrong.withLock { $0 += 1 } }
      }
    }
    XCTAssertEqual(wrong.withLock { $0 }, 0)
  }
}
