/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The change journal: every verb is one transaction and one entry; undo and redo apply its
 * changeset. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LABEL_CHARACTERS = 48
};

/* The journal does not record itself, nor the search indexes (triggers keep them), nor the bytes of
 * originals: these stay while an entry of the journal or a document needs them. */
int
tl_store_is_recorded (gpointer data, const char *table)
{
  return strstr (table, "_index") == NULL && strcmp (table, "changes") != 0
         && strcmp (table, "change_originals") != 0 && strcmp (table, "change_reviews") != 0
         && strcmp (table, "originals") != 0;
}

/* A changeset is applied table by table in the order in which they were attached. Rows that may be
 * moved from one row to another come before these: otherwise a deletion would cascade to them
 * before they are moved away. */
static int
attach_tables (sqlite3_session *session)
{
  static const char *const moved[] = { "status_events", "finding_spans", "findings" };
  int code = SQLITE_OK;

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (moved); i++)
    code = sqlite3session_attach (session, moved[i]);
  return code == SQLITE_OK ? sqlite3session_attach (session, NULL) : code;
}

char *
tl_store_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

char *
tl_store_shorten (const char *text)
{
  g_autofree char *line = tl_text_collapse (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= LABEL_CHARACTERS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, LABEL_CHARACTERS - 1);
  g_strchomp (start);
  return g_strconcat (start, "…", NULL);
}

static void
roll_back (TlStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_object (&self->text);
  g_clear_pointer (&self->text_id, g_free);
  if (!sqlite3_get_autocommit (self->db))
    tl_sql_run (self->db, "ROLLBACK", NULL);
}

gboolean
tl_store_begin_unrecorded (TlStore *self, GError **error)
{
  g_assert (self->thread == g_thread_self ());
  g_assert (self->db != NULL && self->session == NULL);
  if (self->is_read_only)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_READ_ONLY, _ ("The library cannot be changed. %s"),
                   self->read_only_reason);
      return FALSE;
    }
  if (!tl_store_is_in_place (self))
    {
      g_set_error (
          error, TL_ERROR, TL_ERROR_FAILED,
          _ ("Nothing was changed: the library “%s” was moved, removed or replaced, or its "
             "drive was taken out. Put it back there, or save a copy of it elsewhere."),
          self->path);
      return FALSE;
    }
  return tl_sql_run (self->db, "BEGIN IMMEDIATE", error);
}

gboolean
tl_store_end_unrecorded (TlStore *self, gboolean is_done, GError **error)
{
  is_done = is_done && tl_sql_run (self->db, "COMMIT", error);
  if (!is_done)
    roll_back (self);
  return is_done;
}

gboolean
tl_store_begin (TlStore *self, GError **error)
{
  int code;

  if (!tl_store_begin_unrecorded (self, error))
    return FALSE;
  code = sqlite3session_create (self->db, "main", &self->session);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, tl_store_is_recorded, NULL);
      code = attach_tables (self->session);
    }
  if (code == SQLITE_OK)
    return TRUE;
  tl_sql_fail (self->db, code, error);
  roll_back (self);
  return FALSE;
}

/* Changesets hold whole texts and pack to a fraction. */
static GBytes *
convert (GConverter *converter, const void *data, gsize size, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
pack (const void *data, gsize size, GError **error)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);

  return convert (G_CONVERTER (zlib), data, size, error);
}

GBytes *
tl_store_unpack_changeset (GBytes *packed, GError **error)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GError) local = NULL;
  GBytes *plain;

  plain = convert (G_CONVERTER (zlib), g_bytes_get_data (packed, NULL), g_bytes_get_size (packed),
                   &local);
  if (plain == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The library’s journal is damaged: %s"),
                 local->message);
  return plain;
}

/* Originals that neither a document nor an entry of the journal needs. */
static gboolean
drop_unneeded_originals (TlStore *self, GError **error)
{
  return tl_store_run (self, error,
                       "DELETE FROM originals "
                       "WHERE sha256 NOT IN (SELECT sha256 FROM documents) "
                       "AND sha256 NOT IN (SELECT sha256 FROM change_originals)",
                       "");
}

/* What could be redone before this verb cannot be any more: its entry stays, as one that was undone
 * for good, without what it would take to redo it. */
static gboolean
drop_undone (TlStore *self, GError **error)
{
  gint64 n_undone;

  if (!tl_store_ask_int (self, &n_undone, error, "SELECT count(*) FROM changes WHERE undone = 1",
                         ""))
    return FALSE;
  return n_undone == 0
         || (tl_store_run (self, error,
                           "DELETE FROM change_originals "
                           "WHERE number IN (SELECT number FROM changes WHERE undone = 1)",
                           "")
             && tl_store_run (self, error,
                              "UPDATE changes SET undone = 2, changeset = x'' WHERE undone = 1", "")
             && drop_unneeded_originals (self, error));
}

