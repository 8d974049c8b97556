/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test of a whole library: is everything there, does everything fit. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_GNUC_PRINTF (2, 3) static void tell (GPtrArray *faults, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  g_ptr_array_add (faults, g_strdup_vprintf (format, values));
  va_end (values);
}

/* Where even the question fails, its error is the fault. */
static void
tell_error (GPtrArray *faults, GError *error)
{
  if (error != NULL)
    tell (faults, "%s", error->message);
}

/* SQLite puts a heading of its own over the first of its sentences. */
static const char *
skip_heading (const char *words)
{
  const char *end = g_str_has_prefix (words, "***") ? strchr (words, '\n') : NULL;

  return end != NULL ? end + 1 : words;
}

static void
check_file (TlStore *self, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStatement) row = tl_store_prepare (self, "PRAGMA integrity_check (20)", &error);

  while (row != NULL && tl_statement_step (row, &error) == TL_STEP_ROW)
    if (g_strcmp0 (tl_statement_get_text (row, 0), "ok") != 0)
      tell (faults, _ ("The file is damaged: %s"), skip_heading (tl_statement_get_text (row, 0)));
  tell_error (faults, error);
}

static void
check_references (TlStore *self, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStatement) row = NULL;

  row = tl_store_prepare (self,
                          "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check "
                          "GROUP BY \"table\", parent ORDER BY \"table\", parent",
                          &error);
  while (row != NULL && tl_statement_step (row, &error) == TL_STEP_ROW)
    {
      guint n = tl_statement_get_uint (row, 2);

      tell (faults,
            g_dngettext (GETTEXT_PACKAGE, "%u row of “%s” refers to a row of “%s” that is missing",
                         "%u rows of “%s” refer to rows of “%s” that are missing", n),
            n, tl_statement_get_text (row, 0), tl_statement_get_text (row, 1));
    }
  tell_error (faults, error);
}

static void
check_index (TlStore *self, const char *sql, const char *name, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;

  if (!tl_sql_run (self->db, sql, &error))
    tell (faults, _ ("The search index of %s does not fit its texts: %s"), name, error->message);
}

/* FTS5 tests an index by a command that is spelt as a write; nothing is written. */
static void
check_indexes (TlStore *self, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;

  if (self->is_read_only)
    return;
  if (!tl_sql_run (self->db, "BEGIN IMMEDIATE", &error))
    {
      tell_error (faults, error);
      return;
    }
  check_index (self, "INSERT INTO block_index (block_index, rank) VALUES ('integrity-check', 1)",
               _ ("texts"), faults);
  check_index (self,
               "INSERT INTO finding_index (finding_index, rank) VALUES ('integrity-check', 1)",
               _ ("findings"), faults);
  check_index (self,
               "INSERT INTO recommendation_index (recommendation_index, rank) "
               "VALUES ('integrity-check', 1)",
               _ ("recommendations"), faults);
  if (!sqlite3_get_autocommit (self->db))
    tl_sql_run (self->db, "ROLLBACK", NULL);
}

static void
check_spans (TlStore *self, const char *document_id, TlDocumentText *text, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStatement) row = NULL;

  row = tl_store_prepare (
      self,
      "SELECT findings.id, finding_spans.start, \"end\", finding_spans.quote, rects "
      "FROM findings JOIN finding_spans ON finding_id = findings.id "
      "WHERE document_id = ?1 ORDER BY findings.id, ordinal",
      &error);
  if (row != NULL)
    tl_statement_bind (row, "s", document_id);
  while (row != NULL && tl_statement_step (row, &error) == TL_STEP_ROW)
    {
      g_autoptr (TlSpan) span = tl_document_text_make_span (text, tl_statement_get_uint (row, 1),
                                                            tl_statement_get_uint (row, 2));
      g_autoptr (GBytes) rects = tl_statement_dup_bytes (row, 4);

      if (span == NULL || g_strcmp0 (span->quote, tl_statement_get_text (row, 3)) != 0)
        tell (faults, _ ("The words of finding %s are not at their place in the text"),
              tl_statement_get_text (row, 0));
      else if (!tl_store_unpack_rects (rects, span->rects))
        tell (faults, _ ("The places of finding %s are damaged"), tl_statement_get_text (row, 0));
    }
  tell_error (faults, error);
}

