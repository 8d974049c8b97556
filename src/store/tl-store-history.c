/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal, and going back to an earlier point of it. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char find_sql[] =
    "SELECT number, time, coder, label, undone,\n"
    "  (SELECT CASE count(*) WHEN 1 THEN min(review_id) END FROM change_reviews\n"
    "   WHERE change_reviews.number = changes.number)\n"
    "FROM changes\n"
    "WHERE number < ?1\n"
    "  AND (?2 IS NULL OR coder = ?2)\n"
    "  AND (?3 IS NULL OR number IN (SELECT number FROM change_reviews WHERE review_id = ?3))\n"
    "  AND (?4 IS NULL OR time >= ?4)\n"
    "ORDER BY number DESC";

void
tl_coder_share_free (TlCoderShare *self)
{
  g_free (self->coder);
  g_free (self);
}

static gboolean
has_words (const char *label, const char *words)
{
  g_autofree char *folded = words != NULL ? tl_text_fold (label) : NULL;

  return words == NULL || strstr (folded, words) != NULL;
}

static TlChange *
read_change (TlStatement *row)
{
  return tl_change_new (tl_statement_get_int (row, 0), tl_statement_get_text (row, 1),
                        tl_statement_get_text (row, 2), tl_statement_get_text (row, 3),
                        tl_statement_get_int (row, 4) != 0, tl_statement_get_text (row, 5));
}

GPtrArray *
tl_store_find_changes (TlStore *self, const TlHistoryQuery *query, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TlStatement) row = NULL;
  g_autofree char *words = NULL;
  TlStep step = TL_STEP_DONE;

  g_return_val_if_fail (TL_IS_STORE (self) && query != NULL, NULL);
  row = tl_store_prepare (self, find_sql, error);
  if (row == NULL)
    return NULL;
  words = query->text != NULL ? tl_text_fold (query->text) : NULL;
  tl_statement_bind (row, "lsss", query->before > 0 ? query->before : G_MAXINT64, query->coder,
                     query->review_id, query->since);
  while (changes->len < query->limit && (step = tl_statement_step (row, error)) == TL_STEP_ROW)
    if (has_words (tl_statement_get_text (row, 3), words))
      g_ptr_array_add (changes, read_change (row));
  return step != TL_STEP_ERROR ? g_steal_pointer (&changes) : NULL;
}

GPtrArray *
tl_store_load_history (TlStore *self, guint limit, GError **error)
{
  const TlHistoryQuery query = { .limit = limit };

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  return tl_store_find_changes (self, &query, error);
}

GStrv
tl_store_load_history_coders (TlStore *self, GError **error)
{
  g_autoptr (GStrvBuilder) coders = g_strv_builder_new ();
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  row = tl_store_prepare (self, "SELECT DISTINCT coder FROM changes ORDER BY coder", error);
  if (row == NULL)
    return NULL;
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    g_strv_builder_add (coders, tl_statement_get_text (row, 0));
  return step == TL_STEP_DONE ? g_strv_builder_end (coders) : NULL;
}

/* Gives the label of an entry to which one can go back. */
static char *
find_goal (TlStore *self, gint64 number, GError **error)
{
  g_autofree char *label = NULL;
  gint64 undone;

  if (!tl_store_ask_text (self, &label, error, "SELECT label FROM changes WHERE number = ?1", "l",
                          number)
      || !tl_store_ask_int (self, &undone, error, "SELECT undone FROM changes WHERE number = ?1",
                            "l", number))
    return NULL;
  if (label == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND,
                 _ ("The history has no change of the number %" G_GINT64_FORMAT), number);
  else if (undone != 0)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is undone already"), label);
      g_clear_pointer (&label, g_free);
    }
  return g_steal_pointer (&label);
}

GPtrArray *
tl_store_plan_go_back (TlStore *self, gint64 number, GError **error)
{
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_coder_share_free);
  g_autoptr (TlStatement) row = NULL;
  g_autofree char *label = NULL;
  TlStep step;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  label = find_goal (self, number, error);
  row = label != NULL ? tl_store_prepare (self,
                                          "SELECT coder, count(*) FROM changes "
                                          "WHERE undone = 0 AND number >= ?1 "
                                          "GROUP BY coder ORDER BY 2 DESC, 1",
                                          error)
                      : NULL;
  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "l", number);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      TlCoderShare *share = g_new0 (TlCoderShare, 1);

      share->coder = g_strdup (tl_statement_get_text (row, 0));
      share->n_changes = tl_statement_get_uint (row, 1);
      g_ptr_array_add (shares, share);
    }
  return step == TL_STEP_DONE ? g_steal_pointer (&shares) : NULL;
}

