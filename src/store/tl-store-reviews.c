/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews: listing them with their case values and documents, finding one, changing and removing
 * it. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Each ordered by the review's id, so that they are read in step. */
#define REVIEWS_SQL "SELECT id, title, status, fictional FROM reviews "
#define VALUES_SQL "SELECT review_id, variable, value, page, quote, confirmed FROM case_values "
#define DOCUMENTS_SQL                                                                              \
  "SELECT review_id, id, kind, title, ifnull (file_name, ''), sha256, format, text_sha256, "       \
  "n_pages "                                                                                       \
  "FROM documents "
#define CODERS_SQL "SELECT review_id, coder, count(*) FROM findings "
#define COUNTS_SQL "SELECT review_id, count(*) FROM recommendations "
#define OF_REVIEW "WHERE review_id = ?1 "

typedef enum
{
  REVIEWS,
  VALUES,
  DOCUMENTS,
  CODERS,
  COUNTS,
  N_SOURCES
} Source;

static const char *const sources[N_SOURCES][2] = {
  [REVIEWS] = { REVIEWS_SQL "ORDER BY id", REVIEWS_SQL "WHERE id = ?1" },
  [VALUES] = { VALUES_SQL "ORDER BY review_id, ordinal", VALUES_SQL OF_REVIEW "ORDER BY ordinal" },
  [DOCUMENTS] = { DOCUMENTS_SQL "ORDER BY review_id, ordinal, id",
                  DOCUMENTS_SQL OF_REVIEW "ORDER BY ordinal, id" },
  [CODERS] = { CODERS_SQL "GROUP BY review_id, coder ORDER BY review_id, coder",
               CODERS_SQL OF_REVIEW "GROUP BY review_id, coder ORDER BY coder" },
  [COUNTS] = { COUNTS_SQL "GROUP BY review_id ORDER BY review_id",
               COUNTS_SQL OF_REVIEW "GROUP BY review_id" },
};

typedef struct
{
  TlStatement *rows[N_SOURCES];
  TlStep steps[N_SOURCES];
} Reader;

