/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing reviews and codebooks: what is written keeps to its schema, and reading it and writing it
 * again gives the same bytes. */
#include "config.h"

#include "tl-exchange.h"
#include "tl-import.h"
#include "tl-store.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
find_file (const char *name)
{
  return g_build_filename (TL_SOURCE_DIR, name, NULL);
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = find_file (name);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
assert_same (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

/* Another reader than ours, with the published rules. */
static void
assert_valid (GBytes *xml, const char *schema)
{
  g_autofree char *rules = find_file (schema);
  g_autofree char *messages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                        "xmllint", "--nonet", "--noout", "--relaxng", rules, "-", NULL);
  g_autoptr (GBytes) told = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, xml, NULL, NULL, &told, &error));
  messages = g_strndup (g_bytes_get_data (told, NULL), g_bytes_get_size (told));
  if (!g_subprocess_get_successful (process))
    g_error ("xmllint: %s", messages);
}

static TlCodebook *
read_codebook (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TlCodebook *codebook = tl_import_codebook (bytes, &error);

  g_assert_no_error (error);
  return codebook;
}

static void
test_codebook (gconstpointer name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (TlCodebook) codebook = read_codebook (bytes);
  g_autoptr (GBytes) written = tl_exchange_write_codebook (codebook);
  g_autoptr (TlCodebook) again = read_codebook (written);
  g_autoptr (GBytes) rewritten = tl_exchange_write_codebook (again);
  g_autoptr (GVariant) before = g_variant_ref_sink (tl_codebook_to_variant (codebook));
  g_autoptr (GVariant) after = g_variant_ref_sink (tl_codebook_to_variant (again));

  assert_valid (written, "data/schemas/codebook.rng");
  assert_same (written, rewritten);
  g_assert_true (g_variant_equal (before, after));
}

static void
test_codebook_bounds (void)
{
  const char *phrases[] = { "tab\there", "a < b & \"c\"", NULL };
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  g_autoptr (TlCode) theme =
      tl_code_new (TL_CODE_THEME, "T1", NULL, "Na\001me & “more” ", "", phrases, NULL, TRUE);
  g_autoptr (TlCode) variable =
      tl_code_new (TL_CODE_VARIABLE, "v", NULL, "Variable", "", NULL, NULL, FALSE);
  g_autoptr (TlCode) strength =
      tl_code_new (TL_CODE_STRENGTH, "S1", NULL, "Strength", "", NULL, NULL, FALSE);
  g_autoptr (GBytes) empty = tl_exchange_write_codebook (codebook);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (TlCodebook) again = NULL;
  TlCode *read;

  assert_valid (empty, "data/schemas/codebook.rng");
  tl_codebook_add (codebook, theme);
  tl_codebook_add (codebook, variable);
  tl_codebook_add (codebook, strength);
  written = tl_exchange_write_codebook (codebook);
  assert_valid (written, "data/schemas/codebook.rng");
  again = read_codebook (written);
  read = tl_codebook_lookup (again, TL_CODE_THEME, "T1");
  g_assert_true (tl_code_get_is_retired (read));
  g_assert_cmpstr (tl_code_get_name (read), ==, "Na\357\277\275me & “more”");
  g_assert_cmpstr (tl_code_get_phrases (read)[0], ==, "tab here");
  g_assert_cmpstr (tl_code_get_phrases (read)[1], ==, "a < b & \"c\"");
}

/* What belongs to a code, what followed an agency and into what a code was merged go along. */
static void
test_codebook_notes (void)
{
  static const char *const facts[][2] = {
    { "inclusion", "Health visitors too." },
    { "exclusion", "Not: letters." },
    { "successor", "AG02; AG03" },
    { "from", "2002" },
    { "to", "2013" },
    { "merged-into", "AG02" },
  };
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  g_autoptr (TlCode) agency =
      tl_code_new (TL_CODE_AGENCY, "AG01", NULL, "Trust", "", NULL, NULL, TRUE);
  g_autoptr (TlCode) theme =
      tl_code_new (TL_CODE_THEME, "T1", NULL, "Theme", "Words.", NULL, NULL, FALSE);
  g_autoptr (TlCode) noted = tl_code_with_fact (theme, "exclusion", "Not: meetings.");
  g_autoptr (GBytes) written = NULL;
  g_autoptr (TlCodebook) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autoptr (TlCode) former = g_steal_pointer (&agency);

      agency = tl_code_with_fact (former, facts[i][0], facts[i][1]);
    }
  tl_codebook_add (codebook, agency);
  tl_codebook_add (codebook, noted);
  written = tl_exchange_write_codebook (codebook);
  assert_valid (written, "data/schemas/codebook.rng");
  again = read_codebook (written);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_assert_cmpstr (
        tl_code_get_fact (tl_codebook_lookup (again, TL_CODE_AGENCY, "AG01"), facts[i][0]), ==,
        facts[i][1]);
  g_assert_cmpstr (tl_code_get_fact (tl_codebook_lookup (again, TL_CODE_THEME, "T1"), "exclusion"),
                   ==, "Not: meetings.");
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
free_document (gpointer data)
{
  TlExchangeDocument *self = data;

  g_object_unref (self->document);
  g_object_unref (self->text);
  g_array_unref (self->page_sizes);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->recommendations);
  g_free (self);
}

