// The lock that a process of checks closes behind itself before it calls a learner's code.
//
// It needs no privileges and cannot be opened again. Around it, when submissions are graded, there is
// a box (see CourseRunner's Sandbox); the lock holds without one as well, and costs 0.1 ms.
#define _GNU_SOURCE
#include "lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// --- files and network: Landlock ------------------------------------------------------------------

// The kernel's rights by the version that brought them. The headers may be older than the kernel.
#define RIGHTS_1 0x1fffULL        // execute, read, write, list, remove, make …
#define RIGHT_REFER (1ULL << 13)  // since 2
#define RIGHT_TRUNCATE (1ULL << 14)  // since 3
#define RIGHT_IOCTL (1ULL << 15)  // since 5
#define RIGHT_EXECUTE (1ULL << 0)
#define RIGHT_READ_FILE (1ULL << 2)

struct ruleset { uint64_t files, network, scopes; };
struct rule { uint64_t allowed; int32_t folder; } __attribute__((packed));

static int allow(int rules, const char *path, uint64_t rights) {
  int folder = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  struct rule rule = { rights, folder };
  int result = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0u);
  close(folder);
  return result;
}

int course_landlock_version(void) {
  int version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 0 ? 0 : version;
}

static int lock_files(void) {
  int version = course_landlock_version();
  if (version < 1) return COURSE_LOCK_NO_LANDLOCK;
  struct ruleset all = { RIGHTS_1, 0, 0 };
  size_t size = sizeof all.files;
  if (version >= 2) all.files |= RIGHT_REFER;
  if (version >= 3) all.files |= RIGHT_TRUNCATE;
  if (version >= 4) { all.network = 3; size = 16; }  // bind and connect by TCP
  if (version >= 5) all.files |= RIGHT_IOCTL;
  if (version >= 6) { all.scopes = 3; size = sizeof all; }  // abstract sockets, signals
  int rules = syscall(SYS_landlock_create_ruleset, &all, size, 0u);
  if (rules < 0) return COURSE_LOCK_NO_RULE;
  int result = COURSE_LOCK_NO_RULE;
  // A check may save and load below its own folder, and run nothing there.
  if (allow(rules, ".", all.files & ~(RIGHT_EXECUTE | RIGHT_IOCTL)) == 0
      // libdispatch reads /proc/<thread>/stat and traps where it cannot.
      && allow(rules, "/proc", RIGHT_READ_FILE) == 0
      && syscall(SYS_landlock_restrict_self, rules, 0u) == 0)
    result = COURSE_LOCKED;
  close(rules);
  return result;
}

// --- system calls: seccomp ------------------------------------------------------------------------

#if defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define ARCHITECTURE AUDIT_ARCH_X86_64
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define REFUSE(name) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), ANSWER(SECCOMP_RET_ERRNO | EPERM)

static int lock_calls(void) {
  struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#if !defined(__aarch64__)
    // The numbers of the x32 interface would pass by all comparisons.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), ANSWER(SECCOMP_RET_KILL_PROCESS),
    REFUSE(fork), REFUSE(vfork),
#endif
    REFUSE(execve), REFUSE(execveat), REFUSE(socket), REFUSE(socketpair), REFUSE(ptrace),
    REFUSE(process_vm_readv), REFUSE(process_vm_writev), REFUSE(pidfd_open), REFUSE(pidfd_getfd),
    REFUSE(pidfd_send_signal), REFUSE(kill), REFUSE(tkill), REFUSE(rt_sigqueueinfo),
    REFUSE(unshare), REFUSE(setns), REFUSE(mount), REFUSE(bpf), REFUSE(perf_event_open),
    REFUSE(io_uring_setup), REFUSE(userfaultfd), REFUSE(memfd_create), REFUSE(personality),
    REFUSE(keyctl), REFUSE(add_key), REFUSE(request_key),
    REFUSE(setsid), REFUSE(setpgid),
    // The C library then takes clone, whose flags a filter can read.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1), ANSWER(SECCOMP_RET_ERRNO | ENOSYS),
    // A new thread, and no new process.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4), LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0), ANSWER(SECCOMP_RET_ERRNO | EPERM),
    LOAD(nr),
    // No memory that can be run: nothing is compiled or patched here.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 1, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 0, 3), LOAD(args[2]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1), ANSWER(SECCOMP_RET_ERRNO | EPERM),
    ANSWER(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { sizeof filter / sizeof *filter, filter };
  int refused = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  return refused ? COURSE_LOCK_NO_SECCOMP : COURSE_LOCKED;
}

int course_lockdown(void) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return COURSE_LOCK_NO_PRIVILEGES;
  // Nobody reads this process's memory through /proc, itself included.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  int result = lock_files();
  return result == COURSE_LOCKED ? lock_calls() : result;
}
