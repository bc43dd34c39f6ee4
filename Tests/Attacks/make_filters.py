#!/usr/bin/python3
"""Writes Sources/CourseRunner/Sandbox/SeccompFilters.swift: the system-call filters of the boxes.

Needs Debian's python3-seccomp; nothing else does, since the result is checked in.
    make_filters.py            write the file
    make_filters.py --check    compare it; exit status 1 where it differs
"""

import base64
import errno
import os
import sys
import tempfile
import textwrap

import seccomp

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "..", "..", "Sources", "CourseRunner", "Sandbox", "SeccompFilters.swift")

# What no compiler, linker or exercise needs: other processes' memory, kernel surface that has had
# holes, namespaces, the machine's settings, other identities, the network.
ALWAYS = """
    ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd bpf perf_event_open userfaultfd
    io_uring_setup io_uring_enter io_uring_register add_key request_key keyctl
    mount umount2 pivot_root chroot move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr
    setns unshare init_module finit_module delete_module kexec_load kexec_file_load reboot swapon
    swapoff acct quotactl syslog personality name_to_handle_at open_by_handle_at fanotify_init mknod
    mknodat settimeofday clock_settime adjtimex clock_adjtime sethostname setdomainname iopl ioperm
    modify_ldt vhangup nfsservctl lookup_dcookie msgget shmget semget mq_open memfd_secret setuid
    setgid setresuid setresgid setreuid setregid setgroups socket
""".split()
# The checks' process makes threads and nothing more.
RUN = "fork vfork kill tkill pidfd_open pidfd_send_signal execveat socketpair".split()

NEW_NAMESPACES = [0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000]
CLONE_THREAD = 0x00010000
TIOCSTI, TIOCLINUX = 0x5412, 0x541C

ARCHITECTURES = {"x86_64": seccomp.Arch.X86_64, "aarch64": seccomp.Arch.AARCH64}


def make(kind, architecture):
    """The filter as the kernel takes it."""
    refuse = seccomp.ERRNO(errno.EPERM)
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    if not rules.exist_arch(architecture):
        rules.add_arch(architecture)
        rules.remove_arch(seccomp.Arch.NATIVE)
    names = ALWAYS + (RUN if kind == "run" else [])
    for name in names:
        if seccomp.resolve_syscall(architecture, name) >= 0:
            rules.add_rule(refuse, name)
    for flag in NEW_NAMESPACES:
        rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    # The C library falls back to clone, whose flags a filter can read.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for request in (TIOCSTI, TIOCLINUX):
        rules.add_rule(refuse, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request))
    if kind == "run":
        rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, 0))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def source():
    """The Swift file."""
    parts = [
        "// Written by Tests/Attacks/make_filters.py, which says what is refused and why.",
        "",
        "/// The system-call filters of the boxes, as the kernel takes them, in base 64.",
        "enum SeccompFilters {",
    ]
    for kind in ("tools", "run"):
        about = (
            "The compiler, the linker, and the run that locates a crash."
            if kind == "tools"
            else "The checks: threads, and no other process."
        )
        parts.append(f"  /// {about}")
        parts.append(f"  static let {kind}: [String: String] = [")
        for name, architecture in ARCHITECTURES.items():
            text = base64.b64encode(make(kind, architecture)).decode()
            parts.append(f'    "{name}": """')
            parts += [f"    {line}\\" for line in textwrap.wrap(text, 80)[:-1]]
            parts.append(f"    {textwrap.wrap(text, 80)[-1]}")
            parts.append('    """,')
        parts.append("  ]")
        if kind == "tools":
            parts.append("")
    return "\n".join(parts + ["}", ""])


def main():
    text = source()
    if sys.argv[1:] == ["--check"]:
        with open(TARGET, encoding="utf-8") as file:
            sys.exit(0 if file.read() == text else "SeccompFilters.swift is not what make_filters.py writes")
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
