/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared SQL statement with our errors. */
#define G_LOG_DOMAIN "tl-store"

#include "config.h"

#include "tl-statement.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TlStatement
{
  sqlite3 *db; /* lent */
  sqlite3_stmt *statement;
  GPtrArray *bytes; /* GBytes that are bound, kept until the next bind */
  gboolean is_broken;
};

gboolean
tl_sql_fail (sqlite3 *db, int code, GError **error)
{
  const char *words = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_NOTADB:
      g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The library file is damaged: %s"), words);
      break;
    case SQLITE_READONLY:
      g_set_error (
          error, TL_ERROR, TL_ERROR_READ_ONLY,
          _ ("The library cannot be written (%s). Nothing was changed. Check that its drive "
             "is not write-protected and that you may write in its folder."),
          words);
      break;
    case SQLITE_CONSTRAINT:
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("This breaks a rule of the library: %s"),
                   words);
      break;
    case SQLITE_FULL:
      g_set_error_literal (
          error, TL_ERROR, TL_ERROR_FAILED,
          _ ("There is no room left on the library’s drive. Nothing was changed. Make room "
             "on it and try again."));
      break;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
                   _ ("The library’s drive could not be read or written (%s). Nothing was changed. "
                      "Check that the drive is there and has room, and try again."),
                   words);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
                   _ ("Another program holds the library (%s). Nothing was changed. Try again when "
                      "that program is done with it."),
                   words);
      break;
    default:
      g_set_error (error, TL_ERROR, TL_ERROR_FAILED,
                   _ ("The library could not be read or written: %s"), words);
    }
  return FALSE;
}

gboolean
tl_sql_run (sqlite3 *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK ? TRUE : tl_sql_fail (db, code, error);
}

TlStatement *
tl_statement_new (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement;
  TlStatement *self;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    return tl_sql_fail (db, code, error), NULL;
  self = g_new0 (TlStatement, 1);
  self->db = db;
  self->statement = statement;
  self->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
tl_statement_free (TlStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->statement);
  g_ptr_array_unref (self->bytes);
  g_free (self);
}

static int
bind_bytes (TlStatement *self, int place, GBytes *bytes)
{
  gsize size;
  const void *data;

  if (bytes == NULL)
    return sqlite3_bind_null (self->statement, place);
  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    return sqlite3_bind_zeroblob (self->statement, place, 0);
  g_ptr_array_add (self->bytes, g_bytes_ref (bytes));
  return sqlite3_bind_blob64 (self->statement, place, data, size, SQLITE_STATIC);
}

void
tl_statement_bind_valist (TlStatement *self, const char *types, va_list values)
{
  int code = SQLITE_OK;

  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  g_ptr_array_set_size (self->bytes, 0);
  for (int place = 1; types[place - 1] != '\0' && code == SQLITE_OK; place++)
    switch (types[place - 1])
      {
      case 's':
        code = sqlite3_bind_text (self->statement, place, va_arg (values, const char *), -1,
                                  SQLITE_TRANSIENT);
        break;
      case 'u':
        code = sqlite3_bind_int64 (self->statement, place, va_arg (values, guint));
        break;
      case 'l':
        code = sqlite3_bind_int64 (self->statement, place, va_arg (values, gint64));
        break;
      case 'b':
        code = bind_bytes (self, place, va_arg (values, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
  self->is_broken = code != SQLITE_OK;
}

void
tl_statement_bind (TlStatement *self, const char *types, ...)
{
  va_list values;

  va_start (values, types);
  tl_statement_bind_valist (self, types, values);
  va_end (values);
}

TlStep
tl_statement_step (TlStatement *self, GError **error)
{
  int code;

  if (self->is_broken)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_CORRUPT, _ ("The library file is damaged: %s"),
                   _ ("a text is not in UTF-8, or a value is too large"));
      return TL_STEP_ERROR;
    }
  code = sqlite3_step (self->statement);
  if (code == SQLITE_ROW)
    return TL_STEP_ROW;
  if (code == SQLITE_DONE)
    return TL_STEP_DONE;
  tl_sql_fail (self->db, code, error);
  return TL_STEP_ERROR;
}

gboolean
tl_statement_run (TlStatement *self, GError **error)
{
  TlStep step;

  do
    step = tl_statement_step (self, error);
  while (step == TL_STEP_ROW);
  sqlite3_reset (self->statement);
  return step == TL_STEP_DONE;
}

const char *
tl_statement_get_text (TlStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  self->is_broken = TRUE;
  return "";
}

gint64
tl_statement_get_int (TlStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

guint
tl_statement_get_uint (TlStatement *self, int column)
{
  gint64 value = sqlite3_column_int64 (self->statement, column);

  return value >= 0 && value <= G_MAXUINT ? (guint) value : 0;
}

double
tl_statement_get_double (TlStatement *self, int column)
{
  return sqlite3_column_double (self->statement, column);
}

GBytes *
tl_statement_dup_bytes (TlStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->statement, column);
  int size = sqlite3_column_bytes (self->statement, column);

  return g_bytes_new (data, (gsize) size);
}

char *
tl_statement_dup_literal (TlStatement *self, int column)
{
  const guint8 *data;
  GString *out;
  int size;

  switch (sqlite3_column_type (self->statement, column))
    {
    case SQLITE_NULL:
      return g_strdup ("NULL");
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return g_strdup ((const char *) sqlite3_column_text (self->statement, column));
    case SQLITE_TEXT:
      {
        char *quoted = sqlite3_mprintf ("%Q", sqlite3_column_text (self->statement, column));
        char *copy = g_strescape (quoted, NULL);

        sqlite3_free (quoted);
        return copy;
      }
    default:
      data = sqlite3_column_blob (self->statement, column);
      size = sqlite3_column_bytes (self->statement, column);
      out = g_string_new ("x'");
      for (int i = 0; i < size; i++)
        g_string_append_printf (out, "%02x", data[i]);
      g_string_append_c (out, '\'');
      return g_string_free (out, FALSE);
    }
}

int
tl_statement_count_columns (TlStatement *self)
{
  return sqlite3_column_count (self->statement);
}
