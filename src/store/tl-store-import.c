/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a draft to a review with its documents, texts, recommendations and findings, in one change.
 */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>

/* Whether a row has this id already; then a new id is made, so that the same file can be imported
 * twice into libraries that are merged by hand. */
static char *
choose_id (TlStore *self, const char *wanted, const char *count_sql, GError **error)
{
  gint64 n;

  if (wanted == NULL)
    return g_uuid_string_random ();
  if (!tl_store_ask_int (self, &n, error, count_sql, "s", wanted))
    return NULL;
  return n == 0 ? g_strdup (wanted) : g_uuid_string_random ();
}

static gboolean
check_original (TlStore *self, const TlDraft *draft, GBytes *original, GError **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  g_autoptr (GError) local = NULL;
  g_autofree char *title = NULL;

  if (g_strcmp0 (sha256, draft->sha256) != 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("What was read does not belong to the file “%s”"), draft->file_name);
      return FALSE;
    }
  title = tl_store_find_duplicate (self, sha256, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (title != NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_DUPLICATE,
                 _ ("“%s” is the same file as in the review “%s”"), draft->file_name, title);
  return title == NULL;
}

static gboolean
write_original (TlStore *self, const TlDraft *draft, GBytes *original, GError **error)
{
  return tl_store_keep_original (self, draft->sha256, error)
         && tl_store_run (
             self, error,
             "INSERT OR IGNORE INTO originals (sha256, size, bytes) VALUES (?1, ?2, ?3)", "slb",
             draft->sha256, (gint64) g_bytes_get_size (original), original);
}

/* Whether @draft states what the review could only say to be not stated. */
static gboolean
is_stated_by (const TlDraft *draft, const char *variable, const char *value, gboolean is_confirmed)
{
  const TlGuess *guess = tl_draft_get_guess (draft, variable);

  return guess != NULL && tl_guess_is_stated (guess) && !is_confirmed
         && g_strcmp0 (value, TL_NOT_STATED) == 0;
}

/* What the review has, then what the draft proposes for variables that it lacks, or of which an
 * earlier document said nothing. */
static GPtrArray *
merge_values (TlReview *review, const TlDraft *draft)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_case_value_free);
  GPtrArray *old = review != NULL ? tl_review_get_values (review) : NULL;
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      const TlCaseValue *value = old->pdata[i];

      if (is_stated_by (draft, value->variable, value->value, value->is_confirmed))
        continue;
      g_hash_table_add (kept, value->variable);
      g_ptr_array_add (values, tl_case_value_new (value->variable, value->value, value->page,
                                                  value->quote, value->is_confirmed));
    }

  for (guint i = 0; i < draft->guesses->len; i++)
    {
      const TlGuess *guess = draft->guesses->pdata[i];

      if (!g_hash_table_contains (kept, guess->variable))
        g_ptr_array_add (values, tl_case_value_new (guess->variable, guess->value, guess->page,
                                                    guess->quote, FALSE));
    }
  return values;
}

/* Makes the review of a draft, or takes the one that is there. Returns its id. */
static char *
write_review (TlStore *self, const TlDraft *draft, const char *review_id, GError **error)
{
  g_autoptr (TlReview) review = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;
  g_autofree char *now = tl_store_now ();

  if (review_id != NULL && (review = tl_store_load_review (self, review_id, error)) == NULL)
    return NULL;
  if (review == NULL && draft->review_id != NULL
      && !tl_store_ask_text (self, &title, error, "SELECT title FROM reviews WHERE id = ?1", "s",
                             draft->review_id))
    return NULL;
  if (title != NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_DUPLICATE,
                   _ ("“%s” holds the review “%s”, which is there already"), draft->file_name,
                   title);
      return NULL;
    }
  id = review_id != NULL          ? g_strdup (review_id)
       : draft->review_id != NULL ? g_strdup (draft->review_id)
                                  : g_uuid_string_random ();
  values = merge_values (review, draft);
  if (review == NULL
      && !tl_store_run (self, error,
                        "INSERT INTO reviews (id, title, status, fictional, created) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)",
                        "sssus", id,
                        draft->title != NULL && *draft->title != '\0' ? draft->title
                                                                      : draft->file_name,
                        draft->status, (guint) (draft->is_fictional != 0), now))
    return NULL;
  return tl_store_write_values (self, id, values, error) ? g_steal_pointer (&id) : NULL;
}

static TlDocumentText *
make_text (const TlDraftDocument *document)
{
  GPtrArray *blocks = g_ptr_array_copy (document->blocks, (GCopyFunc) tl_block_copy, NULL);

  g_ptr_array_set_free_func (blocks, (GDestroyNotify) tl_block_free);
  return tl_document_text_new (blocks);
}

/* A file that is one document gives it its name. A file of our own format names the file it once
 * came from. */
static const char *
get_file_name (const TlDraft *draft, const TlDraftDocument *document)
{
  if (document->file_name != NULL || g_strcmp0 (draft->format, "review-xml") == 0)
    return document->file_name;
  return draft->file_name;
}

