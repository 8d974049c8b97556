/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another version of a document: which documents hold much of the same text, and a new text in the
 * place of an old one. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROBES = 24,      /* phrases of a text that are looked for */
  PROBE_WORDS = 7,  /* words of each */
  PROBE_CHARS = 80, /* of a paragraph that gives one */
  MAX_FOUND = 40,   /* places that are looked at for each */
  MAX_LIKE = 3
};

/* Words of the middle of a paragraph, as a phrase of FTS5; NULL if it is too short. */
static char *
make_probe (const TlBlock *block)
{
  g_autoptr (GString) phrase = g_string_new ("\"");
  const char *p;
  guint n = 0;

  if (block->kind == TL_BLOCK_HEADING || block->kind == TL_BLOCK_FURNITURE
      || block->kind == TL_BLOCK_FOOTNOTE || block->kind == TL_BLOCK_TABLE_ROW
      || block->n_chars < PROBE_CHARS)
    return NULL;
  p = strchr (g_utf8_offset_to_pointer (block->text, block->n_chars / 4), ' ');
  for (; p != NULL && *p != '\0' && n < PROBE_WORDS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (phrase, c);
      else if (phrase->str[phrase->len - 1] != ' ' && phrase->len > 1)
        {
          g_string_append_c (phrase, ' ');
          n++;
        }
    }
  g_string_append_c (phrase, '"');
  return n == PROBE_WORDS ? g_strdup (phrase->str) : NULL;
}

/* (element-type utf8): phrases from all over the text. */
static GPtrArray *
make_probes (TlDocumentText *text)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_free);
  guint step = MAX (blocks->len / (4 * PROBES), 1);

  for (guint i = 0; i < blocks->len; i += step)
    {
      char *probe = make_probe (blocks->pdata[i]);

      if (probe != NULL)
        g_ptr_array_add (probes, probe);
    }
  while (probes->len > PROBES)
    for (guint i = probes->len; i > 1 && probes->len > PROBES; i -= MIN (i, 2))
      g_ptr_array_remove_index (probes, i - 1);
  return probes;
}

/* Counts the documents that hold the phrase. */
static gboolean
look_for (TlStore *self, const char *probe, GHashTable *counts, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  row = tl_store_prepare (self,
                          "SELECT document_id FROM blocks "
                          "WHERE key IN (SELECT rowid FROM block_index "
                          "WHERE block_index MATCH ?1 LIMIT 40)",
                          error);
  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "s", probe);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      const char *id = tl_statement_get_text (row, 0);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

      if (g_hash_table_add (seen, g_strdup (id)))
        g_hash_table_insert (counts, g_strdup (id), GUINT_TO_POINTER (n + 1));
    }
  return step == TL_STEP_DONE;
}

G_STATIC_ASSERT (MAX_FOUND == 40);

/* The document of the highest count that is at least @least; by id where several have it. */
static char *
take_best (GHashTable *counts, guint least)
{
  GHashTableIter iter;
  gpointer id, count;
  const char *best = NULL;
  guint most = 0;
  char *taken;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &count))
    {
      guint n = GPOINTER_TO_UINT (count);

      if (n > most || (n == most && best != NULL && strcmp (id, best) < 0))
        best = id, most = n;
    }
  if (best == NULL || most < least)
    return NULL;
  taken = g_strdup (best);
  g_hash_table_remove (counts, taken);
  return taken;
}

GPtrArray *
tl_store_find_texts_like (TlStore *self, TlDocumentText *text, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) probes = NULL;
  char *id;

  g_return_val_if_fail (TL_IS_STORE (self) && TL_IS_DOCUMENT_TEXT (text), NULL);
  probes = make_probes (text);
  for (guint i = 0; i < probes->len; i++)
    if (!look_for (self, probes->pdata[i], counts, error))
      return NULL;
  while (found->len < MAX_LIKE && (id = take_best (counts, MAX (probes->len / 4, 1))) != NULL)
    g_ptr_array_add (found, id);
  return g_steal_pointer (&found);
}

/* The finding with its words found in @text, or NULL if one of its spans is not there. */
static TlFinding *
place (TlDocumentText *text, TlFinding *finding, const char *document_id)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  GPtrArray *old = tl_finding_get_spans (finding);
  guint end = 0;

  for (guint i = 0; i < old->len; i++)
    {
      TlSpan *span = tl_document_text_anchor (text, old->pdata[i]);

      if (span == NULL)
        return NULL;
      g_ptr_array_add (spans, span);
      if (span->start < end)
        return NULL;
      end = span->end;
    }
  return tl_finding_new (tl_finding_get_id (finding), tl_finding_get_review_id (finding),
                         document_id, g_steal_pointer (&spans), tl_finding_get_type_id (finding),
                         tl_finding_get_themes (finding), tl_finding_get_agencies (finding),
                         tl_finding_get_note (finding), tl_finding_get_importance (finding), NULL,
                         tl_finding_get_coder (finding), tl_finding_get_created (finding));
}

