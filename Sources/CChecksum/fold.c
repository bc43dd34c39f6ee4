#include "CChecksum.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

/// Whether there is a multiplication without carries. Asking the processor is slow, so it is asked once.
static int has_multiplication(void) {
  static _Atomic int known = -1;
  if (known < 0) {
    unsigned a, b, c, d;
    known = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_PCLMUL) != 0;
  }
  return known;
}

/// Moves a block ahead by the distance of a pair of factors, onto the block that is there.
///
/// A block is a polynomial modulo the CRC's, bits reflected; a factor is a power of x.
#define FOLD(block, factors, next)                                      \
  _mm_xor_si128(_mm_xor_si128(_mm_clmulepi64_si128(block, factors, 0x00), \
                              _mm_clmulepi64_si128(block, factors, 0x11)), \
                next)

__attribute__((target("pclmul,sse2"))) static size_t fold(uint32_t state, const uint8_t *bytes,
                                                          size_t count, uint64_t block[2]) {
  // x^(512+32) and x^(512-32), then x^(128+32) and x^(128-32), modulo the polynomial, reflected.
  const __m128i by_four = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
  const __m128i by_one = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
  const __m128i *next = (const __m128i *)bytes;
  const __m128i *end = next + count / 64 * 4;
  // Four at a time: a multiplication takes longer than the start of the next one.
  __m128i a = _mm_xor_si128(_mm_loadu_si128(next), _mm_cvtsi32_si128((int)state));
  __m128i b = _mm_loadu_si128(next + 1);
  __m128i c = _mm_loadu_si128(next + 2);
  __m128i d = _mm_loadu_si128(next + 3);
  for (next += 4; next < end; next += 4) {
    a = FOLD(a, by_four, _mm_loadu_si128(next));
    b = FOLD(b, by_four, _mm_loadu_si128(next + 1));
    c = FOLD(c, by_four, _mm_loadu_si128(next + 2));
    d = FOLD(d, by_four, _mm_loadu_si128(next + 3));
  }
  a = FOLD(a, by_one, b);
  a = FOLD(a, by_one, c);
  a = FOLD(a, by_one, d);
  _mm_storeu_si128((__m128i *)block, a);
  return count / 64 * 64;
}

size_t checksum_fold(uint32_t state, const void *bytes, size_t count, uint64_t block[2]) {
  return count >= 64 && has_multiplication() ? fold(state, bytes, count, block) : 0;
}

#elif defined(__aarch64__)

#if defined(__linux__)
#include <sys/auxv.h>
static int has_instruction(void) { return (getauxval(AT_HWCAP) & (1 << 7)) != 0; }
#else
static int has_instruction(void) { return 1; }
#endif

/// The instruction CRC32X: goes on with eight bytes.
__attribute__((target("crc"))) static uint32_t step(uint32_t state, uint64_t word) {
  __asm__("crc32x %w0, %w1, %x2" : "=r"(state) : "r"(state), "r"(word));
  return state;
}

size_t checksum_fold(uint32_t state, const void *bytes, size_t count, uint64_t block[2]) {
  if (count < 64 || !has_instruction()) return 0;
  const uint8_t *next = bytes;
  size_t taken = count / 8 * 8;
  for (const uint8_t *last = next + taken - 16; next < last; next += 8) {
    uint64_t word;
    __builtin_memcpy(&word, next, sizeof word);
    state = step(state, word);
  }
  __builtin_memcpy(block, next, 16);
  block[0] ^= state;
  return taken;
}

#else

size_t checksum_fold(uint32_t state, const void *bytes, size_t count, uint64_t block[2]) {
  (void)state, (void)bytes, (void)count, (void)block;
  return 0;
}

#endif
