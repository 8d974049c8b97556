/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person waits for in a library of 1,500 reviews and 100,000 findings: opening it, a key in
 * the search, the matrix, the codebook, tagging, undo, an overview of 90 reviews. */
#include "config.h"

#include "made-library.h"

#include "tl-recurrence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gboolean is_met = TRUE;

/* Prints a figure beside its bar, in milliseconds; no bar for 0. */
static void
print_figure (const char *what, double figure, double bar)
{
  printf ("%-52s %8.1f ms", what, figure);
  if (bar > 0)
    printf ("   bar %5.0f  %s", bar, figure <= bar ? "met" : "MISSED");
  printf ("\n");
  is_met = is_met && (bar == 0 || figure <= bar);
}

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
check (gboolean is_done, const GError *error)
{
  if (is_done)
    return;
  g_printerr ("%s\n", error != NULL ? error->message : "failed");
  exit (2);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The middle of three: what else the machine does now and then is not the search's. */
static double
time_search (TlStore *store, const char *typed)
{
  double times[3];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (TlSearch) search = tl_search_new (typed, 200);
      g_autoptr (TlSearchResult) result = tl_store_search (store, search, NULL, &error);

      times[i] = now () - start;
      check (result != NULL, error);
    }
  qsort (times, G_N_ELEMENTS (times), sizeof (double), compare_doubles);
  return times[1];
}

/* As somebody types it, key after key; a space after a word ends it. */
static void
bench_search (TlStore *store)
{
  static const char *const queries[] = { "housing officer rent", "the police",
                                         "“risk assessment”",    "interpreter appointment",
                                         "controlling",          "zzz",
                                         "care mother debts" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *slowest = NULL, *what = NULL;
  double longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (const char *end = queries[i]; *end != '\0';)
      {
        g_autofree char *typed = NULL;
        double time;

        end = g_utf8_next_char (end);
        typed = g_strndup (queries[i], (gsize) (end - queries[i]));
        time = time_search (store, typed);
        g_array_append_val (times, time);
        if (time <= longest)
          continue;
        longest = time;
        g_free (slowest);
        slowest = g_steal_pointer (&typed);
      }
  g_array_sort (times, compare_doubles);
  print_figure ("search, a key, median", g_array_index (times, double, times->len / 2), 25);
  print_figure ("search, a key, 95th of 100", g_array_index (times, double, times->len * 95 / 100),
                25);
  what = g_strdup_printf ("search, a key, worst: %s", slowest);
  print_figure (what, longest, 25);
}

/* The median of five. */
static double
time_matrix (TlSnapshot *snapshot, const TlRecurrenceFilter *filter)
{
  double times[5];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = now ();
      TlRecurrence *counts = tl_recurrence_count (snapshot, filter);

      times[i] = now () - start;
      tl_recurrence_free (counts);
    }
  qsort (times, G_N_ELEMENTS (times), sizeof (double), compare_doubles);
  return times[G_N_ELEMENTS (times) / 2];
}

static void
bench_matrix (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  double start = now ();
  g_autoptr (TlSnapshot) snapshot = tl_store_load_snapshot (store, &error);
  TlRecurrenceFilter filter = { 0 };
  TlCode *borough;

  check (snapshot != NULL, error);
  print_figure ("snapshot of everything", now () - start, 0);
  print_figure ("matrix theme x agency, distinct reviews, all", time_matrix (snapshot, NULL), 20);
  borough = tl_codebook_get (snapshot->codebook, TL_CODE_BOROUGH)->pdata[0];
  filter.borough = tl_code_get_name (borough);
  print_figure ("matrix of one borough", time_matrix (snapshot, &filter), 20);
}

static void
bench_codebook (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  double start = now ();
  g_autoptr (GPtrArray) uses = tl_store_load_code_uses (store, &error);

  check (uses != NULL, error);
  print_figure ("counts of the codebook", now () - start, 0);
}

static void
bench_verbs (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = tl_store_load_reviews (store, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TlFinding) changed = NULL;
  double start = now ();

  check (reviews != NULL, error);
  findings = tl_store_load_findings (store, tl_review_get_id (reviews->pdata[7]), &error);
  check (findings != NULL && findings->len > 0, error);
  print_figure ("findings of a review", now () - start, 0);
  changed = tl_finding_recode (findings->pdata[0], NULL, NULL, NULL, "A note");
  start = now ();
  check (tl_store_set_finding (store, changed, &error), error);
  print_figure ("changing a finding", now () - start, 0);
  start = now ();
  g_free (tl_store_undo (store, &error));
  check (error == NULL, error);
  print_figure ("undoing it", now () - start, 0);
}

typedef struct
{
  gboolean is_over;
} Waiting;

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  check (tl_library_write_overview_finish (TL_LIBRARY (object), result, &error), error);
  ((Waiting *) data)->is_over = TRUE;
}

static void
bench_overview (void)
{
  static const struct
  {
    TlOverviewFormat format;
    const char *name;
  } formats[] = { { TL_OVERVIEW_HTML, "html" }, { TL_OVERVIEW_ODT, "odt" } };
  g_autofree char *folder = g_dir_make_tmp ("tl-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "90.throughline", NULL);
  g_autoptr (TlLibrary) library = NULL;

  made_library_write (path, 90, 6000);
  library = made_library_open (path);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *output = g_strconcat (path, ".", formats[i].name, NULL);
      g_autofree char *what = g_strdup_printf ("overview of 90 reviews, %s", formats[i].name);
      g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
      Waiting waiting = { FALSE };
      double start = now ();

      tl_library_write_overview_async (library, settings, formats[i].format, output, NULL, NULL,
                                       NULL, written_cb, &waiting);
      while (!waiting.is_over)
        g_main_context_iteration (NULL, TRUE);
      print_figure (what, now () - start, 2000);
    }
  tl_library_close (library);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = made_library_get ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (TlStore) store = NULL;
  double start = now ();

  store = tl_store_open (path, TL_STORE_OPEN, NULL, &error);
  check (store != NULL, error);
  reviews = tl_store_load_reviews (store, &error);
  check (reviews != NULL, error);
  print_figure ("opening the file and reading its reviews", now () - start, 500);
  bench_search (store);
  bench_matrix (store);
  bench_codebook (store);
  bench_verbs (store);
  check (tl_store_close (store, &error), error);
  bench_overview ();
  return is_met ? 0 : 1;
}
