/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tag: adds a finding, or the findings of a file of codings as one change. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"

#include "tl-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a finding says. */
typedef struct
{
  const char *type_id; /* borrowed from the codebook */
  GStrv themes, agencies;
  const char *note; /* nullable, borrowed */
} Codes;

/* The review that is tagged. */
typedef struct
{
  TlCli *cli;
  char *review_id;
  GPtrArray *documents; /* TlDocument: those to look in */
  GPtrArray *texts;     /* TlDocumentText, likewise */
  GPtrArray *findings;  /* TlFinding: to be added */
} Tagger;

/* The columns of a file of codings, and which of its fields each is. */
typedef enum
{
  COLUMN_QUOTE,
  COLUMN_THEMES,
  COLUMN_AGENCIES,
  COLUMN_TYPE,
  COLUMN_NOTE,
  N_COLUMNS
} Column;

static const char *const column_names[] = { "quote", "themes", "agencies", "type", "note" };

static void
codes_clear (Codes *self)
{
  g_strfreev (self->themes);
  g_strfreev (self->agencies);
}

static void
tagger_clear (Tagger *self)
{
  g_free (self->review_id);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Codes, codes_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tagger, tagger_clear)

static gboolean
load_text (Tagger *self, TlDocument *document, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GAsyncResult) result = NULL;
  TlDocumentText *text;

  tl_library_load_text_async (cli->library, tl_document_get_id (document), cli->cancellable,
                              tl_cli_ready_cb, cli);
  result = tl_cli_wait (cli);
  text = tl_library_load_text_finish (cli->library, result, error);
  if (text == NULL)
    return FALSE;
  g_ptr_array_add (self->documents, g_object_ref (document));
  g_ptr_array_add (self->texts, text);
  return TRUE;
}

static gboolean
load (Tagger *self, const char *words, GError **error)
{
  const char *wanted = self->cli->options.document;
  GPtrArray *documents;

  self->review_id = tl_cli_find_review (self->cli, words, error);
  if (self->review_id == NULL)
    return FALSE;
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  self->texts = g_ptr_array_new_with_free_func (g_object_unref);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  documents = tl_review_get_documents (tl_library_get_review (self->cli->library, self->review_id));
  for (guint i = 0; i < documents->len; i++)
    if ((wanted == NULL || tl_cli_is_document (documents->pdata[i], wanted))
        && !load_text (self, documents->pdata[i], error))
      return FALSE;
  if (self->documents->len > 0)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The review has no document “%s”"),
               wanted != NULL ? wanted : "");
  return FALSE;
}

static gboolean
find_codes (Tagger *self, Codes *codes, const char *type, const char *const *themes,
            const char *const *agencies, GError **error)
{
  TlCode *code = tl_cli_find_code (self->cli, TL_CODE_FINDING_TYPE, type, error);

  if (code == NULL)
    return FALSE;
  codes->type_id = tl_code_get_id (code);
  codes->themes = tl_cli_find_codes (self->cli, TL_CODE_THEME, themes, error);
  if (codes->themes == NULL)
    return FALSE;
  codes->agencies = tl_cli_find_codes (self->cli, TL_CODE_AGENCY, agencies, error);
  return codes->agencies != NULL;
}

/* Adds a finding for characters @start to @end of the document at @index. */
static gboolean
add_range (Tagger *self, guint index, guint start, guint end, const Codes *codes, GError **error)
{
  TlDocumentText *text = self->texts->pdata[index];
  TlSpan *span = tl_document_text_make_span (text, start, end);
  GPtrArray *spans;

  if (span == NULL)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("There are no words from character %u to %u"), start, end);
      return FALSE;
    }
  spans = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_span_free);
  g_ptr_array_add (spans, span);
  g_ptr_array_add (self->findings,
                   tl_finding_new (NULL, self->review_id,
                                   tl_document_get_id (self->documents->pdata[index]), spans,
                                   codes->type_id, (const char *const *) codes->themes,
                                   (const char *const *) codes->agencies, codes->note,
                                   MAX (self->cli->options.importance, 0),
                                   tl_document_text_get_number_at (text, span->start), NULL, NULL));
  return TRUE;
}

/* Adds a finding for the first place where @quote stands. */
static gboolean
add_quote (Tagger *self, const char *quote, const Codes *codes, GError **error)
{
  guint start, end;

  for (guint i = 0; i < self->texts->len && *quote != '\0'; i++)
    if (tl_document_text_find (self->texts->pdata[i], quote, 0, &start, &end))
      return add_range (self, i, start, end, codes, error);
  g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The review does not have the words “%s”"),
               quote);
  return FALSE;
}

/* Reads the header of a file of codings: which field of a line is which column, or -1. */
static gboolean
read_header (const char *line, int places[N_COLUMNS], GError **error)
{
  g_auto (GStrv) names = g_strsplit (line, "\t", -1);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      places[i] = -1;
      for (int j = 0; names[j] != NULL; j++)
        if (g_str_equal (names[j], column_names[i]))
          places[i] = j;
      if (places[i] != -1 || i == COLUMN_NOTE)
        continue;
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID,
                   _ ("The codings have no column “%s” in their first line"), column_names[i]);
      return FALSE;
    }
  return TRUE;
}