/* Moves the findings of @old_id whose words @new_id has; the others go to @unplaced. */
static gboolean
move_findings (TlStore *self, const char *review_id, const char *old_id, const char *new_id,
               GPtrArray *unplaced, GError **error)
{
  g_autoptr (GPtrArray) findings = tl_store_load_findings (self, review_id, error);
  g_autoptr (TlDocumentText) text = NULL;

  text = findings != NULL ? tl_store_load_text (self, new_id, error) : NULL;
  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];
      g_autoptr (TlFinding) placed = NULL;

      if (strcmp (tl_finding_get_document_id (finding), old_id) != 0)
        continue;
      placed = place (text, finding, new_id);
      if (placed == NULL)
        g_ptr_array_add (unplaced, g_object_ref (finding));
      else if (!tl_store_move_finding (self, placed, error))
        return FALSE;
    }
  return TRUE;
}

/* Moves the answers to suggestions in @old_id whose words @new_id has; the others go with the old
 * text. */
static gboolean
move_answers (TlStore *self, const char *old_id, const char *new_id, GError **error)
{
  g_autoptr (GPtrArray) answers = tl_store_load_answers (self, old_id, error);
  g_autoptr (TlDocumentText) old_text = NULL, new_text = NULL;

  if (answers == NULL || answers->len == 0)
    return answers != NULL;
  old_text = tl_store_load_text (self, old_id, error);
  new_text = old_text != NULL ? tl_store_load_text (self, new_id, error) : NULL;
  if (new_text == NULL)
    return FALSE;
  for (guint i = 0; i < answers->len; i++)
    {
      const TlSuggestionAnswer *answer = answers->pdata[i];
      g_autoptr (TlSpan) old = tl_document_text_make_span (old_text, answer->start, answer->end);
      g_autoptr (TlSpan) span = old != NULL ? tl_document_text_anchor (new_text, old) : NULL;

      if (span != NULL
          && !tl_store_run (self, error,
                            "UPDATE OR REPLACE suggestion_answers "
                            "SET document_id = ?5, start = ?6, \"end\" = ?7 "
                            "WHERE document_id = ?1 AND start = ?2 AND \"end\" = ?3 "
                            "AND theme_id = ?4",
                            "suussuu", old_id, answer->start, answer->end, answer->theme_id, new_id,
                            span->start, span->end))
        return FALSE;
    }
  return TRUE;
}

/* The recommendation of @new_id that is @old, or NULL. */
static TlRecommendation *
find_successor (GPtrArray *all, TlRecommendation *old, const char *new_id)
{
  g_autofree char *words = tl_text_fold (tl_recommendation_get_text (old));
  TlRecommendation *found = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      TlRecommendation *r = all->pdata[i];
      g_autofree char *text = NULL;

      if (strcmp (tl_recommendation_get_document_id (r), new_id) != 0)
        continue;
      text = tl_text_fold (tl_recommendation_get_text (r));
      if (strcmp (text, words) == 0)
        return r;
      if (tl_recommendation_get_number (old) != NULL
          && g_strcmp0 (tl_recommendation_get_number (r), tl_recommendation_get_number (old)) == 0)
        found = found == NULL ? r : NULL;
    }
  return found;
}

/* What was noted of the old recommendations goes to the new; those that have a successor or no
 * note go, and so do the old rows of the action plan. */
static gboolean
move_recommendations (TlStore *self, const char *review_id, const char *old_id, const char *new_id,
                      GError **error)
{
  g_autoptr (GPtrArray) all = tl_store_load_recommendations (self, review_id, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      TlRecommendation *old = all->pdata[i], *successor;

      if (strcmp (tl_recommendation_get_document_id (old), old_id) != 0)
        continue;
      successor = find_successor (all, old, new_id);
      if (successor != NULL
          && !tl_store_run (
              self, error,
              "UPDATE status_events SET recommendation_id = ?2 WHERE recommendation_id = ?1", "ss",
              tl_recommendation_get_id (old), tl_recommendation_get_id (successor)))
        return FALSE;
    }
  return tl_store_run (self, error,
                       "DELETE FROM recommendations WHERE document_id = ?1 AND id NOT IN "
                       "(SELECT recommendation_id FROM status_events)",
                       "s", old_id)
         && tl_store_run (self, error, "DELETE FROM actions WHERE document_id = ?1", "s", old_id);
}

