#include "stream.h"

#include <stdint.h>
#include <string.h>

/// What one store writes.
typedef uint64_t block __attribute__((vector_size(16)));

/// What the caches hold and memory gives at a time, in bytes.
enum { line = 64 };

void stream(char *target, const char *source, size_t count) {
  // Only whole lines can be written so.
  size_t head = -(uintptr_t)target % line;
  if (head > count) head = count;
  memcpy(target, source, head);
  char *to = target + head;
  const char *from = source + head;
  for (count -= head; count >= line; count -= line, to += line, from += line) {
    block blocks[line / sizeof(block)];
    memcpy(blocks, from, line);
    for (size_t index = 0; index < line / sizeof(block); index++)
      __builtin_nontemporal_store(blocks[index], (block *)to + index);
  }
#if defined(__x86_64__)
  // Such stores may overtake each other; whoever is told that the copy is made must find it.
  __builtin_ia32_sfence();
#endif
  memcpy(to, from, count);
}
