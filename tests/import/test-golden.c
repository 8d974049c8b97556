/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small files of tests/data/import: what import makes of each is a text file beside it. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"

#include <string.h>

static TlDraft *
import_file (const char *name, const char *password, GError **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "import", name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  return tl_import_bytes (bytes, name, password, NULL, NULL, error);
}

static void
dump_block (GString *out, const TlBlock *block)
{
  g_string_append_printf (out, "%u %s", block->page, tl_block_kind_to_string (block->kind));
  if (block->level > 0)
    g_string_append_printf (out, " %u", block->level);
  if (block->table > 0)
    g_string_append_printf (out, " table %u%s", block->table, block->is_header ? " header" : "");
  g_string_append_printf (out, " [%s] %u words\n  %s\n", block->number != NULL ? block->number : "",
                          block->boxes->len, block->text);
}

static char *
dump (const TlDraft *draft)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "title %s\nformat %s\n", draft->title, draft->format);
  for (guint i = 0; i < draft->guesses->len; i++)
    {
      const TlGuess *guess = g_ptr_array_index (draft->guesses, i);

      g_string_append_printf (out, "%s = %s (page %u: %s)\n", guess->variable, guess->value,
                              guess->page, guess->quote != NULL ? guess->quote : "");
    }
  for (guint i = 0; i < draft->warnings->len; i++)
    g_string_append_printf (out, "warning %s\n",
                            (const char *) g_ptr_array_index (draft->warnings, i));
  for (guint d = 0; d < draft->documents->len; d++)
    {
      const TlDraftDocument *document = g_ptr_array_index (draft->documents, d);

      g_string_append_printf (out, "%s “%s”, %u pages\n",
                              tl_document_kind_to_string (document->kind), document->title,
                              document->page_sizes->len);
      for (guint i = 0; i < document->blocks->len; i++)
        dump_block (out, g_ptr_array_index (document->blocks, i));
      for (guint i = 0; i < document->recommendations->len; i++)
        {
          const TlDraftRecommendation *r = g_ptr_array_index (document->recommendations, i);

          g_string_append_printf (out, "recommendation %s page %u%s: %s\n",
                                  r->number != NULL ? r->number : "-", r->page,
                                  r->in_action_plan ? ", in action plan" : "", r->text);
        }
      for (guint i = 0; i < document->actions->len; i++)
        {
          const TlDraftAction *a = g_ptr_array_index (document->actions, i);

          g_string_append_printf (
              out, "action %s: %s | lead %s | target %s\n", a->number != NULL ? a->number : "-",
              a->text, a->lead != NULL ? a->lead : "-", a->target != NULL ? a->target : "-");
        }
    }
  return g_string_free (out, FALSE);
}

/* Fails with the first line that differs. */
static void
compare_lines (const char *text, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) wanted = g_strsplit (expected, "\n", -1);

  for (guint i = 0; lines[i] != NULL && wanted[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, wanted[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
}

static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GError) error = NULL;
  /* Names without an ending are PDFs. */
  g_autofree char *file = g_strconcat (name, strchr (name, '.') == NULL ? ".pdf" : NULL, NULL);
  g_autofree char *golden = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "import", golden, NULL);
  g_autoptr (TlDraft) draft =
      import_file (file, strcmp (name, "encrypted") == 0 ? "wexbridge" : NULL, &error);
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  text = dump (draft);
  if (g_getenv ("TL_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  compare_lines (text, expected);
}

/* The draft survives the way through the worker's protocol, and twice the same file gives the same
 * value. */
static void
test_same (void)
{
  g_autoptr (TlDraft) one = import_file ("decimal.pdf", NULL, NULL),
                      two = import_file ("decimal.pdf", NULL, NULL);
  g_autoptr (GVariant) a = g_variant_ref_sink (tl_draft_to_variant (one));
  g_autoptr (GVariant) b = g_variant_ref_sink (tl_draft_to_variant (two));
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) back = tl_draft_from_variant (a, &error);

  g_assert_no_error (error);
  g_assert_nonnull (back);
  g_assert_true (g_variant_equal (a, b));
}

