/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is a library and of which version, and how an old one is brought up to date. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-store-private.h"

#include "tl-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

static gboolean
ask_number (sqlite3 *db, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (TlStatement) statement = tl_statement_new (db, sql, error);

  if (statement == NULL || tl_statement_step (statement, error) != TL_STEP_ROW)
    return FALSE;
  *number = tl_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
refuse_newer (gint64 version, GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_TOO_NEW,
               _ ("The library was written by a newer version of Throughline (its format is %d, "
                  "this program knows formats up to %d)"),
               (int) version, TL_STORE_VERSION);
  return FALSE;
}

static gboolean
fail_schema (GError **error)
{
  g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The library file is damaged: %s"),
               _ ("its tables are not those of a library"));
  return FALSE;
}

/* A library may come from anywhere, and triggers and views run when we write and read. So all that
 * stands in its schema must be word for word what we would make ourselves, but for the tables that
 * SQLite makes for itself, which may differ from version to version. (SQLite's own guard, untrusted
 * schemas, would also forbid the triggers that keep our search indexes.) */
static gboolean
compare_schemas (sqlite3 *db, sqlite3 *model, GError **error)
{
  static const char sql[] = "SELECT type, name, tbl_name, ifnull (sql, '') FROM sqlite_schema "
                            "WHERE NOT (type IN ('table', 'index') AND (tbl_name GLOB '*_index_*' "
                            "OR tbl_name GLOB 'sqlite_stat*')) "
                            "ORDER BY type, name";
  g_autoptr (TlStatement) ours = tl_statement_new (model, sql, error);
  g_autoptr (TlStatement) theirs = ours != NULL ? tl_statement_new (db, sql, error) : NULL;
  TlStep our_step = TL_STEP_DONE, their_step;

  if (theirs == NULL)
    return FALSE;
  do
    {
      our_step = tl_statement_step (ours, error);
      their_step = our_step != TL_STEP_ERROR ? tl_statement_step (theirs, error) : TL_STEP_ERROR;
      if (their_step == TL_STEP_ERROR)
        return FALSE;
      for (int i = 0; our_step == TL_STEP_ROW && their_step == TL_STEP_ROW && i < 4; i++)
        if (g_strcmp0 (tl_statement_get_text (ours, i), tl_statement_get_text (theirs, i)) != 0)
          return fail_schema (error);
    }
  while (our_step == TL_STEP_ROW && their_step == TL_STEP_ROW);
  return our_step == their_step || fail_schema (error);
}

gboolean
tl_store_schema_check (sqlite3 *db, int version, GError **error)
{
  sqlite3 *model = NULL;
  int code = sqlite3_open (":memory:", &model);
  gboolean is_ours = code == SQLITE_OK ? tl_store_schema_make (model, 0, version, error)
                                       : tl_sql_fail (model, code, error);

  is_ours = is_ours && compare_schemas (db, model, error);
  sqlite3_close_v2 (model);
  return is_ours;
}

gboolean
tl_store_schema_get_version (sqlite3 *db, int *version, GError **error)
{
  gint64 application_id, number;

  if (!ask_number (db, "PRAGMA application_id", &application_id, error)
      || !ask_number (db, "PRAGMA user_version", &number, error))
    return FALSE;
  if (number > TL_STORE_VERSION)
    return refuse_newer (number, error);
  if (application_id != TL_STORE_APPLICATION_ID || number < 1)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The library file is damaged: %s"),
                   _ ("its header is not a library’s"));
      return FALSE;
    }
  *version = (int) number;
  return TRUE;
}

static gboolean
migrate (sqlite3 *db, int version, GError **error)
{
  if (!tl_sql_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (tl_store_schema_make (db, version, TL_STORE_VERSION, error)
      && tl_store_schema_check (db, TL_STORE_VERSION, error) && tl_sql_run (db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (db))
    tl_sql_run (db, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
tl_store_schema_migrate (sqlite3 *db, int version, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (migrate (db, version, &cause))
    return TRUE;
  g_set_error (error, cause->domain, cause->code,
               /* Translators: two numbers; why it failed. */
               _ ("The library could not be brought from format %d to format %d, which this "
                  "program needs, and stays as it is. %s"),
               version, TL_STORE_VERSION, cause->message);
  return FALSE;
}

gboolean
tl_store_schema_peek (const char *path, GError **error)
{
  guint8 header[100] = { 0 };
  guint32 application_id, version;
  FILE *file = g_fopen (path, "rbe");
  size_t n_read;

  if (file == NULL)
    {
      if (errno == ENOENT)
        g_set_error (
            error, TL_ERROR, TL_ERROR_NOT_FOUND,
            _ ("The library “%s” is not there. Either its drive is not in, or the file was "
               "moved, renamed or removed."),
            path);
      else
        g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not open the library “%s”: %s"),
                     path, g_strerror (errno));
      return FALSE;
    }
  n_read = fread (header, 1, sizeof header, file);
  fclose (file);
  memcpy (&version, header + 60, sizeof version);
  memcpy (&application_id, header + 68, sizeof application_id);
  if (n_read < sizeof header || memcmp (header, "SQLite format 3", 16) != 0
      || GUINT32_FROM_BE (application_id) != TL_STORE_APPLICATION_ID)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_NOT_A_LIBRARY, _ ("“%s” is not a Throughline library"),
                   path);
      return FALSE;
    }
  if (GUINT32_FROM_BE (version) > TL_STORE_VERSION)
    return refuse_newer (GUINT32_FROM_BE (version), error);
  return TRUE;
}
