/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds what is true of the overview in every format: the same bytes, progress, cancelling, errors,
 * settings. */
#include "config.h"

#include "random-snapshot.h"
#include "small-library.h"
#include "tl-error.h"
#include "tl-recurrence.h"

/* What the progress callback saw, and when it cancels. */
typedef struct
{
  guint n_calls, last, total, cancel_at;
  GCancellable *cancellable;
} Watch;

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (done, >, watch->last);
  g_assert_cmpuint (done, <=, total);
  g_assert_true (watch->total == 0 || watch->total == total);
  watch->n_calls++;
  watch->last = done;
  watch->total = total;
  if (watch->cancel_at == done)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_same_bytes (void)
{
  RandomSnapshotOptions options = { .seed = 7, .n_reviews = 25, .n_findings = 400 };
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (&options);
  g_autoptr (TlSnapshot) shuffled = NULL;
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();

  options.is_shuffled = TRUE;
  shuffled = random_snapshot_new (&options);
  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    {
      g_autoptr (GBytes) first = write_overview (snapshot, settings, format);
      g_autoptr (GBytes) second = write_overview (snapshot, settings, format);
      g_autoptr (GBytes) third = write_overview (shuffled, settings, format);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_true (g_bytes_equal (first, third));
    }
}

static void
test_settings_matter (void)
{
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 7, .n_reviews = 9, .n_findings = 100 });
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  gboolean *switches[] = { &settings->include_agency_annex, &settings->include_review_list,
                           &settings->include_codebook };
  g_autoptr (GBytes) whole = write_overview (snapshot, settings, TL_OVERVIEW_HTML);
  static const char *const ids[] = { "id=\"agencies\"", "id=\"reviews\"", "id=\"codebook\"" };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *html = NULL;

      *switches[i] = FALSE;
      bytes = write_overview (snapshot, settings, TL_OVERVIEW_HTML);
      html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_null (strstr (html, ids[i]));
      g_assert_nonnull (
          g_strstr_len (g_bytes_get_data (whole, NULL), (gssize) g_bytes_get_size (whole), ids[i]));
    }
  settings->max_quotations = 0;
  {
    g_autoptr (GBytes) bytes = write_overview (snapshot, settings, TL_OVERVIEW_HTML);

    g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 "data-finding"));
  }
}

static void
test_progress (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  g_autoptr (GError) error = NULL;

  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    {
      Watch watch = { 0 };
      g_autoptr (GBytes) bytes = tl_overview_write (snapshot, recurrence, settings, format,
                                                    progress_cb, &watch, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (watch.last, ==, watch.total);
      g_assert_cmpuint (watch.n_calls, ==, watch.total);
    }
}

static void
test_cancel (void)
{
  g_autoptr (TlSnapshot) snapshot = small_library_new ();
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, NULL);
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  Watch probe = { 0 };
  g_autoptr (GBytes) whole = tl_overview_write (snapshot, recurrence, settings, TL_OVERVIEW_HTML,
                                                progress_cb, &probe, NULL, NULL);

  /* Before the first step, and after each but the last, which is the file itself. */
  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    for (guint at = 0; at < probe.total; at++)
      {
        g_autoptr (GCancellable) cancellable = g_cancellable_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;
        Watch watch = { .cancel_at = at, .cancellable = cancellable };

        if (at == 0)
          g_cancellable_cancel (cancellable);
        bytes = tl_overview_write (snapshot, recurrence, settings, format, progress_cb, &watch,
                                   cancellable, &error);
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        g_assert_null (bytes);
        g_assert_cmpuint (watch.last, ==, at);
      }
}

static void
assert_fails (TlSnapshot *snapshot, const char *agency_id, int code)
{
  const TlRecurrenceFilter filter = { .agency_id = agency_id };
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, &filter);
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();

  settings->agency_id = g_strdup (agency_id);
  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes =
          tl_overview_write (snapshot, recurrence, settings, format, NULL, NULL, NULL, &error);

      g_assert_error (error, TL_ERROR, code);
      g_assert_null (bytes);
    }
}

static void
test_errors (void)
{
  g_autoptr (TlSnapshot) empty = random_snapshot_new (&(RandomSnapshotOptions){ .seed = 1 });
  g_autoptr (TlSnapshot) uncoded =
      random_snapshot_new (&(RandomSnapshotOptions){ .seed = 1, .n_reviews = 5 });
  g_autoptr (TlSnapshot) small = small_library_new ();

  assert_fails (empty, NULL, TL_ERROR_EMPTY);
  assert_fails (uncoded, NULL, TL_ERROR_EMPTY);
  assert_fails (small, "AG07", TL_ERROR_EMPTY);
  assert_fails (small, "AG77", TL_ERROR_NOT_FOUND);
}

/* One coded review, one theme, no year, no borough: every branch of singular words and missing
 * facts. */