/* Quotation marks within quotation marks are single ones. */
static char *
make_label (const char *goal)
{
  g_autofree char *words = tl_store_shorten (goal);
  g_autoptr (GString) inner = g_string_new (words);

  g_string_replace (inner, "“", "‘", 0);
  g_string_replace (inner, "”", "’", 0);
  /* Translators: the name of a change, such as: Tag ‘…’ with T03.1 */
  return g_strdup_printf (_ ("Go back to before “%s”"), inner->str);
}

static GBytes *
load_changeset (TlStore *self, gint64 number, GError **error)
{
  g_autoptr (TlStatement) row =
      tl_store_prepare (self, "SELECT changeset FROM changes WHERE number = ?1", error);

  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "l", number);
  return tl_statement_step (row, error) == TL_STEP_ROW ? tl_statement_dup_bytes (row, 0) : NULL;
}

static gboolean
undo_one (TlStore *self, gint64 number, GError **error)
{
  g_autoptr (GBytes) packed = load_changeset (self, number, error);
  g_autoptr (GError) cause = NULL;
  g_autofree char *label = NULL;

  if (packed == NULL)
    return FALSE;
  if (tl_store_apply (self, packed, TRUE, &self->touch, &cause))
    return TRUE;
  if (!g_error_matches (cause, TL_ERROR, TL_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  tl_store_ask_text (self, &label, NULL, "SELECT label FROM changes WHERE number = ?1", "l",
                     number);
  g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT,
               /* Translators: the name of a change, its number, why it failed */
               _ ("Nothing was changed: “%s” (number %" G_GINT64_FORMAT ") stands in the way. %s"),
               label != NULL ? label : "", number, cause->message);
  return FALSE;
}

/* The numbers are read beforehand: nothing reads the journal while changesets are applied. */
static GArray *
list_later (TlStore *self, gint64 number, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TlStatement) row = NULL;
  TlStep step;

  row = tl_store_prepare (self,
                          "SELECT number FROM changes WHERE undone = 0 AND number >= ?1 "
                          "ORDER BY number DESC",
                          error);
  if (row == NULL)
    return NULL;
  tl_statement_bind (row, "l", number);
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      gint64 one = tl_statement_get_int (row, 0);

      g_array_append_val (numbers, one);
    }
  return step == TL_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}

/* Who wants to know how far it is, and may stop it. */
typedef struct
{
  TlStoreProgress progress; /* nullable */
  gpointer data;
  GCancellable *cancellable; /* nullable */
} Watcher;

static gboolean
undo_down_to (TlStore *self, gint64 number, const Watcher *watcher, GError **error)
{
  g_autoptr (GArray) numbers = list_later (self, number, error);

  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (watcher->cancellable, error)
          || !undo_one (self, g_array_index (numbers, gint64, i), error))
        return FALSE;
      if (watcher->progress != NULL)
        watcher->progress (i + 1, numbers->len, watcher->data);
    }
  return !g_cancellable_set_error_if_cancelled (watcher->cancellable, error);
}

char *
tl_store_go_back (TlStore *self, gint64 number, TlStoreProgress progress, gpointer progress_data,
                  GCancellable *cancellable, GError **error)
{
  const Watcher watcher = { progress, progress_data, cancellable };
  g_autofree char *goal = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  goal = find_goal (self, number, error);
  if (goal == NULL)
    return NULL;
  label = make_label (goal);
  tl_touch_clear (&self->touch);
  if (!tl_store_begin (self, error)
      || !tl_store_end (self, undo_down_to (self, number, &watcher, error), label, error))
    return NULL;
  return g_steal_pointer (&label);
}

GPtrArray *
tl_store_get_touched (TlStore *self)
{
  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  if (self->touch.is_everything)
    return NULL;
  if (self->touch.review_ids == NULL)
    self->touch.review_ids = g_ptr_array_new_with_free_func (g_free);
  return self->touch.review_ids;
}
