/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type-ahead over the codebook. */
#include "config.h"

#include "tl-code-match.h"

#include <string.h>

static TlCodebook *
make_codebook (void)
{
  TlCodebook *codebook = tl_codebook_new ();
  const struct
  {
    TlCodeKind kind;
    const char *id, *name;
    const char *phrases[3];
    gboolean is_retired;
  } codes[] = {
    { TL_CODE_THEME, "T03.1", "Information not shared", { "did not share", NULL }, FALSE },
    { TL_CODE_THEME, "T15.2", "Housing response", { "sanctuary scheme", NULL }, FALSE },
    { TL_CODE_THEME, "T15.9", "Housing, old", { NULL }, TRUE },
    { TL_CODE_AGENCY, "AG16", "Housing (council)", { "Housing Options", "ALMO", NULL }, FALSE },
    { TL_CODE_AGENCY, "AG01", "Metropolitan Police Service", { "MPS", "Met", NULL }, FALSE },
    { TL_CODE_FINDING_TYPE, "F04", "Good practice", { NULL }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (TlCode) code = tl_code_new (codes[i].kind, codes[i].id, NULL, codes[i].name, "",
                                             codes[i].phrases, NULL, codes[i].is_retired);

      tl_codebook_add (codebook, code);
    }
  return codebook;
}

static void
assert_ids (TlCodebook *codebook, const char *query, GPtrArray *recent, const char *ids)
{
  g_autoptr (GPtrArray) codes = tl_code_match (codebook, query, recent, 10);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            tl_code_get_id (g_ptr_array_index (codes, i)));
  g_assert_cmpstr (found->str, ==, ids);
}

static void
test_match (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();

  assert_ids (codebook, "hou", NULL, "T15.2 AG16");
  assert_ids (codebook, "t03", NULL, "T03.1");
  assert_ids (codebook, "SHARED", NULL, "T03.1");
  assert_ids (codebook, "almo", NULL, "AG16");
  assert_ids (codebook, "good", NULL, "F04");
  assert_ids (codebook, "quite another", NULL, "");
  /* Several words, each the beginning of one. */
  assert_ids (codebook, "info sha", NULL, "T03.1");
  assert_ids (codebook, "serv met", NULL, "AG01");
  assert_ids (codebook, "scheme sanct", NULL, "T15.2");
  assert_ids (codebook, "info hou", NULL, "");
}

static void
test_recent_first (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();

  g_ptr_array_add (recent, tl_codebook_lookup (codebook, TL_CODE_AGENCY, "AG16"));
  assert_ids (codebook, "hou", recent, "AG16 T15.2");
}

static void
test_nothing_typed (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();

  assert_ids (codebook, "", NULL, "T03.1 T15.2");
}

/* What was used of late comes first, of whatever kind, and not twice; what is retired does not. */
static void
test_recent_of_nothing_typed (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (GPtrArray) recent = g_ptr_array_new ();

  g_ptr_array_add (recent, tl_codebook_lookup (codebook, TL_CODE_AGENCY, "AG01"));
  g_ptr_array_add (recent, tl_codebook_lookup (codebook, TL_CODE_THEME, "T15.9"));
  g_ptr_array_add (recent, tl_codebook_lookup (codebook, TL_CODE_THEME, "T15.2"));
  assert_ids (codebook, "", recent, "AG01 T15.2 T03.1");
}

static void
test_group (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  const char *ids[] = { "AG16", "T15.2", "AG01", "T03.1" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (
        codes,
        tl_codebook_lookup (codebook, ids[i][0] == 'A' ? TL_CODE_AGENCY : TL_CODE_THEME, ids[i]));
  tl_code_match_group (codes);
  g_assert_cmpstr (tl_code_get_id (codes->pdata[0]), ==, "AG16");
  g_assert_cmpstr (tl_code_get_id (codes->pdata[1]), ==, "AG01");
  g_assert_cmpstr (tl_code_get_id (codes->pdata[2]), ==, "T15.2");
  g_assert_cmpstr (tl_code_get_id (codes->pdata[3]), ==, "T03.1");
}

static void
test_find (void)
{
  gsize start, end;

  g_assert_true (tl_code_match_find ("Registered provider", "PROV", &start, &end));
  g_assert_cmpuint (start, ==, 11);
  g_assert_cmpuint (end, ==, 15);
  g_assert_true (tl_code_match_find ("Café “Élan”", "élan", &start, &end));
  g_assert_cmpuint (end - start, ==, strlen ("Élan"));
  g_assert_false (tl_code_match_find ("Housing", "using", &start, &end));
  g_assert_false (tl_code_match_find ("Housing", "", &start, &end));
  g_assert_false (tl_code_match_find ("", "a", &start, &end));
}

static void
test_alias (void)
{
  g_autoptr (TlCodebook) codebook = make_codebook ();
  TlCode *housing = tl_codebook_lookup (codebook, TL_CODE_AGENCY, "AG16");
  g_autofree char *by_alias = tl_code_match_alias (housing, "almo"),
                  *by_name = tl_code_match_alias (housing, "hous");

  g_assert_cmpstr (by_alias, ==, "ALMO");
  g_assert_null (by_name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-match/match", test_match);
  g_test_add_func ("/code-match/recent-first", test_recent_first);
  g_test_add_func ("/code-match/nothing-typed", test_nothing_typed);
  g_test_add_func ("/code-match/recent-of-nothing-typed", test_recent_of_nothing_typed);
  g_test_add_func ("/code-match/group", test_group);
  g_test_add_func ("/code-match/find", test_find);
  g_test_add_func ("/code-match/alias", test_alias);
  return g_test_run ();
}