static gboolean
write_reviews (TlStore *self, const TlTouch *touch, GError **error)
{
  for (guint i = 0; touch->review_ids != NULL && i < touch->review_ids->len; i++)
    if (!tl_store_run (self, error,
                       "INSERT INTO change_reviews (number, review_id) "
                       "SELECT max(number), ?1 FROM changes",
                       "s", touch->review_ids->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Originals are noted under 0 while the verb runs, since its entry has no number yet. */
static gboolean
write_entry (TlStore *self, const char *label, const void *changeset, gsize size, GError **error)
{
  g_autofree char *now = tl_store_now ();
  g_autoptr (GBytes) packed = pack (changeset, size, error);
  TlTouch touch = { 0 };
  gboolean is_written =
      packed != NULL && tl_store_read_touch (self, changeset, (int) size, &touch, error)
      && drop_undone (self, error)
      && tl_store_run (self, error,
                       "INSERT INTO changes (time, coder, label, undone, changeset) "
                       "VALUES (?1, ?2, ?3, 0, ?4)",
                       "sssb", now, self->coder, label, packed)
      && tl_store_run (self, error,
                       "UPDATE change_originals SET number = last_insert_rowid () "
                       "WHERE number = 0",
                       "")
      && write_reviews (self, &touch, error);

  tl_touch_clear (&touch);
  return is_written;
}

gboolean
tl_store_keep_original (TlStore *self, const char *sha256, GError **error)
{
  g_assert (self->session != NULL);
  return tl_sql_run (self->db, "PRAGMA defer_foreign_keys = ON", error)
         && tl_store_run (self, error,
                          "INSERT OR IGNORE INTO change_originals (number, sha256) VALUES (0, ?1)",
                          "s", sha256);
}

gboolean
tl_store_end (TlStore *self, gboolean is_done, const char *label, GError **error)
{
  void *changeset = NULL;
  int size = 0, code;

  g_assert (self->session != NULL);
  if (is_done)
    {
      code = sqlite3session_changeset (self->session, &size, &changeset);
      is_done = code == SQLITE_OK || tl_sql_fail (NULL, code, error);
    }
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (is_done && size == 0)
    {
      sqlite3_free (changeset);
      roll_back (self);
      return TRUE;
    }
  is_done = is_done && write_entry (self, label, changeset, (gsize) size, error)
            && tl_sql_run (self->db, "COMMIT", error);
  sqlite3_free (changeset);
  if (!is_done)
    roll_back (self);
  return is_done;
}

static const char undo_sql[] = "SELECT number, label, changeset FROM changes "
                               "WHERE undone = 0 ORDER BY number DESC LIMIT 1";
static const char redo_sql[] = "SELECT number, label, changeset FROM changes "
                               "WHERE undone = 1 ORDER BY number LIMIT 1";

/* The work of undo and redo inside their transaction. */
static char *
move_back_or_forth (TlStore *self, gboolean is_undo, GError **error)
{
  g_autoptr (TlStatement) statement = NULL;
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *label = NULL;
  gint64 number;
  TlStep step;

  statement = tl_store_prepare (self, is_undo ? undo_sql : redo_sql, error);
  if (statement == NULL)
    return NULL;
  step = tl_statement_step (statement, error);
  if (step == TL_STEP_DONE)
    g_set_error (error, TL_ERROR, TL_ERROR_NOTHING_TO_DO,
                 is_undo ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
  if (step != TL_STEP_ROW)
    return NULL;
  number = tl_statement_get_int (statement, 0);
  label = g_strdup (tl_statement_get_text (statement, 1));
  packed = tl_statement_dup_bytes (statement, 2);
  g_clear_pointer (&statement, tl_statement_free);
  tl_touch_clear (&self->touch);
  if (!tl_store_apply (self, packed, is_undo, &self->touch, error)
      || !tl_store_run (self, error, "UPDATE changes SET undone = ?2 WHERE number = ?1", "lu",
                        number, (guint) is_undo))
    return NULL;
  return g_steal_pointer (&label);
}

/* SQLite asks every so many steps of its machine whether it is to stop. */
static int
watch_cb (gpointer data)
{
  TlStore *self = data;

  tl_store_tell_applied (self);
  return g_cancellable_is_cancelled (self->stop);
}

static char *
undo_or_redo (TlStore *self, gboolean is_undo, GError **error)
{
  g_autofree char *label = NULL;
  g_autoptr (GError) cause = NULL;

  if (g_cancellable_set_error_if_cancelled (self->stop, error)
      || !tl_store_begin_unrecorded (self, error))
    return NULL;
  self->n_steps = self->n_steps_done = 0;
  if (self->stop != NULL || self->progress != NULL)
    sqlite3_progress_handler (self->db, 20000, watch_cb, self);
  label = move_back_or_forth (self, is_undo, &cause);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (label != NULL && tl_sql_run (self->db, "COMMIT", &cause))
    return g_steal_pointer (&label);
  roll_back (self);
  if (!g_cancellable_set_error_if_cancelled (self->stop, error))
    g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

void
tl_store_set_stop (TlStore *self, GCancellable *cancellable)
{
  g_return_if_fail (TL_IS_STORE (self));
  g_set_object (&self->stop, cancellable);
}

void
tl_store_set_progress (TlStore *self, TlStoreProgress progress, gpointer user_data)
{
  g_return_if_fail (TL_IS_STORE (self));
  self->progress = progress;
  self->progress_data = user_data;
}

char *
tl_store_undo (TlStore *self, GError **error)
{
  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  return undo_or_redo (self, TRUE, error);
}

char *
tl_store_redo (TlStore *self, GError **error)
{
  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  return undo_or_redo (self, FALSE, error);
}

char *
tl_store_get_undo_label (TlStore *self, GError **error)
{
  char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  tl_store_ask_text (self, &label, error,
                     "SELECT label FROM changes WHERE undone = 0 ORDER BY number DESC LIMIT 1", "");
  return label;
}

char *
tl_store_get_redo_label (TlStore *self, GError **error)
{
  char *label = NULL;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  tl_store_ask_text (self, &label, error,
                     "SELECT label FROM changes WHERE undone = 1 ORDER BY number LIMIT 1", "");
  return label;
}
