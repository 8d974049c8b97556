/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import against "pdftotext -layout" on the same files, side by side in one run: medians of five
 * and peak memory. */
#include "config.h"

#include "tl-worker-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  ROUNDS = 5
};

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static double
median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  return times[ROUNDS / 2];
}

/* Milliseconds that pdftotext takes, process and all; or -1. */
static double
time_pdftotext (const char *path)
{
  const char *const argv[] = { "pdftotext", "-layout", path, "/dev/null", NULL };
  gint64 start = g_get_monotonic_time ();
  int status;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    return -1;
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* Peak memory of a process, in megabytes. */
static double
peak_memory (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, "VmHWM:")) == NULL)
    return 0;
  return g_ascii_strtod (line + 6, NULL) / 1024;
}

/* A new worker for each file, so that its peak is that of the file; its start is not in the time.
 */
static double
time_import (GBytes *bytes, const char *name, double *peak)
{
  g_autoptr (TlWorker) worker = tl_worker_new ();
  g_autofree char *guards = tl_worker_describe_confinement (worker, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  gint64 start = g_get_monotonic_time ();
  double time;

  draft = tl_worker_import (worker, bytes, name, NULL, NULL, NULL, NULL, &error);
  time = (g_get_monotonic_time () - start) / 1000.0;
  if (draft == NULL)
    fprintf (stderr, "%s: %s\n", name, error->message);
  *peak = MAX (*peak, peak_memory (tl_worker_get_pid (worker)));
  return draft != NULL ? time : -1;
}

static double
bench_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  double ours[ROUNDS], theirs[ROUNDS], peak = 0, ratio;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return 0;
  bytes = g_bytes_new_take (data, size);
  for (guint i = 0; i < ROUNDS; i++)
    {
      theirs[i] = time_pdftotext (path);
      ours[i] = time_import (bytes, name, &peak);
    }
  ratio = median (ours) / median (theirs);
  printf ("%-32s %8.1f ms %8.1f ms %6.2f %6.1f MB\n", name, median (theirs), median (ours), ratio,
          peak);
  return ratio;
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : TL_SOURCE_DIR "/../shared/samples/reports";
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  double worst = 0;

  if (dir == NULL)
    {
      fprintf (stderr, "No folder %s: name one with PDF files.\n", folder);
      return 2;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf"))
      g_ptr_array_add (names, g_strdup (name));
  qsort (names->pdata, names->len, sizeof (gpointer), compare_names);
  printf ("%-32s %11s %11s %6s %9s\n", "file", "pdftotext", "import", "ratio", "peak");
  for (guint i = 0; i < names->len; i++)
    {
      double ratio = bench_file (folder, names->pdata[i]);

      worst = MAX (worst, ratio);
    }
  printf ("worst ratio %.2f (bar 1.60)\n", worst);
  return worst <= 1.6 ? 0 : 1;
}