/* The ids in a field, parted by commas. */
static GStrv
split_ids (const char *field)
{
  g_auto (GStrv) parts = g_strsplit (field, ",", -1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (ids, *part);
  return g_strv_builder_end (ids);
}

static gboolean
add_line (Tagger *self, const char *line, const int places[N_COLUMNS], GError **error)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  int n_fields = g_strv_length (fields);
  const char *values[N_COLUMNS] = { NULL };
  g_auto (Codes) codes = { NULL };
  g_auto (GStrv) themes = NULL;
  g_auto (GStrv) agencies = NULL;

  for (guint i = 0; i < N_COLUMNS; i++)
    if (places[i] == -1 || (i == COLUMN_NOTE && places[i] >= n_fields))
      values[i] = "";
    else if (places[i] < n_fields)
      values[i] = fields[places[i]];
    else
      {
        g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("The column “%s” is missing"),
                     column_names[i]);
        return FALSE;
      }
  themes = split_ids (values[COLUMN_THEMES]);
  agencies = split_ids (values[COLUMN_AGENCIES]);
  codes.note = values[COLUMN_NOTE];
  return find_codes (self, &codes, values[COLUMN_TYPE], (const char *const *) themes,
                     (const char *const *) agencies, error)
         && add_quote (self, values[COLUMN_QUOTE], &codes, error);
}

static gboolean
add_codings (Tagger *self, const char *path, GError **error)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  int places[N_COLUMNS];
  const char *first;

  if (!g_file_get_contents (path, &content, NULL, error))
    return FALSE;
  if (!g_utf8_validate (content, -1, NULL))
    {
      g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("“%s” is no UTF-8 text"), path);
      return FALSE;
    }
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    (*line)[strcspn (*line, "\r")] = '\0';
  /* Some programs put a byte order mark first. */
  first = lines[0] != NULL && g_str_has_prefix (lines[0], "\357\273\277") ? lines[0] + 3 : lines[0];
  if (!read_header (first != NULL ? first : "", places, error))
    return FALSE;
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (GError) line_error = NULL;

      if (*lines[i] == '\0' || add_line (self, lines[i], places, &line_error))
        continue;
      tl_cli_say (_ ("line %u: %s"), i + 1, line_error->message);
      self->cli->is_partial = TRUE;
    }
  return TRUE;
}

static gboolean
add_one (Tagger *self, GError **error)
{
  const TlCliOptions *options = &self->cli->options;
  g_auto (Codes) codes = { .note = options->note };

  if (!find_codes (self, &codes, options->type, (const char *const *) options->themes,
                   (const char *const *) options->agencies, error))
    return FALSE;
  if (options->quote != NULL)
    return add_quote (self, options->quote, &codes, error);
  return add_range (self, 0, options->from, options->to, &codes, error);
}

/* Whether the options fit together. */
static gboolean
check (const TlCliOptions *options, const char *const *arguments, GError **error)
{
  gboolean has_range = options->from != -1 || options->to != -1,
           has_codes = options->themes != NULL || options->agencies != NULL || options->type != NULL
                       || options->note != NULL || options->importance != -1;
  const char *message = NULL;

  if ((options->codings != NULL) + (options->quote != NULL) + has_range != 1)
    message = _ ("Say where: either --from and --to, or --quote, or --codings");
  else if (has_range && (options->from == -1 || options->to <= options->from))
    message = _ ("--from and --to go together, and --to is the greater");
  else if (options->codings != NULL && has_codes)
    message = _ ("Themes, agencies, type, note and importance do not go with --codings");
  else if (options->codings == NULL && options->type == NULL)
    message = _ ("Say of which --type the finding is");
  if (message != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return message == NULL;
}

/* Writes the findings as the library has them now, with coder and time. */
static gboolean
write_added (Tagger *self, GError **error)
{
  TlCli *cli = self->cli;
  g_autoptr (GHashTable) stored = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (TlCliOutput) output = NULL;

  tl_library_load_findings_async (cli->library, self->review_id, cli->cancellable, tl_cli_ready_cb,
                                  cli);
  result = tl_cli_wait (cli);
  findings = tl_library_load_findings_finish (cli->library, result, error);
  if (findings == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    g_hash_table_insert (stored, (gpointer) tl_finding_get_id (findings->pdata[i]),
                         findings->pdata[i]);
  output = tl_cli_output_new (tl_cli_get_form (cli), "findings", tl_cli_finding_columns);
  for (guint i = 0; i < self->findings->len; i++)
    {
      TlFinding *finding =
          g_hash_table_lookup (stored, tl_finding_get_id (self->findings->pdata[i]));

      if (finding != NULL)
        tl_cli_output_add_finding (output, cli->library, finding);
    }
  return TRUE;
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_auto (Tagger) tagger = { .cli = self };

  if (!load (&tagger, arguments[0], error))
    return FALSE;
  if (self->options.codings != NULL ? !add_codings (&tagger, self->options.codings, error)
                                    : !add_one (&tagger, error))
    return FALSE;
  if (tagger.findings->len > 0)
    {
      tl_library_add_findings_async (self->library, tagger.findings, tl_cli_ready_cb, self);
      if (!tl_cli_wait_for_verb (self, error))
        return FALSE;
    }
  return write_added (&tagger, error);
}

const TlCliVerb tl_verb_tag = {
  .name = "tag",
  .arguments = "REVIEW",
  .summary = N_ ("Add a finding, or all those of a file of codings"),
  .options = TL_CLI_FROM | TL_CLI_TO | TL_CLI_QUOTE | TL_CLI_THEME | TL_CLI_AGENCY | TL_CLI_TYPE
             | TL_CLI_NOTE | TL_CLI_IMPORTANCE | TL_CLI_DOCUMENT | TL_CLI_CODINGS | TL_CLI_JSON
             | TL_CLI_CSV,
  .min_arguments = 1,
  .max_arguments = 1,
  .use = TL_CLI_WRITES,
  .check = check,
  .run = run,
};
