/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the store share: a codebook, invented drafts, and verbs at random. */
#include "config.h"

#include "store-fixture.h"

#include "tl-error.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const sentences[] = {
  "The panel found that information was not shared between the agencies.",
  "Nobody asked about abuse, although the contact gave reason to ask.",
  "“She was never asked,” said a friend; the café owner had noticed the bruises.",
  "A referral to the conference was not made — the risk was assessed as medium.",
  "Professionals referred to the assessments of others instead of assessing the risk.",
  "Ælfrið’s neighbour said: لم يسألها أحد. Nobody had asked her.",
  "Good practice was seen in the response of the midwife.",
  "The housing officer closed the case after one letter 📮 without a reply.",
};

static const char *const theme_ids[] = { "T01.1", "T01.2", "T03.1", "T03.2" };
static const char *const agency_ids[] = { "AG01", "AG02", "AG03" };
static const char *const type_ids[] = { "F01", "F02", "F03" };
static const char *const status_ids[] = { "A1", "A2", "A9" };

char *
fixture_make_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("throughline-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          fixture_remove_folder (path);
          continue;
        }
      g_assert_cmpint (g_unlink (path), ==, 0);
      g_free (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

static void
add_code (TlCodebook *codebook, TlCodeKind kind, const char *id, const char *parent_id,
          const char *name, const char *fact, const char *value)
{
  const char *const phrases[] = { name, "another phrase", NULL };
  g_autoptr (TlCode) code = NULL;
  GVariantBuilder facts;

  g_variant_builder_init (&facts, G_VARIANT_TYPE ("a{ss}"));
  if (fact != NULL)
    g_variant_builder_add (&facts, "{ss}", fact, value);
  g_variant_builder_add (&facts, "{ss}", "home-office", name);
  code = tl_code_new (kind, id, parent_id, name, "What it means.", phrases,
                      g_variant_builder_end (&facts), FALSE);
  tl_codebook_add (codebook, code);
}

TlCodebook *
fixture_make_codebook (void)
{
  TlCodebook *codebook = tl_codebook_new ();

  add_code (codebook, TL_CODE_THEME, "T03", NULL, "Working together", "colour", "ochre");
  add_code (codebook, TL_CODE_THEME, "T03.1", "T03", "Information not shared", NULL, NULL);
  add_code (codebook, TL_CODE_THEME, "T03.2", "T03", "Referral not made", NULL, NULL);
  add_code (codebook, TL_CODE_THEME, "T01", NULL, "Recognising abuse", "pattern", "solid");
  add_code (codebook, TL_CODE_THEME, "T01.1", "T01", "Enquiry not made", NULL, NULL);
  add_code (codebook, TL_CODE_THEME, "T01.2", "T01", "Curiosity", NULL, NULL);
  add_code (codebook, TL_CODE_AGENCY, "AG01", NULL, "Police service", "sector", "Police");
  add_code (codebook, TL_CODE_AGENCY, "AG02", NULL, "Housing office", "sector", "Council");
  add_code (codebook, TL_CODE_AGENCY, "AG03", NULL, "General practice", "sector", "Health");
  add_code (codebook, TL_CODE_FINDING_TYPE, "F01", NULL, "Recommendation", "counts", "yes");
  add_code (codebook, TL_CODE_FINDING_TYPE, "F02", NULL, "Lesson", "counts", "yes");
  add_code (codebook, TL_CODE_FINDING_TYPE, "F03", NULL, "Missed opportunity", "counts", "yes");
  add_code (codebook, TL_CODE_FORM, "V01", NULL, "Domestic violence and abuse", NULL, NULL);
  add_code (codebook, TL_CODE_BOROUGH, "E1", NULL, "Amberley", "partnership", "Safer Amberley");
  add_code (codebook, TL_CODE_VARIABLE, "borough", NULL, "Borough", "type", "text");
  add_code (codebook, TL_CODE_VARIABLE, "category", NULL, "Category", "type", "multi");
  add_code (codebook, TL_CODE_LEVEL, "L1", NULL, "Single agency", NULL, NULL);
  add_code (codebook, TL_CODE_STRENGTH, "S1", NULL, "Training", "band", "weak");
  add_code (codebook, TL_CODE_STATUS, "A1", NULL, "Fully implemented", NULL, NULL);
  add_code (codebook, TL_CODE_STATUS, "A2", NULL, "In place before", NULL, NULL);
  add_code (codebook, TL_CODE_STATUS, "A9", NULL, "Not known", NULL, NULL);
  add_code (codebook, TL_CODE_SMART, "S", NULL, "Who must do what?", NULL, NULL);
  return codebook;
}

/* Boxes for each word of a block, six words a line. */
static void
add_boxes (TlBlock *block)
{
  guint offset = 0, word = 0;

  for (const char *p = block->text; *p != '\0';)
    {
      TlWordBox box = { .start = (guint16) offset, .page = (guint16) block->page };

      for (; *p != '\0' && *p != ' '; p = g_utf8_next_char (p))
        offset++;
      box.length = (guint16) (offset - box.start);
      box.x1 = (guint16) (720 + 600 * (word % 6));
      box.x2 = (guint16) (box.x1 + 500);
      box.y1 = (guint16) (800 + 150 * (word / 6));
      box.y2 = (guint16) (box.y1 + 120);
      if (box.length > 0)
        g_array_append_val (block->boxes, box);
      for (; *p == ' '; p++)
        offset++;
      word++;
    }
}

static void
add_block (TlDraftDocument *document, TlBlockKind kind, const char *number, const char *text,
           guint page)
{
  TlBlock *block = tl_block_new (kind, kind == TL_BLOCK_HEADING ? 1 : 0, number, text, page);

  if (kind == TL_BLOCK_TABLE_ROW)
    block->table = 1;
  add_boxes (block);
  g_ptr_array_add (document->blocks, block);
}

static void
add_requests (TlDraftDocument *document)
{
  static const char *const addressees[] = { "AG02", "AG77", NULL };
  TlDraftRecommendation *recommendation = tl_draft_recommendation_new ();
  TlDraftAction *action = tl_draft_action_new ();

  recommendation->block = document->blocks->len;
  recommendation->number = g_strdup ("1");
  recommendation->text = g_strdup ("The housing office should review how it closes cases.");
  recommendation->page = 2;
  g_strfreev (recommendation->addressees);
  recommendation->addressees = g_strdupv ((GStrv) addressees);
  recommendation->level = g_strdup ("L1");
  recommendation->strength = g_strdup ("S1");
  g_ptr_array_add (document->recommendations, recommendation);
  add_block (document, TL_BLOCK_RECOMMENDATION, "1", recommendation->text, 2);
  action->block = document->blocks->len;
  action->number = g_strdup ("1");
  action->text = g_strdup ("Review the procedure");
  action->lead = g_strdup ("Housing office");
  action->recommendation = 0;
  g_ptr_array_add (document->actions, action);
  add_block (document, TL_BLOCK_TABLE_ROW, NULL, "1\tReview the procedure\tHousing office", 2);
}

TlDraft *
fixture_make_draft (guint serial, GBytes **original)
{
  TlDraft *draft = tl_draft_new ();
  TlDraftDocument *document = tl_draft_document_new ();
  const TlPageSize size = { 595.3, 841.9 };
  char *bytes = g_strdup_printf ("file %u", serial);

  *original = g_bytes_new_take (bytes, strlen (bytes));
  draft->file_name = g_strdup_printf ("report-%u.pdf", serial);
  draft->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, *original);
  draft->format = g_strdup ("pdf");
  draft->title = g_strdup_printf ("Review %u", serial);
  draft->status = g_strdup ("unknown");
  draft->is_fictional = TRUE;
  g_ptr_array_add (draft->guesses, tl_guess_new ("borough", "Amberley", "of Amberley", 1));
  g_ptr_array_add (draft->guesses, tl_guess_new ("death_month", "2016-10", NULL, 1));
  g_array_append_val (document->page_sizes, size);
  g_array_append_val (document->page_sizes, size);
  document->title = g_strdup_printf ("Overview report %u", serial);
  add_block (document, TL_BLOCK_FURNITURE, NULL, "OFFICIAL running head", 1);
  add_block (document, TL_BLOCK_HEADING, "1", "Analysis", 1);
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *number = g_strdup_printf ("1.%u", i + 1);
      g_autofree char *text =
          g_strdup_printf ("%s Paragraph %u of report %u.",
                           sentences[(i + serial) % G_N_ELEMENTS (sentences)], i, serial);

      add_block (document, TL_BLOCK_PARAGRAPH, number, text, 1 + i / 6);
    }
  add_requests (document);
  g_array_append_val (document->scanned, ((TlScannedPage){ 2, 71 }));
  g_array_append_val (document->doubts, ((TlDoubt){ 2, 4, 5, 43 }));
  g_ptr_array_add (draft->documents, document);
  return draft;
}

