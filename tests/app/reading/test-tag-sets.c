/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set used last, the codes used of late and the pinned sets: each library its own, remembered.
 */
#include "config.h"

#include "tl-tag-sets.h"

static TlTagSet *
make_set (const char *theme, const char *agency)
{
  const char *themes[] = { theme, NULL }, *agencies[] = { agency, NULL };

  return tl_tag_set_new (themes, agencies, "F04");
}

static TlCodebook *
make_codebook (void)
{
  TlCodebook *codebook = tl_codebook_new ();
  const struct
  {
    TlCodeKind kind;
    const char *id, *name;
    gboolean is_retired;
  } codes[] = { { TL_CODE_THEME, "T01", "Recognising abuse", FALSE },
                { TL_CODE_THEME, "T02", "Risk", FALSE },
                { TL_CODE_THEME, "T09", "Of old", TRUE },
                { TL_CODE_AGENCY, "AG01", "Police", FALSE },
                { TL_CODE_FINDING_TYPE, "F04", "Good practice", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (TlCode) code = tl_code_new (codes[i].kind, codes[i].id, NULL, codes[i].name, "",
                                             NULL, NULL, codes[i].is_retired);

      tl_codebook_add (codebook, code);
    }
  return codebook;
}

static void
count_cb (TlTagSets *sets, guint *n)
{
  (*n)++;
}

static void
test_remembered (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.throughline.Throughline");
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlTagSets) sets = tl_tag_sets_new (settings, "/a.throughline");
  g_autoptr (TlTagSets) other = NULL, again = NULL;
  g_autoptr (TlTagSet) one = make_set ("T01", "AG01"), two = make_set ("T02", "AG01");
  g_autoptr (GPtrArray) recent = NULL;
  g_autofree char *label = NULL;
  guint n_changed = 0;

  g_settings_reset (settings, "tag-sets");
  g_assert_null (tl_tag_sets_get_last (sets));
  g_signal_connect (sets, "changed", G_CALLBACK (count_cb), &n_changed);
  tl_tag_sets_use (sets, one);
  tl_tag_sets_pin (sets, 3, tl_tag_sets_get_last (sets));
  tl_tag_sets_use (sets, two);
  g_assert_cmpuint (n_changed, ==, 3);

  other = tl_tag_sets_new (settings, "/b.throughline");
  g_assert_null (tl_tag_sets_get_last (other));
  tl_tag_sets_use (other, one);
  again = tl_tag_sets_new (settings, "/a.throughline");
  g_assert_cmpstr (tl_tag_sets_get_last (again)->themes[0], ==, "T02");
  g_assert_cmpstr (tl_tag_sets_get_pinned (again, 3)->themes[0], ==, "T01");
  g_assert_null (tl_tag_sets_get_pinned (again, 1));
  recent = tl_tag_sets_list_recent (again, codebook);
  g_assert_cmpuint (recent->len, ==, 3);
  g_assert_cmpstr (tl_code_get_id (recent->pdata[0]), ==, "T02");
  g_assert_cmpstr (tl_code_get_id (recent->pdata[1]), ==, "AG01");
  g_assert_cmpstr (tl_code_get_id (recent->pdata[2]), ==, "T01");
  label = tl_tag_set_dup_label (tl_tag_sets_get_pinned (again, 3), codebook);
  g_assert_cmpstr (label, ==, "T01 · Police · Good practice");
  /* Two of one library go together. */
  tl_tag_sets_use (again, one);
  g_assert_cmpstr (tl_tag_sets_get_last (sets)->themes[0], ==, "T01");
  tl_tag_sets_pin (again, 3, NULL);
  g_assert_null (tl_tag_sets_get_pinned (sets, 3));
  g_assert_null (tl_tag_sets_get_pinned (again, 3));
}

/* The last may be used again as it stands in the sets. */
static void
test_use_own (void)
{
  g_autoptr (TlTagSets) sets = tl_tag_sets_new (NULL, "/a.throughline");
  g_autoptr (TlTagSet) one = make_set ("T01", "AG01");

  tl_tag_sets_use (sets, one);
  tl_tag_sets_use (sets, tl_tag_sets_get_last (sets));
  g_assert_cmpstr (tl_tag_sets_get_last (sets)->themes[0], ==, "T01");
  tl_tag_sets_pin (sets, 9, tl_tag_sets_get_last (sets));
  tl_tag_sets_pin (sets, 9, tl_tag_sets_get_pinned (sets, 9));
  g_assert_cmpstr (tl_tag_sets_get_pinned (sets, 9)->agencies[0], ==, "AG01");
}

static void
test_many_libraries (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.throughline.Throughline");
  g_autoptr (TlTagSet) set = make_set ("T01", "AG01");
  g_autoptr (GVariant) all = NULL;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.throughline", i);
      g_autoptr (TlTagSets) sets = tl_tag_sets_new (settings, path);

      tl_tag_sets_use (sets, set);
    }
  all = g_settings_get_value (settings, "tag-sets");
  g_assert_cmpuint (g_variant_n_children (all), ==, 20);
}

static void
test_retired (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (TlTagSet) retired = make_set ("T09", NULL), half = make_set ("T09", "AG01");
  g_autoptr (TlTagSet) none = tl_tag_set_check (retired, codebook);
  g_autoptr (TlTagSet) some = tl_tag_set_check (half, codebook);
  g_autoptr (TlTagSets) sets = tl_tag_sets_new (NULL, "/a.throughline");
  g_autoptr (GPtrArray) recent = NULL;

  g_assert_null (none);
  g_assert_null (some->themes[0]);
  g_assert_cmpstr (some->agencies[0], ==, "AG01");
  tl_tag_sets_use (sets, half);
  recent = tl_tag_sets_list_recent (sets, codebook);
  g_assert_cmpuint (recent->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tag-sets/remembered", test_remembered);
  g_test_add_func ("/tag-sets/use-own", test_use_own);
  g_test_add_func ("/tag-sets/many-libraries", test_many_libraries);
  g_test_add_func ("/tag-sets/retired", test_retired);
  return g_test_run ();
}