static TlExchangeDocument *
load_document (TlStore *store, TlDocument *document, GPtrArray *recommendations)
{
  TlExchangeDocument *loaded = g_new0 (TlExchangeDocument, 1);
  const char *id = tl_document_get_id (document);
  g_autoptr (GError) error = NULL;

  loaded->document = g_object_ref (document);
  loaded->text = tl_store_load_text (store, id, &error);
  g_assert_no_error (error);
  loaded->page_sizes = tl_store_load_page_sizes (store, id, &error);
  g_assert_no_error (error);
  loaded->actions = tl_store_load_actions (store, id, &error);
  g_assert_no_error (error);
  loaded->recommendations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < recommendations->len; i++)
    if (strcmp (tl_recommendation_get_document_id (recommendations->pdata[i]), id) == 0)
      g_ptr_array_add (loaded->recommendations, g_object_ref (recommendations->pdata[i]));
  return loaded;
}

static GBytes *
write_review (TlStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReview) review = tl_store_load_review (store, id, &error);
  g_autoptr (GPtrArray) findings = tl_store_load_findings (store, id, &error);
  g_autoptr (GPtrArray) recommendations = tl_store_load_recommendations (store, id, &error);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (free_document);

  g_assert_no_error (error);
  for (guint i = 0; i < tl_review_get_documents (review)->len; i++)
    g_ptr_array_add (documents, load_document (store, tl_review_get_documents (review)->pdata[i],
                                               recommendations));
  return tl_exchange_write_review (review, documents, findings);
}

/* Puts what a file holds into a new library and writes it from there. */
static GBytes *
pass_through (GBytes *bytes, const char *file_name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tl-exchange-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.throughline", NULL);
  g_autoptr (TlDraft) draft = tl_import_bytes (bytes, file_name, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) codebook_file = load ("data/codebook/default.xml");
  g_autoptr (TlCodebook) codebook = read_codebook (codebook_file);
  g_autofree char *id = NULL;
  TlStore *store;
  GBytes *written;

  g_assert_no_error (error);
  store = tl_store_open (path, TL_STORE_CREATE, codebook, &error);
  g_assert_no_error (error);
  id = tl_store_add_review (store, draft, bytes, NULL, &error);
  g_assert_no_error (error);
  written = write_review (store, id);
  g_assert_true (tl_store_close (store, &error));
  g_object_unref (store);
  remove_folder (folder);
  return written;
}

static void
test_review (gconstpointer name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr (GBytes) written = pass_through (bytes, base);
  g_autoptr (GBytes) again = pass_through (written, "written.xml");

  assert_valid (written, "data/schemas/review.rng");
  assert_same (written, again);
}

/* Nothing of the file is lost: what was written says the same as what was read. */
static void
test_review_content (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load ("tests/data/exchange/all-kinds.xml");
  g_autoptr (GBytes) written = pass_through (bytes, "all-kinds.xml");
  g_autoptr (TlDraft) one = tl_import_bytes (bytes, "x.xml", NULL, NULL, NULL, &error);
  g_autoptr (TlDraft) two = tl_import_bytes (written, "x.xml", NULL, NULL, NULL, &error);
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GVariant) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  g_assert_no_error (error);
  g_free (two->sha256);
  two->sha256 = g_strdup (one->sha256);
  before = g_variant_ref_sink (tl_draft_to_variant (one));
  after = g_variant_ref_sink (tl_draft_to_variant (two));
  before_text = g_variant_print (before, FALSE);
  after_text = g_variant_print (after, FALSE);
  g_assert_cmpstr (after_text, ==, before_text);
}

/* A report repeats its recommendations: where it does, they are words and nothing to count. Control
 * characters are kept as one character each. */