/* Each word box holds exactly the word it says. */
static void
test_boxes (void)
{
  g_autoptr (TlDraft) draft = import_file ("decimal.pdf", NULL, NULL);
  const TlDraftDocument *document = g_ptr_array_index (draft->documents, 0);
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (document->blocks, i);

      for (guint k = 0; k < block->boxes->len; k++, n++)
        {
          const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, k);
          g_autofree char *word =
              g_utf8_substring (block->text, box->start, (glong) box->start + box->length);

          g_assert_cmpuint (box->start + box->length, <=, block->n_chars);
          g_assert_null (strchr (word, ' '));
          g_assert_true (box->start == 0
                         || g_utf8_offset_to_pointer (block->text, box->start)[-1] == ' ');
          g_assert_cmpuint (box->x1, <, box->x2);
          g_assert_cmpuint (box->y1, <, box->y2);
          g_assert_cmpuint (box->y2, <=, 8420);
        }
    }
  g_assert_cmpuint (n, >, 500);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *name, *password;
    int code;
  } cases[] = { { "picture.pdf", NULL, TL_ERROR_EMPTY },
                /* This test is linked without recognition. */
                { "scan.pdf", NULL, TL_HAVE_OCR ? TL_ERROR_SCANNED : TL_ERROR_EMPTY },
                { "encrypted.pdf", NULL, TL_ERROR_ENCRYPTED },
                { "encrypted.pdf", "wrong", TL_ERROR_ENCRYPTED },
                { "make-pdfs.py", NULL, TL_ERROR_UNSUPPORTED } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) draft = import_file (cases[i].name, cases[i].password, &error);

      g_assert_null (draft);
      g_assert_error (error, TL_ERROR, cases[i].code);
    }
}

static void
test_broken (void)
{
  static const char *const contents[] = {
    "%PDF-1.7\nnothing", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autoptr (TlDraft) draft = tl_import_bytes (bytes, "x.pdf", NULL, NULL, NULL, &error);

      g_assert_null (draft);
      g_assert_error (error, TL_ERROR, TL_ERROR_INVALID);
    }
}

static gboolean
stop_cb (guint done, guint total, gpointer user_data)
{
  guint *calls = user_data;

  g_assert_cmpuint (done, <=, total);
  return ++*calls < 2;
}

static void
test_stopped (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "import", "decimal.pdf", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  guint calls = 0;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  draft = tl_import_bytes (bytes, "decimal.pdf", NULL, stop_cb, &calls, &error);
  g_assert_null (draft);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (calls, ==, 2);
}

/* What the action plan does for a recommendation of the report leads to it, and each part keeps the
 * pages of the file. */
static void
test_parts (void)
{
  g_autoptr (TlDraft) draft = import_file ("parts.pdf", NULL, NULL);
  const TlDraftDocument *plan, *report;

  g_assert_nonnull (draft);
  g_assert_cmpuint (draft->documents->len, ==, 4);
  report = draft->documents->pdata[0];
  plan = draft->documents->pdata[2];
  g_assert_cmpint (report->kind, ==, TL_DOCUMENT_OVERVIEW_REPORT);
  g_assert_cmpint (plan->kind, ==, TL_DOCUMENT_ACTION_PLAN);
  g_assert_cmpuint (report->recommendations->len, ==, 2);
  g_assert_cmpuint (plan->actions->len, ==, 2);
  for (guint i = 0; i < plan->actions->len; i++)
    {
      const TlDraftAction *action = plan->actions->pdata[i];

      g_assert_cmpint (action->part, ==, -2);
      g_assert_cmpint (action->recommendation, ==, (int) i);
      g_assert_cmpuint (action->block, <, plan->blocks->len);
    }
  g_assert_cmpuint (((const TlBlock *) plan->blocks->pdata[0])->page, ==, plan->page_sizes->len);
  g_assert_cmpuint (tl_draft_count_pages (draft), ==, plan->page_sizes->len + 1);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = {
    "decimal",         "continuous",   "recommendations", "plain",       "roman",
    "encrypted",       "parts",        "council.html",    "word.html",   "word-lists.html",
    "layout.html",     "printed.html", "govuk.html",      "office.html", "breaks.html",
    "akoma-ntoso.xml", "tei.xml",      "jats.xml",        "docbook.xml", "clml.xml",
    "pdftohtml.xml",   "wrapped.txt",  "pasted.txt",      "tables.txt",  "book.html"
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/import/golden/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_file);
    }
  g_test_add_func ("/import/parts", test_parts);
  g_test_add_func ("/import/same", test_same);
  g_test_add_func ("/import/boxes", test_boxes);
  g_test_add_func ("/import/errors", test_errors);
  g_test_add_func ("/import/broken", test_broken);
  g_test_add_func ("/import/stopped", test_stopped);
  return g_test_run ();
}