char *
fixture_path (const char *folder)
{
  return g_build_filename (folder, "test.throughline", NULL);
}

TlStore *
fixture_open (const char *folder)
{
  g_autofree char *path = fixture_path (folder);
  g_autoptr (TlCodebook) codebook = fixture_make_codebook ();
  g_autoptr (GError) error = NULL;
  TlStore *store = tl_store_open (path, TL_STORE_OPEN_OR_CREATE, codebook, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  tl_store_set_coder (store, "Coder One");
  return store;
}

char *
fixture_add_review (TlStore *store, guint serial)
{
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (serial, &original);
  g_autoptr (GError) error = NULL;
  char *id = tl_store_add_review (store, draft, original, NULL, &error);

  g_assert_no_error (error);
  return id;
}

char *
fixture_get_document (TlStore *store, const char *review_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlReview) review = tl_store_load_review (store, review_id, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_review_get_documents (review)->len, >, 0);
  return g_strdup (tl_document_get_id (tl_review_get_documents (review)->pdata[0]));
}

TlFinding *
fixture_make_finding (TlStore *store, const char *review_id, const char *words,
                      const char *const *themes, const char *const *agencies)
{
  g_autofree char *document_id = fixture_get_document (store, review_id);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocumentText) text = tl_store_load_text (store, document_id, &error);
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  guint start, end;

  g_assert_no_error (error);
  g_assert_true (tl_document_text_find (text, words, 0, &start, &end));
  g_ptr_array_add (spans, tl_document_text_make_span (text, start, end));
  return tl_finding_new (NULL, review_id, document_id, spans, "F02", themes, agencies, "A note", 1,
                         NULL, NULL, NULL);
}

