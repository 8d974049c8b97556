/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes the language of search: whatever is typed, the expression that becomes of it is one that
 * FTS5 takes. */
#include "tl-query.h"

#include <sqlite3.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static sqlite3_stmt *
prepare (void)
{
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK
      || sqlite3_exec (db,
                       "CREATE VIRTUAL TABLE words USING fts5 (quote, note, "
                       "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');"
                       "INSERT INTO words VALUES ('a b c d', 'information was not shared')",
                       NULL, NULL, NULL)
             != SQLITE_OK
      || sqlite3_prepare_v2 (db, "SELECT rowid FROM words WHERE words MATCH ?1", -1, &statement,
                             NULL)
             != SQLITE_OK)
    abort ();
  return statement;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static sqlite3_stmt *statement;
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);
  g_autoptr (TlQuery) query = tl_query_parse (text);
  g_autofree char *understood = tl_query_describe (query);

  if (statement == NULL)
    statement = prepare ();
  if ((*understood == '\0') != tl_query_is_empty (query) || !g_utf8_validate (understood, -1, NULL))
    abort ();
  for (guint n_dropped = 0; n_dropped < 3; n_dropped++)
    {
      g_autofree char *expression = tl_query_make_expression (query, n_dropped);
      int step;

      if (expression == NULL)
        continue;
      sqlite3_bind_text (statement, 1, expression, -1, SQLITE_TRANSIENT);
      step = sqlite3_step (statement);
      if (step != SQLITE_ROW && step != SQLITE_DONE)
        abort ();
      sqlite3_reset (statement);
    }
  return 0;
}