static void
test_repeated_recommendation (void)
{
  const char *nobody[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (free_document);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_block_free);
  TlExchangeDocument *document = g_new0 (TlExchangeDocument, 1);
  g_autoptr (TlReview) review = tl_review_new ("r", "Adult X", "draft", FALSE, g_ptr_array_new (),
                                               g_ptr_array_new (), 0, 1, "");
  g_autoptr (GBytes) written = NULL;
  g_autoptr (TlDraft) draft = NULL;
  const TlDraftDocument *read;
  const TlBlock *last;

  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_RECOMMENDATION, 0, "1", "Agree one form.", 1));
  g_ptr_array_add (blocks, tl_block_new (TL_BLOCK_RECOMMENDATION, 0, "1", "Agree\001one form.", 2));
  document->document =
      tl_document_new ("d", "r", TL_DOCUMENT_OVERVIEW_REPORT, "Report", "", "", "pdf", "", 0);
  document->text = tl_document_text_new (blocks);
  document->page_sizes = g_array_new (FALSE, FALSE, sizeof (TlPageSize));
  document->actions = g_ptr_array_new ();
  document->recommendations = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (document->recommendations,
                   tl_recommendation_new ("x", "r", "d", "1", "Agree one form.", 1, 0, nobody, NULL,
                                          NULL, NULL, "A9"));
  g_ptr_array_add (documents, document);
  written = tl_exchange_write_review (review, documents, findings);
  assert_valid (written, "data/schemas/review.rng");
  draft = tl_import_bytes (written, "x.xml", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  read = draft->documents->pdata[0];
  last = read->blocks->pdata[1];
  g_assert_cmpuint (read->recommendations->len, ==, 1);
  g_assert_cmpint (last->kind, ==, TL_BLOCK_PARAGRAPH);
  g_assert_cmpstr (last->text, ==, "Agree\357\277\275one form.");
}

/* A PDF becomes a review file, places of words included. */
static void
test_pdf (gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GBytes) written = pass_through (bytes, "report.pdf");
  g_autoptr (GBytes) again = pass_through (written, "written.xml");
  g_autoptr (TlDraft) one = tl_import_bytes (bytes, "report.pdf", NULL, NULL, NULL, &error);
  g_autoptr (TlDraft) two = tl_import_bytes (written, "written.xml", NULL, NULL, NULL, &error);
  GPtrArray *blocks, *other_blocks;

  g_assert_no_error (error);
  assert_valid (written, "data/schemas/review.rng");
  assert_same (written, again);
  blocks = ((TlDraftDocument *) one->documents->pdata[0])->blocks;
  other_blocks = ((TlDraftDocument *) two->documents->pdata[0])->blocks;
  g_assert_cmpuint (blocks->len, ==, other_blocks->len);
  g_assert_cmpuint (((TlDraftDocument *) one->documents->pdata[0])->recommendations->len, ==,
                    ((TlDraftDocument *) two->documents->pdata[0])->recommendations->len);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *a = blocks->pdata[i], *b = other_blocks->pdata[i];

      if (a->kind != TL_BLOCK_RECOMMENDATION)
        g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpstr (a->number, ==, b->number);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpuint (a->page, ==, b->page);
      g_assert_cmpmem (a->boxes->data, a->boxes->len * sizeof (TlWordBox), b->boxes->data,
                       b->boxes->len * sizeof (TlWordBox));
    }
}

int
main (int argc, char **argv)
{
  static const char *const samples[] = { "amberley-daniela",  "eastmarsh-fir-s",
                                         "holmstead-leyla",   "kingsholt-mrs-r",
                                         "thornwell-adult-j", "wexbridge-carol-and-tom" };
  static const char *const pdfs[] = { "decimal", "continuous", "recommendations", "roman" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/exchange/codebook/default", "data/codebook/default.xml", test_codebook);
  g_test_add_data_func ("/exchange/codebook/samples", "data/samples/codebook.xml", test_codebook);
  g_test_add_func ("/exchange/codebook/bounds", test_codebook_bounds);
  g_test_add_func ("/exchange/codebook/notes", test_codebook_notes);
  g_test_add_data_func ("/exchange/review/all-kinds", "tests/data/exchange/all-kinds.xml",
                        test_review);
  g_test_add_func ("/exchange/review/content", test_review_content);
  g_test_add_func ("/exchange/review/repeated-recommendation", test_repeated_recommendation);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/review/", samples[i], NULL);

      g_test_add_data_func_full (path, g_strconcat ("data/samples/", samples[i], ".xml", NULL),
                                 test_review, g_free);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pdfs); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/pdf/", pdfs[i], NULL);

      g_test_add_data_func_full (path, g_strconcat ("tests/data/import/", pdfs[i], ".pdf", NULL),
                                 test_pdf, g_free);
    }
  return g_test_run ();
}