/* One of the elements, or NULL. */
static gpointer
pick (GRand *random, GPtrArray *array)
{
  return array->len > 0 ? array->pdata[g_rand_int_range (random, 0, (gint32) array->len)] : NULL;
}

static const char *
pick_word (GRand *random, const char *const *words, guint n)
{
  return words[g_rand_int_range (random, 0, (gint32) n)];
}
#define PICK(random, words) pick_word (random, words, G_N_ELEMENTS (words))

static TlReview *
pick_review (TlStore *store, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reviews = tl_store_load_reviews (store, &error);
  TlReview *review;

  g_assert_no_error (error);
  review = pick (random, reviews);
  return review != NULL ? g_object_ref (review) : NULL;
}

static TlFinding *
pick_finding (TlStore *store, GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = tl_store_load_findings (store, NULL, &error);
  TlFinding *finding;

  g_assert_no_error (error);
  finding = pick (random, findings);
  return finding != NULL ? g_object_ref (finding) : NULL;
}

static void
add_random_spans (GPtrArray *spans, TlDocumentText *text, GRand *random)
{
  guint length = tl_document_text_get_length (text);
  guint start = (guint) g_rand_int_range (random, 0, (gint32) length / 2);
  TlSpan *span;

  for (guint i = 0; i < 2 && start < length; i++)
    {
      guint end = start + (guint) g_rand_int_range (random, 1, 200);

      span = tl_document_text_make_span (text, start, end);
      if (span != NULL && (i == 0 || g_rand_boolean (random)))
        g_ptr_array_add (spans, g_steal_pointer (&span));
      g_clear_pointer (&span, tl_span_free);
      start = end + 1;
    }
}

static TlFinding *
make_random_finding (TlStore *store, TlReview *review, GRand *random)
{
  const char *themes[] = { PICK (random, theme_ids), PICK (random, theme_ids), NULL };
  const char *agencies[] = { PICK (random, agency_ids), NULL };
  TlDocument *document = pick (random, tl_review_get_documents (review));
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_autoptr (TlDocumentText) text = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return NULL;
  text = tl_store_load_text (store, tl_document_get_id (document), &error);
  g_assert_no_error (error);
  add_random_spans (spans, text, random);
  if (spans->len == 0)
    return NULL;
  return tl_finding_new (NULL, tl_review_get_id (review), tl_document_get_id (document),
                         g_steal_pointer (&spans), PICK (random, type_ids), themes, agencies,
                         PICK (random, sentences), 1, NULL, NULL, NULL);
}

