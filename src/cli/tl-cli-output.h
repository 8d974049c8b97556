/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** What results are written as. */
typedef enum
{
  TL_CLI_LINES, /* one record a line, parted by tabs */
  TL_CLI_AS_CSV,
  TL_CLI_AS_JSON
} TlCliForm;

/**
 * TlCliOutput:
 *
 * Writes records to standard output, in UTF-8 whatever the locale.
 */
typedef struct _TlCliOutput TlCliOutput;

/**
 * tl_cli_output_new:
 * @name: of the array that holds the records in JSON
 * @columns: (array zero-terminated=1): names of a record's values; must outlive the output
 */
TlCliOutput *tl_cli_output_new (TlCliForm form, const char *name, const char *const *columns);

/** A fact about all records, such as their unit: in JSON only, before the first record. */
void tl_cli_output_add_fact (TlCliOutput *self, const char *name, const char *text);
void tl_cli_output_add_fact_number (TlCliOutput *self, const char *name, gint64 number);

/* The values of a record, in the order of the columns; the record ends with the last one. */
void tl_cli_output_add_text (TlCliOutput *self, const char *text); /* nullable */
void tl_cli_output_add_number (TlCliOutput *self, gint64 number);
/** With two decimals. */
void tl_cli_output_add_fraction (TlCliOutput *self, double number);
/** 0 means that there is none. */
void tl_cli_output_add_number_or_none (TlCliOutput *self, gint64 number);
void tl_cli_output_add_flag (TlCliOutput *self, gboolean flag);
/** @separator: between @values where they are one text; in JSON they are an array. */
void tl_cli_output_add_list (TlCliOutput *self, const char *const *values, const char *separator);

/**
 * tl_cli_output_add_rows:
 * @names: (array zero-terminated=1): of the values of a row
 * @rows: (element-type GStrv): their values; empty where there is none
 *
 * In JSON an array of objects; otherwise one text, in which "|" parts the rows and ";" the values.
 */
void tl_cli_output_add_rows (TlCliOutput *self, const char *const *names, GPtrArray *rows);

/** Writes what is left to write. */
void tl_cli_output_free (TlCliOutput *self);

/** Writes one JSON document. */
void tl_cli_output_print_json (JsonNode *root);
/** Writes one line, tabs and line ends in @cells as spaces. */
void tl_cli_output_print_line (const char *const *cells);

/** Gets all to where it goes. FALSE when that failed. */
gboolean tl_cli_output_flush (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCliOutput, tl_cli_output_free)

G_END_DECLS
