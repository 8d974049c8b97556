/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated copies of a library: what they are called, where they lie, which are kept. */
#define G_LOG_DOMAIN "tl-service"

#include "config.h"

#include "tl-backup-private.h"

#include "tl-settings.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".throughline"
#define STAMP_LENGTH (sizeof "2026-11-25 14.30.05" - 1)

enum
{
  ALL_HOURS = 24,
  DAILY_DAYS = 30,
  MONTHLY_DAYS = 366
};

void
tl_backup_free (TlBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_date_time_unref (self->time);
  g_free (self->fault);
  g_free (self);
}

static char *
make_name (const char *library_path)
{
  char *name = g_path_get_basename (library_path);

  if (g_str_has_suffix (name, SUFFIX) && strlen (name) > strlen (SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return name;
}

char *
tl_backup_make_folder (const char *library_path, const char *chosen)
{
  g_autofree char *full = g_canonicalize_filename (library_path, NULL);
  g_autofree char *name = make_name (full);
  g_autofree char *parent = g_path_get_dirname (full);
  g_autofree char *folder = NULL;
  g_autofree char *sum = NULL;

  if (chosen == NULL || chosen[0] == '\0')
    {
      folder = g_strdup_printf ("%s backups", name);
      return g_build_filename (parent, folder, NULL);
    }
  /* Libraries of one name in different places do not thin out each other's backups. */
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
  folder = g_strdup_printf ("%s backups (%.6s)", name, sum);
  return g_build_filename (chosen, folder, NULL);
}

char *
tl_backup_make_chosen_folder (const char *library_path)
{
  GSettings *settings = tl_settings_get ();
  g_autofree char *chosen =
      settings != NULL ? g_settings_get_string (settings, "backup-folder") : NULL;

  return tl_backup_make_folder (library_path, chosen);
}

char *
tl_backup_make_path (const char *library_path, const char *folder, GDateTime *time,
                     const char *remark)
{
  g_autofree char *name = make_name (library_path);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%d %H.%M.%S");
  g_autofree char *file = g_strdup_printf ("%s %s%s" SUFFIX, name, stamp, remark);

  return g_build_filename (folder, file, NULL);
}

/* (nullable): the time that STAMP says. */
static GDateTime *
read_stamp (const char *stamp)
{
  int year, month, day, hour, minute, second, length = 0;

  if (sscanf (stamp, "%4d-%2d-%2d %2d.%2d.%2d%n", &year, &month, &day, &hour, &minute, &second,
              &length)
          != 6
      || length != (int) STAMP_LENGTH)
    return NULL;
  return g_date_time_new_local (year, month, day, hour, minute, second);
}

char *
tl_backup_make_format_remark (int format)
{
  return g_strdup_printf (" format %d", format);
}

/* What stands between stamp and suffix: nothing, or the format of a copy that is kept. */
static gboolean
read_remark (const char *rest, int *format)
{
  int length = 0;

  *format = 0;
  return g_str_equal (rest, SUFFIX)
         || (sscanf (rest, " format %4d%n", format, &length) == 1 && *format > 0
             && g_str_equal (rest + length, SUFFIX));
}

/* (nullable): what a file of the folder is, if its name is that of a backup. */
static TlBackup *
read_name (const char *folder, const char *file, const char *name)
{
  gsize length = strlen (name);
  g_autoptr (GDateTime) time = NULL;
  GStatBuf status;
  TlBackup *self;
  g_autofree char *path = NULL;
  int format;

  if (!g_str_has_prefix (file, name) || file[length] != ' ')
    return NULL;
  time = read_stamp (file + length + 1);
  if (time == NULL || !read_remark (file + length + 1 + STAMP_LENGTH, &format))
    return NULL;
  path = g_build_filename (folder, file, NULL);
  if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return NULL;
  self = g_new0 (TlBackup, 1);
  self->path = g_steal_pointer (&path);
  self->time = g_steal_pointer (&time);
  self->size = (guint64) status.st_size;
  self->format = format;
  self->is_kept = format > 0;
  self->n_reviews = self->n_findings = -1;
  return self;
}

static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const TlBackup *one = *(TlBackup *const *) a, *two = *(TlBackup *const *) b;
  int order = g_date_time_compare (two->time, one->time);

  return order != 0 ? order : strcmp (two->path, one->path);
}

GPtrArray *
tl_backup_list (const char *library_path, const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_backup_free);
  g_autofree char *name = make_name (library_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      TlBackup *backup = read_name (folder, file, name);

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_backups);
  return backups;
}

/* The slot of which only the newest is kept; 0: each is kept, -1: none. */
static gint64
find_slot (GDateTime *time, GDateTime *now)
{
  GTimeSpan age = g_date_time_difference (now, time);

  if (age < ALL_HOURS * G_TIME_SPAN_HOUR)
    return 0;
  if (age < DAILY_DAYS * G_TIME_SPAN_DAY)
    return 10000 * (gint64) g_date_time_get_year (time) + 1000 + g_date_time_get_day_of_year (time);
  if (age < MONTHLY_DAYS * G_TIME_SPAN_DAY)
    return 10000 * (gint64) g_date_time_get_year (time) + g_date_time_get_month (time);
  return -1;
}

GPtrArray *
tl_backup_find_surplus (GPtrArray *backups, GDateTime *now)
{
  GPtrArray *surplus = g_ptr_array_new ();
  gint64 last = 0;
  gboolean is_newest = TRUE;

  for (guint i = 0; i < backups->len; i++)
    {
      TlBackup *backup = backups->pdata[i];
      gint64 slot = find_slot (backup->time, now);

      if (backup->is_kept)
        continue;
      if (!is_newest && slot != 0 && (slot == -1 || slot == last))
        g_ptr_array_add (surplus, backup);
      last = slot;
      is_newest = FALSE;
    }
  return surplus;
}

const char *
tl_backup_get_rule (void)
{
  return _ ("All of the last 24 hours are kept, one a day for 30 days, one a month for a year, and "
            "always the newest. Copies from before a change of the library’s format are kept until "
            "you remove them.");
}

/* When a file was written last; 0 for none, or none that says anything. */
static gint64
get_written (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0 ? (gint64) status.st_mtime : 0;
}

static gint64
get_library_written (const char *library_path)
{
  g_autofree char *log = g_strconcat (library_path, "-wal", NULL);

  return MAX (get_written (library_path), get_written (log));
}

/* (nullable): the newest, of those that are kept with @format, or of the others for 0. */
static TlBackup *
find_newest (GPtrArray *backups, int format)
{
  for (guint i = 0; i < backups->len; i++)
    {
      TlBackup *backup = backups->pdata[i];

      if (format == 0 ? !backup->is_kept : backup->is_kept && backup->format == format)
        return backup;
    }
  return NULL;
}

gboolean
tl_backup_is_due (const char *library_path, const char *folder)
{
  g_autoptr (GPtrArray) backups = tl_backup_list (library_path, folder);
  TlBackup *newest = find_newest (backups, 0);

  return newest == NULL || g_date_time_to_unix (newest->time) < get_library_written (library_path);
}

char *
tl_backup_find_kept (const char *library_path, const char *folder, int format)
{
  g_autoptr (GPtrArray) backups = tl_backup_list (library_path, folder);
  TlBackup *kept = find_newest (backups, format);

  /* A name says the second in which a copy was begun. */
  return kept != NULL && g_date_time_to_unix (kept->time) > get_library_written (library_path)
             ? g_strdup (kept->path)
             : NULL;
}