static gboolean
add_random_review (TlStore *store, GRand *random, guint *serial, gboolean is_new, GError **error)
{
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (++*serial, &original);
  g_autoptr (TlReview) review = is_new ? NULL : pick_review (store, random);
  g_autofree char *id = tl_store_add_review (
      store, draft, original, review != NULL ? tl_review_get_id (review) : NULL, error);

  return id != NULL;
}

/* Another text in the place of a document: most of its findings stay behind. */
static gboolean
replace_random_text (TlStore *store, GRand *random, guint *serial, GError **error)
{
  g_autoptr (GBytes) original = NULL;
  g_autoptr (TlDraft) draft = fixture_make_draft (++*serial, &original);
  g_autoptr (TlReview) review = pick_review (store, random);
  TlDocument *document = review != NULL ? pick (random, tl_review_get_documents (review)) : NULL;

  return document != NULL
         && tl_store_replace_text (store, draft, original,
                                   (const char *[]){ tl_document_get_id (document) }, NULL, error);
}

static gboolean
add_random_findings (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlReview) review = pick_review (store, random);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; review != NULL && i < 3; i++)
    {
      TlFinding *finding = make_random_finding (store, review, random);

      if (finding != NULL)
        g_ptr_array_add (findings, finding);
    }
  if (findings->len == 0)
    return FALSE;
  if (g_rand_boolean (random))
    return tl_store_add_findings (store, findings, error);
  return tl_store_add_finding (store, findings->pdata[0], error);
}

static gboolean
set_random_finding (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlFinding) finding = pick_finding (store, random);
  const char *themes[] = { PICK (random, theme_ids), NULL };
  g_autoptr (TlFinding) changed = NULL;

  if (finding == NULL)
    return FALSE;
  changed =
      tl_finding_recode (finding, PICK (random, type_ids), themes, NULL, PICK (random, sentences));
  return tl_store_set_finding (store, changed, error);
}

static TlCode *
make_random_code (GRand *random)
{
  g_autofree char *id = g_strdup_printf ("X%d", g_rand_int_range (random, 0, 8));
  TlCodeKind kind = (TlCodeKind) g_rand_int_range (random, 0, TL_N_CODE_KINDS);
  const char *phrases[] = { PICK (random, sentences), PICK (random, sentences), NULL };
  GVariantBuilder facts;

  g_variant_builder_init (&facts, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&facts, "{ss}", g_rand_boolean (random) ? "colour" : "sources",
                         PICK (random, sentences));
  return tl_code_new (kind, id, kind == TL_CODE_THEME && g_rand_boolean (random) ? "T01" : NULL,
                      PICK (random, sentences), PICK (random, sentences), phrases,
                      g_variant_builder_end (&facts), g_rand_boolean (random));
}

static TlCode *
pick_code (TlStore *store, GRand *random, TlCodeKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (store, &error);

  g_assert_no_error (error);
  return g_object_ref (pick (random, tl_codebook_get (codebook, kind)));
}

static gboolean
split_random_code (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlFinding) finding = pick_finding (store, random);
  g_autoptr (TlCode) code = make_random_code (random);
  const char *const *codes;

  if (finding == NULL)
    return FALSE;
  codes = tl_code_get_kind (code) == TL_CODE_AGENCY ? tl_finding_get_agencies (finding)
                                                    : tl_finding_get_themes (finding);
  return tl_store_split_code (store, codes[0] != NULL ? codes[0] : "T01.1", code,
                              (const char *const[]){ tl_finding_get_id (finding), NULL }, error);
}

