/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import against pdftotext, pdfminer and mutool on the same files, side by side in one run: medians
 * of five, and the peak memory of import. A tool that is not installed, or fails, shows as "-". */
#include "config.h"

#include "tl-worker-private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum
{
  ROUNDS = 5,
  PDFTOTEXT = 0,
  PDFMINER,
  MUTOOL,
  IMPORT,
  N_COLUMNS
};

/* The bars: against pdftotext and pdfminer for each file, and megabytes in the worker. */
static const double BAR_PDFTOTEXT = 1.6, BAR_PDFMINER = 1 / 8.0, BAR_PEAK = 25;

/* What is run for each column but import, FILE being the report. Each is told where the text goes:
 * pdftotext would write it beside the report. */
static const char FILE_PLACE[] = "FILE";
static const char *const COMMANDS[IMPORT][8] = {
  [PDFTOTEXT] = { "pdftotext", "-layout", FILE_PLACE, "/dev/null" },
  [PDFMINER] = { "pdf2txt", "-o", "/dev/null", FILE_PLACE },
  [MUTOOL] = { "mutool", "draw", "-F", "text", "-o", "/dev/null", FILE_PLACE },
};

/* Medians of a file in milliseconds, INFINITY where there is none; and what follows from them. */
typedef struct
{
  double times[N_COLUMNS];
  double peak;
  double to_pdftotext;
  double to_pdfminer;
} Row;

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

/* Milliseconds that a tool takes, process and all; or INFINITY. */
static double
time_tool (const char *const *command, const char *path)
{
  const char *argv[G_N_ELEMENTS (COMMANDS[0])] = { NULL };
  gint64 start = g_get_monotonic_time ();
  int status;

  for (guint i = 0; command[i] != NULL; i++)
    argv[i] = command[i] == FILE_PLACE ? path : command[i];
  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    return INFINITY;
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
  return draft != NULL ? time : INFINITY;
}

static gboolean
bench_file (Row *row, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  double times[N_COLUMNS][ROUNDS];
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return FALSE;
  bytes = g_bytes_new_take (data, size);
  for (guint i = 0; i < ROUNDS; i++)
    {
      for (guint c = 0; c < IMPORT; c++)
        times[c][i] = time_tool (COMMANDS[c], path);
      times[IMPORT][i] = time_import (bytes, name, &row->peak);
    }
  for (guint c = 0; c < N_COLUMNS; c++)
    row->times[c] = median (times[c]);
  row->to_pdftotext = row->times[IMPORT] / row->times[PDFTOTEXT];
  row->to_pdfminer = row->times[IMPORT] / row->times[PDFMINER];
  return TRUE;
}

static void
print_row (const char *name, const Row *row)
{
  printf ("%-30s", name);
  for (guint c = 0; c < N_COLUMNS; c++)
    if (isfinite (row->times[c]))
      printf (" %9.1f", row->times[c]);
    else
      printf (" %9s", "-");
  printf (" %11.2f", row->to_pdftotext);
  if (isfinite (row->times[PDFMINER]))
    printf (" %10.3f", row->to_pdfminer);
  else
    printf (" %10s", "-");
  printf (" %7.1f\n", row->peak);
  fflush (stdout);
}

/* Adds a file to the times over all, and keeps the worst of the rest in @worst. */
static void
add_row (Row *total, Row *worst, const Row *row)
{
  for (guint c = 0; c < N_COLUMNS; c++)
    total->times[c] += row->times[c];
  total->to_pdftotext = total->times[IMPORT] / total->times[PDFTOTEXT];
  total->to_pdfminer = total->times[IMPORT] / total->times[PDFMINER];
  worst->to_pdftotext = MAX (worst->to_pdftotext, row->to_pdftotext);
  worst->to_pdfminer = MAX (worst->to_pdfminer, row->to_pdfminer);
  worst->peak = total->peak = MAX (worst->peak, row->peak);
}

static gboolean
print_bar (const char *what, double value, double bar)
{
  printf ("worst %-17s %6.3f, bar %6.3f: %s\n", what, value, bar, value <= bar ? "met" : "MISSED");
  return value <= bar;
}

static gboolean
print_bars (const Row *total, const Row *worst)
{
  gboolean met = print_bar ("time to pdftotext", worst->to_pdftotext, BAR_PDFTOTEXT);

  if (isfinite (total->times[PDFMINER]))
    met &= print_bar ("time to pdfminer", worst->to_pdfminer, BAR_PDFMINER);
  met &= print_bar ("peak in MB", worst->peak, BAR_PEAK);
  return met && isfinite (total->times[IMPORT]) && isfinite (total->times[PDFTOTEXT]);
}

/* The names of the PDF files in @folder in order; or NULL. */
static GPtrArray *
list_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf"))
      g_ptr_array_add (names, g_strdup (name));
  qsort (names->pdata, names->len, sizeof (gpointer), compare_names);
  return names->len > 0 ? g_steal_pointer (&names) : NULL;
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : TL_SOURCE_DIR "/../shared/samples/reports";
  g_autoptr (GPtrArray) names = list_files (folder);
  Row total = { 0 }, worst = { 0 };

  if (names == NULL)
    {
      fprintf (stderr, "No PDF files in %s: name a folder with some.\n", folder);
      return 2;
    }
  printf ("%-30s %9s %9s %9s %9s %11s %10s %7s\n", "milliseconds", "pdftotext", "pdfminer",
          "mutool", "import", "/ pdftotext", "/ pdfminer", "peak MB");
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      Row row = { 0 };

      if (!bench_file (&row, folder, name))
        {
          fprintf (stderr, "%s cannot be read.\n", name);
          return 2;
        }
      print_row (name, &row);
      add_row (&total, &worst, &row);
    }
  print_row ("total, worst peak", &total);
  return print_bars (&total, &worst) ? 0 : 1;
}