static void
test_one_review (void)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func (g_object_unref),
            *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlCodebook) codebook = random_codebook_new ();
  g_autoptr (TlSnapshot) snapshot = NULL;
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();

  g_ptr_array_add (reviews, made_review_new ("r1", "One", NULL, NULL));
  g_ptr_array_add (findings, made_finding_new ("f1", "r1", 10, "Short.", "F03", "T04", "AG01", 0));
  snapshot = tl_snapshot_new ("One", codebook, reviews, findings,
                              g_ptr_array_new_with_free_func (g_object_unref),
                              g_ptr_array_new_with_free_func (g_object_unref));
  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    for (settings->min_reviews = 0; settings->min_reviews < 3; settings->min_reviews++)
      {
        g_autoptr (GBytes) bytes = write_overview (snapshot, settings, format);
        const char *data = g_bytes_get_data (bytes, NULL);

        if (format != TL_OVERVIEW_HTML)
          continue;
        g_assert_nonnull (g_strstr_len (data, (gssize) g_bytes_get_size (bytes), "1 of 1"));
        g_assert_null (g_strstr_len (data, (gssize) g_bytes_get_size (bytes), "1 reviews"));
      }
}

/* Findings may carry agencies only. */
static void
test_no_theme (void)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func (g_object_unref),
            *findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlCodebook) codebook = random_codebook_new ();
  g_autoptr (TlSnapshot) snapshot = NULL;
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();

  g_ptr_array_add (reviews, made_review_new ("r1", "One", "Amberley", "2019"));
  g_ptr_array_add (findings, made_finding_new ("f1", "r1", 10, "Words.", "F03", NULL, "AG01", 0));
  snapshot = tl_snapshot_new ("One", codebook, reviews, findings,
                              g_ptr_array_new_with_free_func (g_object_unref),
                              g_ptr_array_new_with_free_func (g_object_unref));
  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    {
      g_autoptr (GBytes) bytes = write_overview (snapshot, settings, format);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

static void
test_settings_text (void)
{
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  g_autoptr (TlOverviewSettings) copy = NULL;
  g_autoptr (TlOverviewSettings) read = NULL;
  g_autoptr (TlOverviewSettings) other = NULL;
  g_autofree char *text = NULL, *again = NULL;

  g_free (settings->title);
  settings->title = g_strdup ("It’s “quoted” 'so' \\ and ليلى");
  settings->author = g_strdup ("Office");
  settings->agency_id = g_strdup ("AG01");
  settings->min_reviews = 3;
  settings->max_quotations = 0;
  settings->include_codebook = FALSE;
  copy = tl_overview_settings_copy (settings);
  text = tl_overview_settings_to_string (copy);
  read = tl_overview_settings_from_string (text);
  again = tl_overview_settings_to_string (read);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (read->title, ==, settings->title);
  g_assert_null (read->date);
  g_assert_cmpuint (read->min_reviews, ==, 3);
  g_assert_false (read->include_codebook);
  g_assert_true (read->include_review_list);
  other = tl_overview_settings_from_string ("{'min-reviews': <uint32 5>, 'newer-key': <'x'>}");
  g_assert_cmpuint (other->min_reviews, ==, 5);
  g_clear_pointer (&other, tl_overview_settings_free);
  other = tl_overview_settings_from_string ("no such text");
  g_assert_cmpuint (other->min_reviews, ==, 2);
  g_clear_pointer (&other, tl_overview_settings_free);
  other = tl_overview_settings_from_string (NULL);
  g_assert_cmpuint (other->max_quotations, ==, 4);
}

static void
test_formats (void)
{
  TlOverviewFormat format = TL_N_OVERVIEW_FORMATS;

  for (guint i = 0; i < TL_N_OVERVIEW_FORMATS; i++)
    {
      g_assert_true (tl_overview_format_from_string (tl_overview_format_to_string (i), &format));
      g_assert_cmpuint (format, ==, i);
    }
  g_assert_false (tl_overview_format_from_string ("docx", &format));
  g_assert_false (tl_overview_format_from_string (NULL, &format));
}

/* The bar is 2 s for 90 reviews; a machine under other load gets more, but not what a slow
 * algorithm takes. */
static void
test_speed (void)
{
  g_autoptr (TlSnapshot) snapshot = random_snapshot_new (
      &(RandomSnapshotOptions){ .seed = 4, .n_reviews = 90, .n_findings = 9000 });
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();

  for (guint format = 0; format < TL_N_OVERVIEW_FORMATS; format++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) bytes = write_overview (snapshot, settings, format);
      gint64 took = g_get_monotonic_time () - start;

      g_test_message ("%s: %.1f ms, %zu bytes", tl_overview_format_to_string (format),
                      (double) took / 1000, g_bytes_get_size (bytes));
      g_assert_cmpint (took, <, (TL_SANITIZED ? 20 : 4) * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/same-bytes", test_same_bytes);
  g_test_add_func ("/overview/settings-matter", test_settings_matter);
  g_test_add_func ("/overview/progress", test_progress);
  g_test_add_func ("/overview/cancel", test_cancel);
  g_test_add_func ("/overview/errors", test_errors);
  g_test_add_func ("/overview/one-review", test_one_review);
  g_test_add_func ("/overview/no-theme", test_no_theme);
  g_test_add_func ("/overview/settings-text", test_settings_text);
  g_test_add_func ("/overview/formats", test_formats);
  g_test_add_func ("/overview/speed", test_speed);
  return g_test_run ();
}
