#define _GNU_SOURCE
#include "CStreaming.h"
#include "stream.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

// One processor alone waits for memory that could serve several. Helpers are threads that take pieces of
// a copy, as the copying thread itself does: one that comes late, or not at all, delays nothing. Between
// two copies a helper looks out for the next one for a moment, and sleeps then.

/// How much is taken at a time, in bytes: short enough to be waited for.
enum { piece_size = 1 << 17 };

/// How many threads copy at most; more do not copy faster.
enum { most_threads = 4 };

/// How often a helper looks for work before it sleeps: for a tenth of a millisecond or two.
enum { most_looks = 4000 };

/// The copy that is going on. Its number, in the upper half, and how many of its pieces are taken change as
/// one, so that who has read where it is can take a piece of no other.
static _Atomic uint64_t taken;
static _Atomic uint32_t pieces;
static _Atomic(char *) target;
static _Atomic(const char *) source;
static _Atomic size_t count;
static _Atomic uint32_t copied;

/// What stands for the pieces taken while the copy is being described: there is nothing to take.
#define NONE_LEFT UINT32_MAX

/// Held by the thread whose copy it is.
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static pthread_mutex_t bed = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t call = PTHREAD_COND_INITIALIZER;
static _Atomic int sleepers;

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Copies a piece that nobody has taken; returns whether there was one.
static bool copy_piece(void) {
  uint64_t before = atomic_load(&taken);
  uint32_t number = (uint32_t)before;
  if (number >= atomic_load(&pieces)) return false;
  char *to = atomic_load(&target);
  const char *from = atomic_load(&source);
  size_t start = (size_t)number * piece_size, rest = atomic_load(&count) - start;
  if (!atomic_compare_exchange_strong(&taken, &before, before + 1)) return true;
  stream(to + start, from + start, rest < piece_size ? rest : piece_size);
  atomic_fetch_add(&copied, 1);
  return true;
}

static void sleep_until_called(void) {
  pthread_mutex_lock(&bed);
  atomic_fetch_add(&sleepers, 1);
  if ((uint32_t)atomic_load(&taken) >= atomic_load(&pieces)) pthread_cond_wait(&call, &bed);
  atomic_fetch_sub(&sleepers, 1);
  pthread_mutex_unlock(&bed);
}

static void *help(void *unused) {
  for (;;) {
    for (int looks = 0; looks < most_looks; looks++) {
      if (copy_piece()) looks = 0;
      pause_briefly();
    }
    sleep_until_called();
  }
  return unused;
}

/// How many processors this program may use.
static int processor_count(void) {
#if defined(__linux__)
  cpu_set_t processors;
  return sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors) : 1;
#else
  return (int)sysconf(_SC_NPROCESSORS_ONLN);
#endif
}

/// Begins as many helpers as there are other processors.
static void engage_helpers(void) {
  int processors = processor_count();
  int limit = processors < most_threads ? processors : most_threads;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 1 << 16);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  // Signals are for the program's own threads.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  for (int number = 1; number < limit; number++) {
    pthread_t thread;
    if (pthread_create(&thread, &attributes, help, NULL) != 0) break;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
}

void streaming_copy(void *to, const void *from, size_t byte_count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  bool is_countable = byte_count / piece_size < NONE_LEFT - 1;
  if (!is_countable || pthread_mutex_trylock(&turn) != 0) {
    stream(to, from, byte_count);
    return;
  }
  pthread_once(&once, engage_helpers);
  uint32_t all = (uint32_t)((byte_count + piece_size - 1) / piece_size);
  atomic_store(&target, to);
  atomic_store(&source, from);
  atomic_store(&count, byte_count);
  atomic_store(&copied, 0);
  uint64_t next = ((atomic_load(&taken) >> 32) + 1) << 32;
  atomic_store(&taken, next | NONE_LEFT);
  atomic_store(&pieces, all);
  atomic_store(&taken, next);
  // Nobody waits for a helper: not here either, where one just goes to sleep or gets up.
  if (atomic_load(&sleepers) > 0 && pthread_mutex_trylock(&bed) == 0) {
    pthread_cond_broadcast(&call);
    pthread_mutex_unlock(&bed);
  }
  while (copy_piece()) {}
  for (int looks = 0; atomic_load(&copied) < all; looks++) {
    if (looks < most_looks) pause_briefly(); else sched_yield();
  }
  pthread_mutex_unlock(&turn);
}