static void
clear_reader (Reader *reader)
{
  for (guint i = 0; i < N_SOURCES; i++)
    g_clear_pointer (&reader->rows[i], tl_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
start_reader (TlStore *self, Reader *reader, const char *id, GError **error)
{
  for (guint i = 0; i < N_SOURCES; i++)
    {
      reader->rows[i] = tl_store_prepare (self, sources[i][id != NULL], error);
      if (reader->rows[i] == NULL)
        return FALSE;
      if (id != NULL)
        tl_statement_bind (reader->rows[i], "s", id);
      reader->steps[i] = tl_statement_step (reader->rows[i], error);
      if (reader->steps[i] == TL_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

/* The current row of a source, if it belongs to the current review. */
static TlStatement *
peek (Reader *reader, Source source)
{
  TlStatement *row = reader->rows[source];

  if (reader->steps[source] != TL_STEP_ROW
      || g_strcmp0 (tl_statement_get_text (row, 0),
                    tl_statement_get_text (reader->rows[REVIEWS], 0))
             != 0)
    return NULL;
  return row;
}

static gboolean
advance (Reader *reader, Source source, GError **error)
{
  reader->steps[source] = tl_statement_step (reader->rows[source], error);
  return reader->steps[source] != TL_STEP_ERROR;
}

static GPtrArray *
read_values (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) values =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_case_value_free);
  TlStatement *row;

  while ((row = peek (reader, VALUES)) != NULL)
    {
      g_ptr_array_add (
          values, tl_case_value_new (tl_statement_get_text (row, 1), tl_statement_get_text (row, 2),
                                     tl_statement_get_uint (row, 3), tl_statement_get_text (row, 4),
                                     tl_statement_get_int (row, 5) != 0));
      if (!advance (reader, VALUES, error))
        return NULL;
    }
  return g_steal_pointer (&values);
}

static GPtrArray *
read_documents (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_object_unref);
  TlStatement *row;

  while ((row = peek (reader, DOCUMENTS)) != NULL)
    {
      g_ptr_array_add (
          documents,
          tl_document_new (tl_statement_get_text (row, 1), tl_statement_get_text (row, 0),
                           MIN (tl_statement_get_uint (row, 2), TL_DOCUMENT_OTHER),
                           tl_statement_get_text (row, 3), tl_statement_get_text (row, 4),
                           tl_statement_get_text (row, 5), tl_statement_get_text (row, 6),
                           tl_statement_get_text (row, 7), tl_statement_get_uint (row, 8)));
      if (!advance (reader, DOCUMENTS, error))
        return NULL;
    }
  return g_steal_pointer (&documents);
}

/* Who coded the review, names in order, and how many findings there are. */
static char *
read_coders (Reader *reader, guint *n_findings, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  TlStatement *row;

  *n_findings = 0;
  while ((row = peek (reader, CODERS)) != NULL)
    {
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, tl_statement_get_text (row, 1));
      *n_findings += tl_statement_get_uint (row, 2);
      if (!advance (reader, CODERS, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static TlReview *
read_review (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) values = read_values (reader, error);
  g_autoptr (GPtrArray) documents = values != NULL ? read_documents (reader, error) : NULL;
  guint n_findings, n_recommendations = 0;
  g_autofree char *coders = documents != NULL ? read_coders (reader, &n_findings, error) : NULL;
  TlStatement *row, *review = reader->rows[REVIEWS];

  if (coders == NULL)
    return NULL;
  if ((row = peek (reader, COUNTS)) != NULL)
    {
      n_recommendations = tl_statement_get_uint (row, 1);
      if (!advance (reader, COUNTS, error))
        return NULL;
    }
  return tl_review_new (tl_statement_get_text (review, 0), tl_statement_get_text (review, 1),
                        tl_statement_get_text (review, 2), tl_statement_get_int (review, 3) != 0,
                        g_steal_pointer (&values), g_steal_pointer (&documents), n_findings,
                        n_recommendations, coders);
}

static GPtrArray *
load (TlStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) reviews = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Reader) reader = { 0 };

  if (!start_reader (self, &reader, id, error))
    return NULL;
  while (reader.steps[REVIEWS] == TL_STEP_ROW)
    {
      TlReview *review = read_review (&reader, error);

      if (review == NULL)
        return NULL;
      g_ptr_array_add (reviews, review);
      if (!advance (&reader, REVIEWS, error))
        return NULL;
    }
  return g_steal_pointer (&reviews);
}

GPtrArray *
tl_store_load_reviews (TlStore *self, GError **error)
{
  GPtrArray *reviews;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  reviews = load (self, NULL, error);
  if (reviews != NULL)
    g_ptr_array_sort (reviews, tl_snapshot_compare_reviews);
  return reviews;
}

static gboolean
refuse_missing (const char *id, GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no review “%s” in the library"),
               id);
  return FALSE;
}

TlReview *
tl_store_load_review (TlStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) reviews = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && id != NULL, NULL);
  reviews = load (self, id, error);
  if (reviews == NULL)
    return NULL;
  if (reviews->len == 0)
    return refuse_missing (id, error), NULL;
  return g_object_ref (reviews->pdata[0]);
}

char *
tl_store_find_duplicate (TlStore *self, const char *sha256, GError **error)
{
  char *title = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && sha256 != NULL, NULL);
  if (!tl_store_ask_text (self, &title, error,
                          "SELECT reviews.title FROM documents "
                          "JOIN reviews ON reviews.id = review_id "
                          "WHERE sha256 = ?1 ORDER BY reviews.id LIMIT 1",
                          "s", sha256))
    return NULL;
  return title;
}

static gboolean
is_named (const char *folded_name, const char *folded_words)
{
  const char *dot = strrchr (folded_name, '.');

  return strcmp (folded_name, folded_words) == 0
         || (dot != NULL && strlen (folded_words) == (gsize) (dot - folded_name)
             && dot > folded_name
             && strncmp (folded_name, folded_words, (gsize) (dot - folded_name)) == 0);
}

/* Whether a review of these words is meant: by title, or by the name of one of its files. */
static gboolean
is_meant (TlStatement *row, const char *folded)
{
  for (int column = 1; column <= 3; column++)
    {
      const char *name = tl_statement_get_text (row, column);
      g_autofree char *own = name != NULL ? tl_text_fold (name) : NULL;

      if (own != NULL && (column == 1 ? strcmp (own, folded) == 0 : is_named (own, folded)))
        return TRUE;
    }
  return FALSE;
}

