/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results on standard output: lines parted by tabs, CSV, or one JSON document. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-output.h"

#include "tl-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

struct _TlCliOutput
{
  TlCliForm form;
  char *name;
  const char *const *columns; /* borrowed */
  guint column;               /* which comes next */
  gboolean has_records;       /* in JSON: whether the array has begun */
  JsonBuilder *json;          /* NULL in other forms */
};

/* A spreadsheet must not take a text for a formula. */
static void
print_csv (const char *text)
{
  putchar ('"');
  if (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    putchar ('\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        putchar ('"');
      putchar (*c);
    }
  putchar ('"');
}

static void
print_cell (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    putchar (strchr ("\t\r\n", *c) != NULL ? ' ' : *c);
}

/* A value in the forms that are lines. */
static void
print_value (TlCliOutput *self, const char *text)
{
  gboolean is_csv = self->form == TL_CLI_AS_CSV;

  if (is_csv)
    print_csv (text);
  else
    print_cell (text);
  if (self->columns[self->column + 1] != NULL)
    putchar (is_csv ? ',' : '\t');
  else
    fputs (is_csv ? "\r\n" : "\n", stdout);
}

static void
begin_array (TlCliOutput *self)
{
  json_builder_set_member_name (self->json, self->name);
  json_builder_begin_array (self->json);
  self->has_records = TRUE;
}

/* In JSON a value goes to the builder after its name. */
static void
begin_value (TlCliOutput *self)
{
  g_assert (self->columns[self->column] != NULL);
  if (self->json == NULL)
    return;
  if (!self->has_records)
    begin_array (self);
  if (self->column == 0)
    json_builder_begin_object (self->json);
  json_builder_set_member_name (self->json, self->columns[self->column]);
}

static void
end_value (TlCliOutput *self)
{
  self->column++;
  if (self->columns[self->column] != NULL)
    return;
  if (self->json != NULL)
    json_builder_end_object (self->json);
  self->column = 0;
}

TlCliOutput *
tl_cli_output_new (TlCliForm form, const char *name, const char *const *columns)
{
  TlCliOutput *self = g_new0 (TlCliOutput, 1);

  self->form = form;
  self->name = g_strdup (name);
  self->columns = columns;
  if (form == TL_CLI_AS_JSON)
    {
      self->json = json_builder_new ();
      json_builder_begin_object (self->json);
    }
  if (form == TL_CLI_AS_CSV)
    for (; columns[self->column] != NULL; self->column++)
      print_value (self, columns[self->column]);
  self->column = 0;
  return self;
}

void
tl_cli_output_add_fact (TlCliOutput *self, const char *name, const char *text)
{
  g_return_if_fail (!self->has_records);
  if (self->json == NULL)
    return;
  json_builder_set_member_name (self->json, name);
  json_builder_add_string_value (self->json, text);
}

void
tl_cli_output_add_fact_number (TlCliOutput *self, const char *name, gint64 number)
{
  g_return_if_fail (!self->has_records);
  if (self->json == NULL)
    return;
  json_builder_set_member_name (self->json, name);
  json_builder_add_int_value (self->json, number);
}

void
tl_cli_output_add_text (TlCliOutput *self, const char *text)
{
  begin_value (self);
  if (self->json == NULL)
    print_value (self, text != NULL ? text : "");
  else if (text != NULL)
    json_builder_add_string_value (self->json, text);
  else
    json_builder_add_null_value (self->json);
  end_value (self);
}

void
tl_cli_output_add_number (TlCliOutput *self, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  begin_value (self);
  if (self->json == NULL)
    print_value (self, text);
  else
    json_builder_add_int_value (self->json, number);
  end_value (self);
}

void
tl_cli_output_add_fraction (TlCliOutput *self, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self);
  g_ascii_formatd (text, sizeof text, "%.2f", number);
  if (self->json == NULL)
    print_value (self, text);
  else
    json_builder_add_double_value (self->json, g_ascii_strtod (text, NULL));
  end_value (self);
}

void
tl_cli_output_add_number_or_none (TlCliOutput *self, gint64 number)
{
  if (number != 0)
    tl_cli_output_add_number (self, number);
  else
    tl_cli_output_add_text (self, NULL);
}

void
tl_cli_output_add_flag (TlCliOutput *self, gboolean flag)
{
  begin_value (self);
  if (self->json == NULL)
    print_value (self, flag ? "yes" : "no");
  else
    json_builder_add_boolean_value (self->json, flag);
  end_value (self);
}

void
tl_cli_output_add_list (TlCliOutput *self, const char *const *values, const char *separator)
{
  g_autofree char *joined = NULL;

  begin_value (self);
  if (self->json == NULL)
    {
      joined = g_strjoinv (separator, (char **) values);
      print_value (self, joined);
    }
  else
    {
      json_builder_begin_array (self->json);
      for (; *values != NULL; values++)
        json_builder_add_string_value (self->json, *values);
      json_builder_end_array (self->json);
    }
  end_value (self);
}

static void
add_row_object (TlCliOutput *self, const char *const *names, char **row)
{
  json_builder_begin_object (self->json);
  for (; *names != NULL; names++, row++)
    {
      json_builder_set_member_name (self->json, *names);
      if (**row != '\0')
        json_builder_add_string_value (self->json, *row);
      else
        json_builder_add_null_value (self->json);
    }
  json_builder_end_object (self->json);
}

static void
append_row (GString *text, char **row)
{
  gboolean is_first = TRUE;

  if (text->len > 0)
    g_string_append (text, " | ");
  for (; *row != NULL; row++)
    if (**row != '\0')
      {
        g_string_append_printf (text, is_first ? "%s" : "; %s", *row);
        is_first = FALSE;
      }
}

void
tl_cli_output_add_rows (TlCliOutput *self, const char *const *names, GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  begin_value (self);
  if (self->json != NULL)
    json_builder_begin_array (self->json);
  for (guint i = 0; i < rows->len; i++)
    if (self->json != NULL)
      add_row_object (self, names, rows->pdata[i]);
    else
      append_row (text, rows->pdata[i]);
  if (self->json != NULL)
    json_builder_end_array (self->json);
  else
    print_value (self, text->str);
  end_value (self);
}

void
tl_cli_output_free (TlCliOutput *self)
{
  if (self == NULL)
    return;
  if (self->json != NULL)
    {
      g_autoptr (JsonNode) root = NULL;

      if (!self->has_records)
        begin_array (self);
      json_builder_end_array (self->json);
      json_builder_end_object (self->json);
      root = json_builder_get_root (self->json);
      tl_cli_output_print_json (root);
    }
  g_clear_object (&self->json);
  g_free (self->name);
  g_free (self);
}

void
tl_cli_output_print_json (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, TRUE);

  fputs (text, stdout);
  putchar ('\n');
}

void
tl_cli_output_print_line (const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        putchar ('\t');
      print_cell (cells[i]);
    }
  putchar ('\n');
}

gboolean
tl_cli_output_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_FAILED, _ ("Could not write the results: %s"),
               g_strerror (errno));
  return FALSE;
}