/* The old document goes, or stays as an earlier version for what still stands on it. */
static gboolean
retire_document (TlStore *self, const char *old_id, GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *title = NULL;
  g_autofree char *earlier = NULL;
  gint64 n;

  if (!tl_store_ask_int (self, &n, error,
                         "SELECT (SELECT count(*) FROM findings WHERE document_id = ?1) "
                         "+ (SELECT count(*) FROM recommendations WHERE document_id = ?1)",
                         "s", old_id)
      || !tl_store_ask_text (self, &sha256, error, "SELECT sha256 FROM documents WHERE id = ?1",
                             "s", old_id)
      || !tl_store_ask_text (self, &title, error, "SELECT title FROM documents WHERE id = ?1", "s",
                             old_id))
    return FALSE;
  if (n == 0)
    return tl_store_keep_original (self, sha256, error)
           && tl_store_run (self, error, "DELETE FROM documents WHERE id = ?1", "s", old_id);
  /* Translators: title of a document that a newer version took the place of. */
  earlier = g_strdup_printf (_ ("Earlier version: %s"), title);
  return tl_store_run (self, error,
                       "UPDATE documents SET title = ?2, ordinal = "
                       "(SELECT max (ordinal) + 1 FROM documents AS others "
                       "WHERE others.review_id = documents.review_id) WHERE id = ?1",
                       "ss", old_id, earlier);
}

/* The review of the first of @document_ids, of which there are @n, that is one. */
static char *
find_review (TlStore *self, const char *const *document_ids, guint n, GError **error)
{
  const char *document_id = NULL;
  char *review_id = NULL;

  for (guint i = 0; i < n && document_id == NULL; i++)
    document_id = document_ids[i];
  if (document_id != NULL
      && !tl_store_ask_text (self, &review_id, error,
                             "SELECT review_id FROM documents WHERE id = ?1", "s", document_id))
    return NULL;
  if (review_id == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no document %s in the library"),
                 document_id != NULL ? document_id : "");
  return review_id;
}

/* Lets the document @new_id take the place of @old_id. */
static gboolean
replace_document (TlStore *self, const char *review_id, const char *old_id, const char *new_id,
                  GPtrArray *unplaced, GError **error)
{
  gint64 ordinal;

  return tl_store_ask_int (self, &ordinal, error, "SELECT ordinal FROM documents WHERE id = ?1",
                           "s", old_id)
         && move_findings (self, review_id, old_id, new_id, unplaced, error)
         && move_answers (self, old_id, new_id, error)
         && move_recommendations (self, review_id, old_id, new_id, error)
         && retire_document (self, old_id, error)
         && tl_store_run (self, error, "UPDATE documents SET ordinal = ?2 WHERE id = ?1", "su",
                          new_id, (guint) ordinal);
}

static gboolean
replace_text (TlStore *self, const TlDraft *draft, GBytes *original,
              const char *const *document_ids, GPtrArray *unplaced, GError **error)
{
  g_autoptr (GPtrArray) new_ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *review_id = find_review (self, document_ids, draft->documents->len, error);
  g_autofree char *written = NULL;

  if (review_id == NULL)
    return FALSE;
  written = tl_store_write_draft (self, draft, original, review_id, new_ids, error);
  if (written == NULL)
    return FALSE;
  for (guint i = 0; i < new_ids->len; i++)
    if (document_ids[i] != NULL
        && !replace_document (self, review_id, document_ids[i], new_ids->pdata[i], unplaced, error))
      return FALSE;
  return TRUE;
}

gboolean
tl_store_replace_text (TlStore *self, const TlDraft *draft, GBytes *original,
                       const char *const *document_ids, GPtrArray **unplaced, GError **error)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *label = NULL;
  gboolean is_done;

  g_return_val_if_fail (TL_IS_STORE (self) && draft != NULL && original != NULL, FALSE);
  g_return_val_if_fail (document_ids != NULL && draft->documents->len > 0, FALSE);
  g_return_val_if_fail (draft->findings->len == 0, FALSE);
  label = g_strdup_printf (_ ("Take “%s” as the new version"), draft->file_name);
  if (!tl_store_begin (self, error))
    return FALSE;
  is_done = replace_text (self, draft, original, document_ids, left, error);
  if (!tl_store_end (self, is_done, label, error))
    return FALSE;
  if (unplaced != NULL)
    *unplaced = g_steal_pointer (&left);
  return TRUE;
}
