/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * TlStatement:
 *
 * A prepared statement: values in by position, rows out by column, errors as #GError. Finalised
 * when freed.
 */
typedef struct _TlStatement TlStatement;

typedef enum
{
  TL_STEP_ERROR,
  TL_STEP_ROW,
  TL_STEP_DONE
} TlStep;

/** Only constants reach @sql. */
TlStatement *tl_statement_new (sqlite3 *db, const char *sql, GError **error);
void tl_statement_free (TlStatement *self);

/**
 * tl_statement_bind:
 * @types: a letter a value: "s" a string or NULL, "u" a #guint, "l" a #gint64, "b" a #GBytes or
 * NULL
 *
 * Binds all values, from the first place on, and starts anew.
 */
void tl_statement_bind (TlStatement *self, const char *types, ...);
void tl_statement_bind_valist (TlStatement *self, const char *types, va_list values);

/** %TL_STEP_ERROR with @error set. A text that is no UTF-8 ends the rows with %TL_ERROR_CORRUPT. */
TlStep tl_statement_step (TlStatement *self, GError **error);

/** Steps to the end. */
gboolean tl_statement_run (TlStatement *self, GError **error);

/** (nullable): until the next step. */
const char *tl_statement_get_text (TlStatement *self, int column);
gint64 tl_statement_get_int (TlStatement *self, int column);
/** 0 for what is out of range. */
guint tl_statement_get_uint (TlStatement *self, int column);
double tl_statement_get_double (TlStatement *self, int column);
/** (transfer full): empty for NULL. */
GBytes *tl_statement_dup_bytes (TlStatement *self, int column);
/** (transfer full): the value as an SQL literal. */
char *tl_statement_dup_literal (TlStatement *self, int column);
int tl_statement_count_columns (TlStatement *self);

/** Runs constant SQL without values and rows. */
gboolean tl_sql_run (sqlite3 *db, const char *sql, GError **error);
/** Sets @error from the last failure on @db. Returns: FALSE */
gboolean tl_sql_fail (sqlite3 *db, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlStatement, tl_statement_free)

G_END_DECLS