static gboolean
write_document (TlStore *self, const TlDraft *draft, const TlDraftDocument *document,
                const char *review_id, const char *id, GError **error)
{
  g_autoptr (TlDocumentText) text = make_text (document);
  g_autoptr (GBytes) sizes = tl_store_pack_sizes (document->page_sizes);
  g_autofree char *text_sha256 = tl_document_text_hash (text);

  return tl_store_run (self, error,
                       "INSERT INTO documents (id, review_id, ordinal, kind, title, file_name, "
                       "source_name, sha256, format, text_sha256, importer_version, n_pages, "
                       "page_sizes) "
                       "VALUES (?1, ?2, (SELECT ifnull (max (ordinal) + 1, 0) FROM documents "
                       "WHERE review_id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                       "ssussssssuub", id, review_id, (guint) document->kind,
                       document->title != NULL ? document->title : "",
                       get_file_name (draft, document), draft->file_name, draft->sha256,
                       draft->format, text_sha256, (guint) TL_IMPORTER_VERSION,
                       document->page_sizes->len, sizes)
         && tl_store_write_blocks (self, id, text, error)
         && tl_store_write_scan (self, id, document, error)
         && tl_store_write_recommendations (self, review_id, id, text, document->recommendations,
                                            error);
}

/* The places of a finding that came with a file. Where the words are not at the place given, they
 * are looked for; words that the text does not have are refused. */
static GPtrArray *
place_spans (TlDocumentText *text, const TlDraftFinding *item, GError **error)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);

  for (guint i = 0; i < item->spans->len; i++)
    {
      const TlSpan *given = item->spans->pdata[i];
      TlSpan *span = tl_document_text_make_span (text, given->start, given->end);
      guint start, end;

      if (span != NULL && given->quote != NULL && g_strcmp0 (span->quote, given->quote) != 0)
        {
          g_clear_pointer (&span, tl_span_free);
          if (tl_document_text_find (text, given->quote, 0, &start, &end))
            span = tl_document_text_make_span (text, start, end);
        }
      if (span == NULL)
        {
          g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                       _ ("The words of a finding in the file are not in its text: “%s”"),
                       given->quote != NULL ? given->quote : "");
          return NULL;
        }
      g_ptr_array_add (spans, span);
    }
  return g_steal_pointer (&spans);
}

static TlFinding *
make_finding (TlStore *self, const TlDraftFinding *item, const char *review_id,
              const char *document_id, GError **error)
{
  TlDocumentText *text = tl_store_peek_text (self, document_id, error);
  g_autoptr (GPtrArray) spans = text != NULL ? place_spans (text, item, error) : NULL;
  g_autofree char *id = NULL;

  if (spans == NULL)
    return NULL;
  id = choose_id (self, item->id, "SELECT count(*) FROM findings WHERE id = ?1", error);
  if (id == NULL)
    return NULL;
  return tl_finding_new (id, review_id, document_id, g_steal_pointer (&spans), item->type,
                         (const char *const *) item->themes, (const char *const *) item->agencies,
                         item->note, item->importance, NULL, item->coder, item->created);
}

static gboolean
write_draft_findings (TlStore *self, const TlDraft *draft, const char *review_id,
                      GPtrArray *document_ids, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < draft->findings->len; i++)
    {
      const TlDraftFinding *item = draft->findings->pdata[i];
      TlFinding *finding = NULL;

      if (item->document >= document_ids->len || item->spans->len == 0 || item->type == NULL)
        g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                     _ ("Finding %u of the file is not complete"), i + 1);
      else
        finding = make_finding (self, item, review_id, document_ids->pdata[item->document], error);
      if (finding == NULL)
        return FALSE;
      g_ptr_array_add (findings, finding);
    }
  return findings->len == 0 || tl_store_write_findings (self, findings, error);
}

char *
tl_store_write_draft (TlStore *self, const TlDraft *draft, GBytes *original, const char *review_id,
                      GPtrArray *document_ids, GError **error)
{
  g_autofree char *id = NULL;

  if (!check_original (self, draft, original, error))
    return NULL;
  id = write_review (self, draft, review_id, error);
  if (id == NULL || !write_original (self, draft, original, error))
    return NULL;
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];
      char *document_id =
          choose_id (self, document->id, "SELECT count(*) FROM documents WHERE id = ?1", error);

      if (document_id == NULL)
        return NULL;
      g_ptr_array_add (document_ids, document_id);
      if (!write_document (self, draft, document, id, document_id, error))
        return NULL;
    }
  for (guint i = 0; i < draft->documents->len; i++)
    if (!tl_store_write_actions (self, document_ids, i,
                                 ((const TlDraftDocument *) draft->documents->pdata[i])->actions,
                                 error))
      return NULL;
  return write_draft_findings (self, draft, id, document_ids, error) ? g_steal_pointer (&id) : NULL;
}

char *
tl_store_add_review (TlStore *self, const TlDraft *draft, GBytes *original, const char *review_id,
                     GError **error)
{
  g_autoptr (GPtrArray) document_ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && draft != NULL && original != NULL, NULL);
  g_return_val_if_fail (draft->documents->len > 0 && draft->file_name != NULL, NULL);
  g_return_val_if_fail (draft->sha256 != NULL && draft->format != NULL && draft->status != NULL,
                        NULL);
  label = g_strdup_printf (_ ("Import “%s”"), draft->file_name);
  if (!tl_store_begin (self, error))
    return NULL;
  id = tl_store_write_draft (self, draft, original, review_id, document_ids, error);
  return tl_store_end (self, id != NULL, label, error) ? g_steal_pointer (&id) : NULL;
}
