/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One writer a library: a lock that the kernel drops with its process, and a note saying whose it
 * is. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum
{
  MAX_NOTE = 1024
};

static char *
make_lock_path (const char *path)
{
  return g_strconcat (path, ".lock", NULL);
}

/* "14:02", or with its date when it was another day. */
static char *
format_since (const char *time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (local == NULL)
    return NULL;
  if (g_date_time_get_year (local) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    return g_date_time_format (local, "%H:%M");
  return g_date_time_format (local, "%e %B %Y, %H:%M");
}

/* Says who holds the lock, from the note in it: program, process, host and time, a line each. */
static char *
read_note (int file)
{
  char note[MAX_NOTE + 1];
  ssize_t size = pread (file, note, MAX_NOTE, 0);
  g_auto (GStrv) lines = NULL;
  g_autofree char *since = NULL;

  note[MAX (size, 0)] = '\0';
  lines = g_strsplit (note, "\n", 5);
  if (g_utf8_validate (note, -1, NULL) && g_strv_length (lines) == 5)
    since = format_since (lines[3]);
  if (since == NULL)
    return g_strdup (_ ("Also open in another program: close it there, then try again"));
  return g_strdup_printf (
      _ ("Also open in “%s” (process %s on %s) since %s: close it there, then try again"), lines[0],
      lines[1], lines[2], since);
}

static void
write_note (int file)
{
  g_autofree char *now = tl_store_now ();
  g_autofree char *note = NULL;
  const char *program = g_get_prgname ();

  note = g_strdup_printf ("%s\n%d\n%s\n%s\n", program != NULL ? program : "throughline",
                          (int) getpid (), g_get_host_name (), now);
  if (ftruncate (file, 0) != 0 || pwrite (file, note, strlen (note), 0) < 0)
    g_debug ("No note in the lock: %s", g_strerror (errno));
}

/* Whether the file that was locked is still the one under that name: its last owner may have
 * removed it meanwhile. */
static gboolean
is_current (int file, const char *lock_path)
{
  struct stat held, named;

  return fstat (file, &held) == 0 && stat (lock_path, &named) == 0 && held.st_ino == named.st_ino
         && held.st_dev == named.st_dev;
}

int
tl_store_lock_take (const char *path, char **reason)
{
  g_autofree char *lock_path = make_lock_path (path);

  for (;;)
    {
      struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int file = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (file < 0)
        {
          *reason = g_strdup_printf (_ ("No lock can be made beside the library: %s"),
                                     g_strerror (errno));
          return -1;
        }
      if (fcntl (file, F_OFD_SETLK, &range) != 0)
        {
          *reason =
              errno == EAGAIN || errno == EACCES
                  ? read_note (file)
                  : g_strdup_printf (_ ("The library cannot be locked: %s"), g_strerror (errno));
          close (file);
          return -1;
        }
      if (is_current (file, lock_path))
        {
          write_note (file);
          return file;
        }
      close (file);
    }
}

void
tl_store_lock_release (const char *path, int lock)
{
  g_autofree char *lock_path = make_lock_path (path);

  g_unlink (lock_path);
  close (lock);
}