char *
tl_store_find_review (TlStore *self, const char *words, GError **error)
{
  g_autoptr (TlStatement) row = NULL;
  g_autofree char *found = NULL;
  g_autofree char *folded = NULL;
  gboolean is_ambiguous = FALSE;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self) && words != NULL, NULL);
  if (!tl_store_ask_text (self, &found, error, "SELECT id FROM reviews WHERE id = ?1", "s", words))
    return NULL;
  if (found != NULL)
    return g_steal_pointer (&found);
  folded = tl_text_fold (words);
  row = tl_store_prepare (self,
                          "SELECT reviews.id, reviews.title, file_name, source_name FROM reviews "
                          "LEFT JOIN documents ON review_id = reviews.id",
                          error);
  if (row == NULL)
    return NULL;
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      if (!is_meant (row, folded))
        continue;
      is_ambiguous |= found != NULL && g_strcmp0 (found, tl_statement_get_text (row, 0)) != 0;
      g_free (found);
      found = g_strdup (tl_statement_get_text (row, 0));
    }
  if (step == TL_STEP_ERROR)
    return NULL;
  if (found == NULL)
    return refuse_missing (words, error), NULL;
  if (is_ambiguous)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” names more than one review"), words);
      return NULL;
    }
  return g_steal_pointer (&found);
}

/* The title of a review that must be there. */
static char *
get_title (TlStore *self, const char *id, GError **error)
{
  char *title = NULL;

  if (!tl_store_ask_text (self, &title, error, "SELECT title FROM reviews WHERE id = ?1", "s", id))
    return NULL;
  if (title == NULL)
    refuse_missing (id, error);
  return title;
}

static gboolean
keep_originals (TlStore *self, const char *review_id, GError **error)
{
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  row =
      tl_store_prepare (self, "SELECT DISTINCT sha256 FROM documents WHERE review_id = ?1", error);
  if (row == NULL)
    return FALSE;
  tl_statement_bind (row, "s", review_id);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    if (!tl_store_keep_original (self, tl_statement_get_text (row, 0), error))
      return FALSE;
  return step == TL_STEP_DONE;
}

gboolean
tl_store_remove_review (TlStore *self, const char *review_id, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  gboolean is_done;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL, FALSE);
  title = get_title (self, review_id, error);
  if (title == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Remove the review “%s”"), title);
  if (!tl_store_begin (self, error))
    return FALSE;
  is_done = keep_originals (self, review_id, error)
            && tl_store_run (self, error, "DELETE FROM reviews WHERE id = ?1", "s", review_id);
  return tl_store_end (self, is_done, label, error);
}

gboolean
tl_store_rename_review (TlStore *self, const char *review_id, const char *title, GError **error)
{
  g_autofree char *old_title = NULL;
  g_autofree char *new_title = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL && title != NULL, FALSE);
  new_title = tl_text_collapse (title);
  if (*new_title == '\0')
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("A review needs a title"));
      return FALSE;
    }
  old_title = get_title (self, review_id, error);
  if (old_title == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Rename the review “%s” to “%s”"), old_title, new_title);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self,
                       tl_store_run (self, error, "UPDATE reviews SET title = ?2 WHERE id = ?1",
                                     "ss", review_id, new_title),
                       label, error);
}

gboolean
tl_store_rename_document (TlStore *self, const char *document_id, const char *title, GError **error)
{
  g_autofree char *old_title = NULL, *new_title = NULL, *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && document_id != NULL && title != NULL, FALSE);
  new_title = tl_text_collapse (title);
  if (*new_title == '\0')
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("A document needs a title"));
      return FALSE;
    }
  if (!tl_store_ask_text (self, &old_title, error, "SELECT title FROM documents WHERE id = ?1", "s",
                          document_id))
    return FALSE;
  if (old_title == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("There is no document “%s”"),
                   document_id);
      return FALSE;
    }
  label = g_strdup_printf (_ ("Rename the document “%s” to “%s”"), old_title, new_title);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self,
                       tl_store_run (self, error, "UPDATE documents SET title = ?2 WHERE id = ?1",
                                     "ss", document_id, new_title),
                       label, error);
}

gboolean
tl_store_set_review_status (TlStore *self, const char *review_id, const char *status,
                            GError **error)
{
  static const char *const names[] = { "draft", "submitted", "published", "unknown", NULL };
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL && status != NULL, FALSE);
  if (!g_strv_contains (names, status))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is not a status of a review"),
                   status);
      return FALSE;
    }
  title = get_title (self, review_id, error);
  if (title == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Set the status of the review “%s” to “%s”"), title,
                           tl_review_status_get_name (status));
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self,
                       tl_store_run (self, error, "UPDATE reviews SET status = ?2 WHERE id = ?1",
                                     "ss", review_id, status),
                       label, error);
}