/* Moves, merges, splits, retires. */
static gboolean
rearrange_random_codes (TlStore *store, GRand *random, GError **error)
{
  TlCodeKind kind = (TlCodeKind) g_rand_int_range (random, 0, TL_CODE_FINDING_TYPE + 1);
  g_autoptr (TlCode) one = pick_code (store, random, kind);
  g_autoptr (TlCode) two = pick_code (store, random, kind);
  g_autoptr (TlCode) new = make_random_code (random);
  const char *id = tl_code_get_id (one);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      return tl_store_move_code (store, kind, id, tl_code_get_parent_id (two), tl_code_get_id (two),
                                 error);
    case 1:
      return tl_store_move_code (
          store, kind, id, g_rand_boolean (random) ? tl_code_get_id (two) : NULL, NULL, error);
    case 2:
      return tl_store_merge_codes (store, kind, id, tl_code_get_id (two), error);
    case 3:
      return split_random_code (store, random, error);
    case 4:
      return tl_store_add_code (store, new, error);
    default:
      return tl_store_retire_code (store, kind, id, g_rand_int_range (random, 0, 3) == 0, error);
    }
}

static gboolean
change_random_codes (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlCode) one = make_random_code (random);
  g_autoptr (TlCode) two = make_random_code (random);
  g_autoptr (TlCodebook) codebook = tl_codebook_new ();
  guint n_changed = 0;

  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      return tl_store_set_code (store, one, error);
    case 1:
      tl_codebook_add (codebook, one);
      tl_codebook_add (codebook, two);
      return tl_store_merge_codebook (store, codebook, &n_changed, error);
    default:
      return tl_store_remove_code (store, tl_code_get_kind (one),
                                   g_rand_boolean (random) ? tl_code_get_id (one) : "T03.1", error);
    }
}

static gboolean
set_random_lesson (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlFinding) one = pick_finding (store, random);
  g_autoptr (TlFinding) two = pick_finding (store, random);
  g_autoptr (GPtrArray) lessons = tl_store_load_lessons (store, error);
  g_autoptr (TlLesson) lesson = NULL;
  TlLesson *old = pick (random, lessons);

  if (one == NULL)
    return FALSE;
  if (old != NULL && g_rand_int_range (random, 0, 3) == 0)
    return tl_store_remove_lesson (store, tl_lesson_get_id (old), error);
  lesson = tl_lesson_new (
      old != NULL && g_rand_boolean (random) ? tl_lesson_get_id (old) : NULL,
      PICK (random, sentences), PICK (random, theme_ids),
      (const char *const[]){ tl_finding_get_id (one), tl_finding_get_id (two), NULL });
  return tl_store_set_lesson (store, lesson, error);
}

static gboolean
add_random_status (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (GPtrArray) recommendations = tl_store_load_recommendations (store, NULL, error);
  TlRecommendation *recommendation = pick (random, recommendations);
  static const char *const dates[] = { "2019", "2019-05", "2020-01-31" };

  if (recommendation == NULL)
    return FALSE;
  return tl_store_add_status (store, tl_recommendation_get_id (recommendation),
                              PICK (random, agency_ids), PICK (random, status_ids),
                              PICK (random, dates), PICK (random, sentences), error);
}

static gboolean
change_random_review (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlReview) review = pick_review (store, random);
  static const char *const statuses[] = { "draft", "submitted", "published", "unknown" };
  static const char *const variables[] = { "borough", "category", "death_month" };
  const char *values[] = { PICK (random, sentences), PICK (random, sentences), NULL };
  const char *id;

  if (review == NULL)
    return FALSE;
  id = tl_review_get_id (review);
  values[g_rand_int_range (random, 0, 3)] = NULL;
  switch (g_rand_int_range (random, 0, 13))
    {
    case 0:
      return tl_store_remove_review (store, id, error);
    case 1:
    case 2:
    case 3:
      return tl_store_rename_review (store, id, PICK (random, sentences), error);
    case 4:
    case 5:
    case 6:
      return tl_store_set_review_status (store, id, PICK (random, statuses), error);
    default:
      return tl_store_set_case_value (store, id, PICK (random, variables), values, error);
    }
}

static gboolean
set_random_setting (TlStore *store, GRand *random, GError **error)
{
  static const char *const keys[] = { "overview", "other" };

  return tl_store_set_setting (
      store, PICK (random, keys),
      g_rand_int_range (random, 0, 4) > 0 ? PICK (random, sentences) : NULL, error);
}

static gboolean
remove_random_finding (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlFinding) finding = pick_finding (store, random);

  return finding != NULL && tl_store_remove_finding (store, tl_finding_get_id (finding), error);
}