static void
check_documents (TlStore *self, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStatement) row = NULL;

  row = tl_store_prepare (self, "SELECT id, text_sha256, source_name FROM documents ORDER BY id",
                          &error);
  while (row != NULL && tl_statement_step (row, &error) == TL_STEP_ROW)
    {
      g_autoptr (GError) text_error = NULL;
      const char *id = tl_statement_get_text (row, 0);
      g_autoptr (TlDocumentText) text = tl_store_load_text (self, id, &text_error);
      g_autofree char *sha256 = text != NULL ? tl_document_text_hash (text) : NULL;

      tell_error (faults, text_error);
      if (text == NULL)
        continue;
      if (g_strcmp0 (sha256, tl_statement_get_text (row, 1)) != 0)
        tell (faults, _ ("The text of “%s” is not the one that was imported"),
              tl_statement_get_text (row, 2));
      check_spans (self, id, text, faults);
    }
  tell_error (faults, error);
}

static void
check_originals (TlStore *self, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStatement) row = NULL;
  g_autoptr (TlStatement) missing = NULL;

  row = tl_store_prepare (self, "SELECT sha256, bytes FROM originals ORDER BY sha256", &error);
  while (row != NULL && tl_statement_step (row, &error) == TL_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = tl_statement_dup_bytes (row, 1);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      if (g_strcmp0 (sha256, tl_statement_get_text (row, 0)) != 0)
        tell (faults, _ ("The stored file %s is not the one that was imported"),
              tl_statement_get_text (row, 0));
    }
  tell_error (faults, error);
  g_clear_error (&error);

  missing =
      tl_store_prepare (self,
                        "SELECT source_name FROM documents "
                        "WHERE sha256 NOT IN (SELECT sha256 FROM originals) ORDER BY source_name",
                        &error);
  while (missing != NULL && tl_statement_step (missing, &error) == TL_STEP_ROW)
    tell (faults, _ ("The file “%s” is missing in the library"),
          tl_statement_get_text (missing, 0));
  tell_error (faults, error);
}

/* What no foreign key guards. */
static void
check_codes (TlStore *self, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlStatement) row = NULL;
  g_autoptr (TlStatement) bare = NULL;

  row = tl_store_prepare (self,
                          "SELECT type_id, count(*) FROM findings "
                          "WHERE type_id NOT IN (SELECT id FROM codes WHERE kind = 2) "
                          "GROUP BY type_id ORDER BY type_id",
                          &error);
  while (row != NULL && tl_statement_step (row, &error) == TL_STEP_ROW)
    {
      guint n = tl_statement_get_uint (row, 1);

      tell (faults,
            g_dngettext (GETTEXT_PACKAGE,
                         "%u finding has the type “%s”, which is not in the codebook",
                         "%u findings have the type “%s”, which is not in the codebook", n),
            n, tl_statement_get_text (row, 0));
    }
  tell_error (faults, error);
  g_clear_error (&error);

  bare = tl_store_prepare (
      self,
      "SELECT id FROM findings "
      "WHERE id NOT IN (SELECT finding_id FROM finding_spans) ORDER BY id LIMIT 20",
      &error);
  while (bare != NULL && tl_statement_step (bare, &error) == TL_STEP_ROW)
    tell (faults, _ ("The finding %s has no place in a text"), tl_statement_get_text (bare, 0));
  tell_error (faults, error);
}

GPtrArray *
tl_store_check_file (TlStore *self, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  if (!tl_store_run (self, error, "SELECT count(*) FROM sqlite_schema", ""))
    return NULL;
  check_file (self, faults);
  check_references (self, faults);
  return g_steal_pointer (&faults);
}

GPtrArray *
tl_store_check (TlStore *self, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (TL_IS_STORE (self), NULL);
  if (!tl_store_run (self, error, "SELECT count(*) FROM sqlite_schema", ""))
    return NULL;
  check_file (self, faults);
  check_references (self, faults);
  check_indexes (self, faults);
  check_documents (self, faults);
  check_originals (self, faults);
  check_codes (self, faults);
  return g_steal_pointer (&faults);
}
