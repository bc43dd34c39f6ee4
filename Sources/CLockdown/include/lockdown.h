#ifndef COURSE_LOCKDOWN_H
#define COURSE_LOCKDOWN_H

/// What the lock could not do; 0 is success.
enum course_lockdown_result {
  COURSE_LOCKED = 0,
  COURSE_LOCK_NO_PRIVILEGES = 1, ///< prctl(PR_SET_NO_NEW_PRIVS) was refused
  COURSE_LOCK_NO_LANDLOCK = 2,   ///< the kernel has no Landlock, or it is switched off
  COURSE_LOCK_NO_RULE = 3,       ///< a Landlock rule was refused
  COURSE_LOCK_NO_SECCOMP = 4,    ///< the system-call filter was refused
};

/// Takes from this process, for good, what checks never need: files outside the current folder,
/// the network, other processes, and memory that is both written and run.
int course_lockdown(void);

/// The version of Landlock that the kernel offers; 0 where it has none, and no lock can be closed.
int course_landlock_version(void);

#endif