/* Splits off, joins or drops: one finding goes, and two stand in its place. */
static gboolean
replace_random_findings (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlFinding) gone = pick_finding (store, random);
  g_autoptr (TlFinding) old = pick_finding (store, random);
  g_autoptr (TlReview) review = pick_review (store, random);
  g_autoptr (TlFinding) new = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  const char *removed[] = { NULL, NULL };

  if (gone == NULL)
    return FALSE;
  if (g_rand_boolean (random))
    removed[0] = tl_finding_get_id (gone);
  if (g_strcmp0 (removed[0], tl_finding_get_id (old)) != 0)
    g_ptr_array_add (findings, old);
  new = make_random_finding (store, review, random);
  if (new != NULL)
    g_ptr_array_add (findings, new);
  return tl_store_replace_findings (store, removed, findings, PICK (random, sentences), error);
}

static gboolean
answer_random_suggestion (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlReview) review = pick_review (store, random);
  g_autoptr (TlFinding) finding =
      review != NULL ? make_random_finding (store, review, random) : NULL;
  TlAnswer answer = (TlAnswer) g_rand_int_range (random, 0, 3);
  g_autoptr (TlSuggestionAnswer) given = NULL;

  if (finding == NULL)
    return FALSE;
  given =
      tl_suggestion_answer_new (tl_finding_get_document_id (finding),
                                tl_finding_get_start (finding), tl_finding_get_end (finding),
                                g_rand_boolean (random) ? PICK (random, theme_ids) : "", answer);
  return tl_store_answer_suggestion (store, given, answer == TL_ANSWER_REJECTED ? NULL : finding,
                                     error);
}

static gboolean
set_random_work (TlStore *store, GRand *random, GError **error)
{
  g_autoptr (TlReview) review = pick_review (store, random);
  const char *coders[] = { PICK (random, sentences), "R. Adeyemi", NULL };

  if (review == NULL)
    return FALSE;
  coders[g_rand_int_range (random, 0, 3)] = NULL;
  if (g_rand_boolean (random))
    return tl_store_set_review_coders (store, tl_review_get_id (review), coders, error);
  return tl_store_set_review_notes (store, tl_review_get_id (review),
                                    g_rand_boolean (random) ? PICK (random, sentences) : "", error);
}

static gboolean
run_random_verb (TlStore *store, GRand *random, guint *serial, GError **error)
{
  switch (g_rand_int_range (random, 0, 18))
    {
    case 0:
      return add_random_review (store, random, serial, g_rand_boolean (random), error);
    case 1:
    case 2:
      return change_random_review (store, random, error);
    case 3:
    case 4:
    case 5:
      return add_random_findings (store, random, error);
    case 6:
      return set_random_finding (store, random, error);
    case 7:
      return remove_random_finding (store, random, error);
    case 8:
      return change_random_codes (store, random, error);
    case 9:
      return set_random_lesson (store, random, error);
    case 10:
      return add_random_status (store, random, error);
    case 11:
      return replace_random_text (store, random, serial, error);
    case 12:
      return replace_random_findings (store, random, error);
    case 13:
      return answer_random_suggestion (store, random, error);
    case 14:
      return set_random_work (store, random, error);
    case 15:
    case 16:
      return rearrange_random_codes (store, random, error);
    default:
      return set_random_setting (store, random, error);
    }
}

static gint64
get_last_number (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = tl_store_load_history (store, 1, &error);

  g_assert_no_error (error);
  return history->len > 0 ? tl_change_get_number (history->pdata[0]) : 0;
}

gboolean
fixture_run_random_verb (TlStore *store, GRand *random, guint *serial)
{
  g_autoptr (GError) error = NULL;
  gint64 before = get_last_number (store);

  run_random_verb (store, random, serial, &error);
  if (error != NULL && !g_error_matches (error, TL_ERROR, TL_ERROR_INVALID)
      && !g_error_matches (error, TL_ERROR, TL_ERROR_NOT_FOUND))
    g_assert_no_error (error);
  return get_last_number (store) != before;
}

void
fixture_assert_sound (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = tl_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) faults->pdata[i]);
  g_assert_cmpuint (faults->len, ==, 0);
}

char *
fixture_dump (TlStore *store)
{
  g_autoptr (GError) error = NULL;
  char *dump = tl_store_dump (store, &error);

  g_assert_no_error (error);
  return dump;
}
