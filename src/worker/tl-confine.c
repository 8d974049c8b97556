/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walls around the worker: resource limits, no new privileges, landlock, seccomp. */
#define G_LOG_DOMAIN "tl-worker"

#include "config.h"

#include "tl-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MEMORY ((rlim_t) 768 << 20)

static void
limit (int resource, rlim_t value)
{
  struct rlimit bounds = { value, value };

  setrlimit (resource, &bounds);
}

void
tl_confine_grant_time (guint seconds)
{
  struct rusage used;
  struct rlimit bounds;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &bounds) != 0)
    return;
  bounds.rlim_cur = (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds;
  setrlimit (RLIMIT_CPU, &bounds);
}

static void
limit_resources (void)
{
  /* The sanitisers reserve terabytes of address space, and write reports. */
  if (!TL_SANITIZED)
    {
      limit (RLIMIT_AS, MEMORY);
      limit (RLIMIT_FSIZE, 0);
    }
  limit (RLIMIT_NOFILE, 32);
  limit (RLIMIT_CORE, 0);
  tl_confine_grant_time (30);
}

/* All rights that this kernel knows; bits as in linux/landlock.h, which may be older than the
 * kernel. */
static guint64
get_handled_rights (int abi)
{
  guint64 rights = (G_GUINT64_CONSTANT (1) << 13) - 1;

  if (abi >= 2)
    rights |= G_GUINT64_CONSTANT (1) << 13; /* refer */
  if (abi >= 3)
    rights |= G_GUINT64_CONSTANT (1) << 14; /* truncate */
  if (abi >= 5)
    rights |= G_GUINT64_CONSTANT (1) << 15; /* ioctl on devices */
  return rights;
}

/* Only what drawing and reading text need can be read: fonts, their configuration, the character
   maps of poppler, the data of tesseract. Returns the version of landlock, or 0. */
static int
restrict_files (void)
{
  static const char *const readable[] = { "/usr/share/fonts",         "/usr/local/share/fonts",
                                          "/usr/share/fontconfig",    "/usr/share/poppler",
                                          "/usr/share/ghostscript",   "/etc/fonts",
                                          "/var/cache/fontconfig",    "/app/share",
                                          "/run/host/fonts",          "/run/host/fonts-cache",
                                          "/usr/share/tesseract-ocr", "/usr/share/tessdata" };
  struct landlock_ruleset_attr ruleset = { 0 };
  int abi = (int) syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION),
      fd, status;

  if (abi < 1)
    return 0;
  ruleset.handled_access_fs = get_handled_rights (abi);
  fd = (int) syscall (SYS_landlock_create_ruleset, &ruleset, sizeof ruleset.handled_access_fs, 0);
  if (fd < 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      int folder = open (readable[i], O_PATH | O_CLOEXEC);
      struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE
                                                                   | LANDLOCK_ACCESS_FS_READ_DIR,
                                                 .parent_fd = folder };

      if (folder < 0)
        continue;
      syscall (SYS_landlock_add_rule, fd, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
      close (folder);
    }
  status = (int) syscall (SYS_landlock_restrict_self, fd, 0);
  close (fd);
  return status == 0 ? abi : 0;
}

static const int allowed_calls[] = {
  SCMP_SYS (read),           SCMP_SYS (pread64),
  SCMP_SYS (readv),          SCMP_SYS (write),
  SCMP_SYS (writev),         SCMP_SYS (lseek),
  SCMP_SYS (close),          SCMP_SYS (recvmsg),
  SCMP_SYS (sendmsg),        SCMP_SYS (poll),
  SCMP_SYS (ppoll),          SCMP_SYS (fstat),
  SCMP_SYS (newfstatat),     SCMP_SYS (stat),
  SCMP_SYS (lstat),          SCMP_SYS (statfs),
  SCMP_SYS (fstatfs),        SCMP_SYS (statx),
  SCMP_SYS (access),         SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),     SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),     SCMP_SYS (getdents64),
  SCMP_SYS (fadvise64),      SCMP_SYS (getcwd),
  SCMP_SYS (uname),          SCMP_SYS (brk),
  SCMP_SYS (munmap),         SCMP_SYS (mremap),
  SCMP_SYS (madvise),        SCMP_SYS (futex),
  SCMP_SYS (sched_yield),    SCMP_SYS (sched_getaffinity),
  SCMP_SYS (clock_gettime),  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (gettimeofday),   SCMP_SYS (getrandom),
  SCMP_SYS (exit),           SCMP_SYS (exit_group),
  SCMP_SYS (rt_sigreturn),   SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask), SCMP_SYS (sigaltstack),
  SCMP_SYS (tgkill),         SCMP_SYS (getpid),
  SCMP_SYS (gettid),         SCMP_SYS (getuid),
  SCMP_SYS (geteuid),        SCMP_SYS (getgid),
  SCMP_SYS (getegid),        SCMP_SYS (dup),
  SCMP_SYS (getrusage),      SCMP_SYS (getrlimit),
  SCMP_SYS (setrlimit),      SCMP_SYS (prlimit64),
  SCMP_SYS (sysinfo),        SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
};

/* Everything else is refused with EPERM, so that a library that tries goes on. */
static gboolean
restrict_calls (void)
{
  static const int fcntl_commands[] = { F_GETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC, F_GET_SEALS };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  const int opening = O_ACCMODE | O_CREAT | O_TRUNC;
  int status = 0;

  if (filter == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    status |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS (fcntl_commands); i++)
    status |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1,
                                SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) fcntl_commands[i]));
  status |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  status |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  status |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, opening, O_RDONLY));
  status |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                              SCMP_A1 (SCMP_CMP_MASKED_EQ, opening, O_RDONLY));
  if (status == 0)
    status = seccomp_load (filter);
  seccomp_release (filter);
  return status == 0;
}

char *
tl_confine (void)
{
  g_autoptr (GString) guards = g_string_new ("limits");
  int landlock;

  limit_resources ();
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    g_string_append (guards, ", no new privileges");
  prctl (PR_SET_DUMPABLE, 0);
  landlock = restrict_files ();
  if (landlock > 0)
    g_string_append_printf (guards, ", landlock %d", landlock);
  else
    g_string_append (guards, ", no landlock (the kernel lacks it)");
  if (restrict_calls ())
    g_string_append (guards, ", seccomp");
  else
    g_string_append (guards, ", no seccomp (the kernel lacks it)");
  return g_strdup (guards->str);
}
