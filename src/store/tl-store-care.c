/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library as a whole: a snapshot of it, a copy, a dump. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *
make_name (TlStore *self)
{
  char *name = g_path_get_basename (self->path);

  if (g_str_has_suffix (name, ".throughline"))
    name[strlen (name) - strlen (".throughline")] = '\0';
  return name;
}

static TlSnapshot *
read_snapshot (TlStore *self, GError **error)
{
  g_autofree char *name = make_name (self);
  g_autoptr (TlCodebook) codebook = tl_store_load_codebook (self, error);
  g_autoptr (GPtrArray) reviews = codebook != NULL ? tl_store_load_reviews (self, error) : NULL;
  g_autoptr (GPtrArray) findings =
      reviews != NULL ? tl_store_load_findings (self, NULL, error) : NULL;
  g_autoptr (GPtrArray) recommendations =
      findings != NULL ? tl_store_load_recommendations (self, NULL, error) : NULL;
  g_autoptr (GPtrArray) lessons =
      recommendations != NULL ? tl_store_load_lessons (self, error) : NULL;

  if (lessons == NULL)
    return NULL;
  return tl_snapshot_new (name, codebook, g_steal_pointer (&reviews), g_steal_pointer (&findings),
                          g_steal_pointer (&recommendations), g_steal_pointer (&lessons));
}

TlSnapshot *
tl_store_load_snapshot (TlStore *self, GError **error)
{
  g_autoptr (TlSnapshot) snapshot = NULL;

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  if (!tl_store_run (self, error, "BEGIN", ""))
    return NULL;
  snapshot = read_snapshot (self, error);
  if (!tl_sql_run (self->db, "COMMIT", snapshot != NULL ? error : NULL))
    {
      tl_sql_run (self->db, "ROLLBACK", NULL);
      return NULL;
    }
  return g_steal_pointer (&snapshot);
}

static gboolean
fail_copy (const char *path, GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not write the copy “%s”: %s"), path,
               g_strerror (errno));
  return FALSE;
}

static int
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* Other threads cancel; SQLite asks every so many steps of its machine. */
static gboolean
vacuum_into (TlStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *words = NULL;

  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, 20000, is_cancelled, cancellable);
  if (!tl_store_run (self, &cause, "VACUUM INTO ?1", "s", path))
    words = g_strdup (sqlite3_errmsg (self->db));
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (cause == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* It may be either drive that is full or gone. */
  if (g_error_matches (cause, TL_ERROR, TL_ERROR_FAILED))
    g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
                 _ ("The copy “%s” could not be written (%s). The library is as it was. Check that "
                    "the drive of the copy is there and has room, and try again."),
                 path, words);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

gboolean
tl_store_back_up (TlStore *self, const char *path, GCancellable *cancellable, GError **error)
{
  int file;
  gboolean is_done;

  g_return_val_if_fail (TL_IS_STORE (self) && path != NULL, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  /* SQLite writes into an empty file too; made here, it is nobody else's to read from the start. */
  file = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    return fail_copy (path, error);
  is_done = vacuum_into (self, path, cancellable, error);
  if (is_done && fsync (file) != 0)
    is_done = fail_copy (path, error);
  close (file);
  if (!is_done)
    g_unlink (path);
  return is_done;
}

gboolean
tl_store_count (TlStore *self, guint *n_reviews, guint *n_findings, GError **error)
{
  gint64 reviews, findings;

  g_return_val_if_fail (TL_IS_STORE (self), FALSE);
  if (!tl_store_ask_int (self, &reviews, error, "SELECT count(*) FROM reviews", "")
      || !tl_store_ask_int (self, &findings, error, "SELECT count(*) FROM findings", ""))
    return FALSE;
  *n_reviews = (guint) reviews;
  *n_findings = (guint) findings;
  return TRUE;
}

/* All content but the journal; every row sorted by the whole of it, beginning with the key. */
static const struct
{
  const char *table, *sql;
} contents[] = {
  { "action_recommendations", "SELECT * FROM action_recommendations ORDER BY 1, 2" },
  { "actions", "SELECT * FROM actions ORDER BY 1, 2" },
  { "agencies", "SELECT * FROM agencies ORDER BY 1" },
  { "agency_aliases", "SELECT * FROM agency_aliases ORDER BY 1, 2" },
  { "blocks", "SELECT * FROM blocks ORDER BY document_id, ordinal" },
  { "case_values", "SELECT * FROM case_values ORDER BY 1, 2" },
  { "code_facts", "SELECT * FROM code_facts ORDER BY 1, 2, 3" },
  { "code_phrases", "SELECT * FROM code_phrases ORDER BY 1, 2, 3" },
  { "coders", "SELECT * FROM coders ORDER BY 1" },
  { "codes", "SELECT * FROM codes ORDER BY 1, 2" },
  { "documents", "SELECT * FROM documents ORDER BY 1" },
  { "doubts", "SELECT * FROM doubts ORDER BY 1, 2, 3" },
  { "finding_agencies", "SELECT * FROM finding_agencies ORDER BY 1, 2" },
  { "finding_spans", "SELECT * FROM finding_spans ORDER BY 1, 2" },
  { "finding_themes", "SELECT * FROM finding_themes ORDER BY 1, 2" },
  { "findings", "SELECT * FROM findings ORDER BY id" },
  { "lesson_findings", "SELECT * FROM lesson_findings ORDER BY 1, 2" },
  { "lessons", "SELECT * FROM lessons ORDER BY 1" },
  /* Only those that documents have; others wait for undo or redo. */
  { "originals", "SELECT sha256, size FROM originals "
                 "WHERE sha256 IN (SELECT sha256 FROM documents) ORDER BY 1" },
  { "readings", "SELECT * FROM readings ORDER BY 1, 2" },
  { "recommendation_addressees", "SELECT * FROM recommendation_addressees ORDER BY 1, 2" },
  { "recommendations", "SELECT * FROM recommendations ORDER BY id" },
  { "review_coders", "SELECT * FROM review_coders ORDER BY 1, 2" },
  { "review_notes", "SELECT * FROM review_notes ORDER BY 1" },
  { "reviews", "SELECT * FROM reviews ORDER BY 1" },
  { "scanned_pages", "SELECT * FROM scanned_pages ORDER BY 1, 2" },
  { "settings", "SELECT * FROM settings ORDER BY 1" },
  { "status_events", "SELECT * FROM status_events ORDER BY 1" },
  { "suggestion_answers", "SELECT * FROM suggestion_answers ORDER BY 1, 2, 3, 4" },
  { "theme_phrases", "SELECT * FROM theme_phrases ORDER BY 1, 2" },
  { "themes", "SELECT * FROM themes ORDER BY 1" },
};

static gboolean
dump_table (TlStore *self, const char *table, const char *sql, GString *out, GError **error)
{
  g_autoptr (TlStatement) row = tl_store_prepare (self, sql, error);
  TlStep step;

  if (row == NULL)
    return FALSE;
  while ((step = tl_statement_step (row, error)) == TL_STEP_ROW)
    {
      g_string_append (out, table);
      for (int i = 0; i < tl_statement_count_columns (row); i++)
        {
          g_autofree char *literal = tl_statement_dup_literal (row, i);

          g_string_append_c (out, '\t');
          g_string_append (out, literal);
        }
      g_string_append_c (out, '\n');
    }
  return step == TL_STEP_DONE;
}

char *
tl_store_dump (TlStore *self, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    if (!dump_table (self, contents[i].table, contents[i].sql, out, error))
      return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