/* Adds @value as a person gave it; where it is what was read in the report, the place is kept. */
static void
add_confirmed (GPtrArray *after, GPtrArray *before, const char *variable, const char *value)
{
  for (guint i = 0; i < before->len; i++)
    {
      const TlCaseValue *old = before->pdata[i];

      if (g_str_equal (old->variable, variable) && g_str_equal (old->value, value))
        {
          g_ptr_array_add (after, tl_case_value_new (variable, value, old->page, old->quote, TRUE));
          return;
        }
    }
  g_ptr_array_add (after, tl_case_value_new (variable, value, 0, NULL, TRUE));
}

/* The review's values with those of @variable replaced, in their place or at the end. */
static GPtrArray *
replace_values (GPtrArray *before, const char *variable, const char *const *values)
{
  GPtrArray *after = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_case_value_free);
  gboolean is_there = FALSE;

  for (guint i = 0; i < before->len; i++)
    {
      const TlCaseValue *old = before->pdata[i];

      if (!g_str_equal (old->variable, variable))
        g_ptr_array_add (after, tl_case_value_new (old->variable, old->value, old->page, old->quote,
                                                   old->is_confirmed));
      for (guint k = 0; g_str_equal (old->variable, variable) && !is_there && values[k] != NULL;
           k++)
        add_confirmed (after, before, variable, values[k]);
      is_there |= g_str_equal (old->variable, variable);
    }
  for (guint k = 0; !is_there && values[k] != NULL; k++)
    add_confirmed (after, before, variable, values[k]);
  return after;
}

gboolean
tl_store_write_values (TlStore *self, const char *review_id, GPtrArray *values, GError **error)
{
  g_autoptr (TlStatement) statement = NULL;

  if (!tl_store_run (self, error, "DELETE FROM case_values WHERE review_id = ?1", "s", review_id))
    return FALSE;
  statement = tl_store_prepare (self,
                                "INSERT INTO case_values "
                                "(review_id, ordinal, variable, value, page, quote, confirmed) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                error);
  for (guint i = 0; statement != NULL && i < values->len; i++)
    {
      const TlCaseValue *value = values->pdata[i];

      tl_statement_bind (statement, "sussusu", review_id, i, value->variable, value->value,
                         value->page, value->quote, (guint) (value->is_confirmed != 0));
      if (!tl_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static char *
describe_value (TlStore *self, const char *title, const char *variable, const char *const *values)
{
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self, NULL);
  TlCode *code =
      codebook != NULL ? tl_codebook_lookup (codebook, TL_CODE_VARIABLE, variable) : NULL;
  const char *name = code != NULL ? tl_code_get_name (code) : variable;
  g_autofree char *joined = g_strjoinv ("; ", (GStrv) values);

  if (values[0] == NULL)
    return g_strdup_printf (_ ("Clear “%s” of the review “%s”"), name, title);
  return g_strdup_printf (_ ("Set “%s” of the review “%s” to “%s”"), name, title, joined);
}

gboolean
tl_store_set_case_value (TlStore *self, const char *review_id, const char *variable,
                         const char *const *values, GError **error)
{
  g_autoptr (TlReview) review = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL, FALSE);
  g_return_val_if_fail (variable != NULL && values != NULL, FALSE);
  review = tl_store_load_review (self, review_id, error);
  if (review == NULL)
    return FALSE;
  if (*variable == '\0')
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is not a case variable"), variable);
      return FALSE;
    }
  after = replace_values (tl_review_get_values (review), variable, values);
  label = describe_value (self, tl_review_get_title (review), variable, values);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (self, tl_store_write_values (self, review_id, after, error), label, error);
}

gboolean
tl_store_confirm_values (TlStore *self, const char *review_id, GError **error)
{
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self) && review_id != NULL, FALSE);
  title = get_title (self, review_id, error);
  if (title == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Confirm the case facts of the review “%s”"), title);
  if (!tl_store_begin (self, error))
    return FALSE;
  return tl_store_end (
      self,
      tl_store_run (self, error,
                    "UPDATE case_values SET confirmed = 1 WHERE review_id = ?1 AND confirmed = 0",
                    "s", review_id),
      label, error);
}
