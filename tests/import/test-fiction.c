/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented reports of data/samples: what their PDFs give against what the XML beside them says.
 */
#include "config.h"

#include "tl-import.h"

#include <string.h>

static TlDraft *
import_sample (const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (g_getenv ("TL_DATA"), "samples", file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TlDraft *draft;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  draft = tl_import_bytes (bytes, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return draft;
}

static const TlDraftDocument *
document_of (const TlDraft *draft)
{
  return g_ptr_array_index (draft->documents, 0);
}

/* @text without white space, hyphens and the tabs of empty cells: words may be broken in narrow
 * cells. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (" \t-", *p) == NULL)
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* The rows of all tables, squeezed. */
static GHashTable *
collect_rows (const TlDraftDocument *document, guint *n)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      /* An action of the XML is a row of one cell. */
      if (block->kind != TL_BLOCK_TABLE_ROW || strchr (block->text, '\t') == NULL)
        continue;
      g_hash_table_add (rows, squeeze (block->text));
      ++*n;
    }
  return rows;
}

/* Each row of the XML is one row of the PDF. */
static void
test_rows (gconstpointer data)
{
  g_autoptr (TlDraft) pdf = import_sample (data, ".pdf"), xml = import_sample (data, ".xml");
  guint n_pdf = 0, n_xml = 0;
  g_autoptr (GHashTable) found = collect_rows (document_of (pdf), &n_pdf);
  g_autoptr (GHashTable) wanted = collect_rows (document_of (xml), &n_xml);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!g_hash_table_contains (found, row))
      {
        g_test_message ("no row %s", (const char *) row);
        g_test_fail ();
      }
  g_assert_cmpuint (n_xml, >, 30);
}

/* Each action of the XML is one of the PDF, with the same number, text and lead; it serves a
 * recommendation, each another, since each of these plans has a row for one. */
static void
test_actions (gconstpointer data)
{
  g_autoptr (TlDraft) pdf = import_sample (data, ".pdf"), xml = import_sample (data, ".xml");
  GPtrArray *found = document_of (pdf)->actions, *wanted = document_of (xml)->actions;
  int served = -1;

  g_assert_cmpuint (found->len, ==, wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    {
      const TlDraftAction *a = g_ptr_array_index (found, i), *b = g_ptr_array_index (wanted, i);
      g_autofree char *text = squeeze (a->text);
      g_autofree char *wanted_text = squeeze (b->text);

      g_assert_cmpstr (a->number, ==, b->number);
      g_assert_cmpstr (text, ==, wanted_text);
      g_assert_nonnull (a->lead);
      g_assert_cmpint (a->recommendation, >, served);
      if (document_of (xml)->recommendations->len > 0)
        g_assert_cmpint (b->recommendation, ==, a->recommendation);
      served = a->recommendation;
    }
}

static void
test_recommendations (gconstpointer data)
{
  g_autoptr (TlDraft) pdf = import_sample (data, ".pdf"), xml = import_sample (data, ".xml");
  guint wanted = document_of (xml)->recommendations->len;

  /* One report keeps them in a table, which the XML holds as such: R1 to R10. */
  g_assert_cmpuint (document_of (pdf)->recommendations->len, ==,
                    strcmp (data, "eastmarsh-fir-s") == 0 ? 10 : wanted);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "amberley-daniela",  "eastmarsh-fir-s",
                                       "holmstead-leyla",   "kingsholt-mrs-r",
                                       "thornwell-adult-j", "wexbridge-carol-and-tom" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *rows = g_strconcat ("/fiction/rows/", names[i], NULL);
      g_autofree char *actions = g_strconcat ("/fiction/actions/", names[i], NULL);
      g_autofree char *recommendations = g_strconcat ("/fiction/recommendations/", names[i], NULL);

      g_test_add_data_func (rows, names[i], test_rows);
      g_test_add_data_func (actions, names[i], test_actions);
      g_test_add_data_func (recommendations, names[i], test_recommendations);
    }
  return g_test_run ();
}
