/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small library that the tests of the overview share. */
#define G_LOG_DOMAIN "tl-tests"

#include "config.h"

#include "small-library.h"

#include "random-snapshot.h"
#include "tl-recurrence.h"

#define CHAIR "Invented Chairperson"

static GPtrArray *
make_reviews (void)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (reviews, made_review_new ("r1", "Person One & <Two>", "Amberley", "2014-05"));
  g_ptr_array_add (reviews, made_review_new ("r2", "ليلى", "Kingsholt", "2016"));
  g_ptr_array_add (reviews, made_review_new ("r3", "মিতা \"M\" 'N'", "Kingsholt", NULL));
  g_ptr_array_add (reviews, made_review_new ("r4", "Not yet read\x0b", NULL, "2020"));
  return reviews;
}

static GPtrArray *
make_findings (void)
{
  static const struct
  {
    const char *id, *review_id, *quote, *type_id, *theme, *agency;
    guint importance;
  } all[] = {
    { "f01", "r1",
      "The worker asked no question about home, although the visit gave reason to ask.", "F03",
      "T01.1", "AG01", 1 },
    { "f02", "r1", "Important: nobody put the three letters <a> & <b> side by side.", "F05",
      "T01.2", "AG02", 3 },
    { "f03", "r1", "The nurse wrote down what she was told and passed it on the same day.", "F04",
      "T01", "AG02", 0 },
    { "f04", "r2", "لم يسأل أحد عن البيت خلال الزيارات الثلاث كلها.", "F03", "T01.1", "AG01", 0 },
    { "f05", "r2", "The family felt that nobody had listened to them in those years.", "F08", "T01",
      "AG01", 9 },
    { "f06", "r3", "তিনবার দেখা হলেও কেউ জিজ্ঞাসা করেননি বাড়িতে কী হচ্ছে।", "F02", "T02", NULL, 0 },
    { "f07", "r3", "As " CHAIR " said to the panel, the letter was never sent to anyone.", "F05",
      "T01.3", "AG03", 9 },
    { "f08", "r3", "It could not have been predicted by any of the services.", "F11", "T01", "AG01",
      9 },
    { "f09", "r3", "The records of the two services were kept apart until the end.", "F05", "T01.3",
      "AG03", 0 },
    { "f10", "r2", "Neither service knew of the other.", "F05", "T03", "AG02", 0 },
  };
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (findings, made_finding_new (all[i].id, all[i].review_id, (i + 1) * 700,
                                                 all[i].quote, all[i].type_id, all[i].theme,
                                                 all[i].agency, all[i].importance));
  return findings;
}

static GPtrArray *
make_recommendations (void)
{
  const char *const to_one[] = { "AG01", NULL }, *const to_two[] = { "AG01", "AG02", NULL };
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (all, tl_recommendation_new ("c1", "r1", "r1-report", "1", "Ask.", 20, 100,
                                               to_one, "L1", "S1", NULL, "A1"));
  g_ptr_array_add (all, tl_recommendation_new ("c2", "r1", "r1-report", "2", "Ask again.", 20, 200,
                                               to_two, "L1", "S1", NULL, "A9"));
  g_ptr_array_add (all, tl_recommendation_new ("c3", "r2", "r2-report", "1", "Ask.", 9, 100, to_one,
                                               "L1", "S1", NULL, "A9"));
  return all;
}

TlSnapshot *
small_library_new (void)
{
  g_autoptr (TlCodebook) codebook = random_codebook_new ();

  return tl_snapshot_new ("Small library", codebook, make_reviews (), make_findings (),
                          make_recommendations (), g_ptr_array_new_with_free_func (g_object_unref));
}

GBytes *
write_overview (TlSnapshot *snapshot, const TlOverviewSettings *settings, TlOverviewFormat format)
{
  const TlRecurrenceFilter filter = { .agency_id = settings->agency_id };
  g_autoptr (TlRecurrence) recurrence = tl_recurrence_count (snapshot, &filter);
  g_autoptr (GError) error = NULL;
  GBytes *bytes =
      tl_overview_write (snapshot, recurrence, settings, format, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

char *
write_default_html (TlSnapshot *snapshot)
{
  g_autoptr (TlOverviewSettings) settings = tl_overview_settings_new ();
  g_autoptr (GBytes) bytes = write_overview (snapshot, settings, TL_OVERVIEW_HTML);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
