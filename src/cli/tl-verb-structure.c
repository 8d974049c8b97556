/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structure: what import sees in a file; touches no library. */
#define G_LOG_DOMAIN "tl-cli"

#include "config.h"

#include "tl-cli-verbs.h"
#include "tl-personal-data.h"

#include <glib/gi18n.h>

/* A column of the action plan form of 2016, and where it lies in an action. */
typedef struct
{
  const char *name;
  gsize field;
} ActionColumn;

static const ActionColumn action_columns[] = {
  { "Recommendation", G_STRUCT_OFFSET (TlDraftAction, number) },
  { "Scope of recommendation", G_STRUCT_OFFSET (TlDraftAction, scope) },
  { "Action to take", G_STRUCT_OFFSET (TlDraftAction, text) },
  { "Lead agency", G_STRUCT_OFFSET (TlDraftAction, lead) },
  { "Key milestones achieved in enacting recommendation",
    G_STRUCT_OFFSET (TlDraftAction, milestones) },
  { "Target date", G_STRUCT_OFFSET (TlDraftAction, target) },
  { "Date of completion and outcome", G_STRUCT_OFFSET (TlDraftAction, outcome) },
};

/* (nullable): what stands before a block, unless it is a mere bullet. */
static const char *
get_number (const TlBlock *block)
{
  for (const char *c = block->number; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return block->number;
  return NULL;
}

/* Whether a block belongs to the running text. */
static gboolean
is_paragraph (const TlBlock *block)
{
  return block->kind == TL_BLOCK_PARAGRAPH || block->kind == TL_BLOCK_ITEM
         || block->kind == TL_BLOCK_BOX || block->kind == TL_BLOCK_RECOMMENDATION
         || block->kind == TL_BLOCK_LEARNING || block->kind == TL_BLOCK_TABLE_ROW;
}

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_number (JsonBuilder *json, const char *name, gint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
add_page (JsonBuilder *json, guint page)
{
  if (page != 0)
    add_number (json, "page", page);
  else
    add_text (json, "page", NULL);
}

static void
begin_array (JsonBuilder *json, const char *name)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

/* All values of a variable, where it has several. */
static void
add_values (JsonBuilder *json, const TlDraft *draft, const char *variable)
{
  guint n = 0;

  for (guint i = 0; i < draft->guesses->len; i++)
    n += g_str_equal (((const TlGuess *) draft->guesses->pdata[i])->variable, variable);
  if (n < 2)
    return;
  begin_array (json, "values");
  for (guint i = 0; i < draft->guesses->len; i++)
    {
      const TlGuess *guess = draft->guesses->pdata[i];

      if (g_str_equal (guess->variable, variable))
        json_builder_add_string_value (json, guess->value);
    }
  json_builder_end_array (json);
}

static void
add_metadata (JsonBuilder *json, const TlDraft *draft)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  json_builder_set_member_name (json, "metadata");
  json_builder_begin_object (json);
  for (guint i = 0; i < draft->guesses->len; i++)
    {
      const TlGuess *guess = draft->guesses->pdata[i];

      /* The first is the best; an object has each name once. */
      if (!g_hash_table_add (seen, guess->variable))
        continue;
      json_builder_set_member_name (json, guess->variable);
      json_builder_begin_object (json);
      if (tl_guess_is_stated (guess))
        add_text (json, "value", guess->value);
      else
        add_text (json, "value", NULL);
      add_page (json, guess->page);
      add_text (json, "quote", guess->quote);
      add_values (json, draft, guess->variable);
      if (!tl_guess_is_stated (guess))
        {
          json_builder_set_member_name (json, "looked_for");
          json_builder_add_boolean_value (json, TRUE);
        }
      json_builder_end_object (json);
    }
  json_builder_end_object (json);
}

static void
add_block (JsonBuilder *json, const TlBlock *block)
{
  json_builder_begin_object (json);
  if (block->kind == TL_BLOCK_HEADING)
    add_number (json, "level", block->level);
  add_text (json, block->kind == TL_BLOCK_FOOTNOTE ? "mark" : "number", get_number (block));
  add_text (json, "text", block->text);
  add_page (json, block->page);
  json_builder_end_object (json);
}

/* The blocks of all documents that @filter takes. */
static void
add_blocks (JsonBuilder *json, const TlDraft *draft, const char *name,
            gboolean (*filter) (const TlBlock *))
{
  begin_array (json, name);
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->blocks->len; j++)
        if (filter (document->blocks->pdata[j]))
          add_block (json, document->blocks->pdata[j]);
    }
  json_builder_end_array (json);
}

static gboolean
is_heading (const TlBlock *block)
{
  return block->kind == TL_BLOCK_HEADING;
}

static gboolean
is_learning (const TlBlock *block)
{
  return block->kind == TL_BLOCK_LEARNING;
}

static gboolean
is_footnote (const TlBlock *block)
{
  return block->kind == TL_BLOCK_FOOTNOTE;
}

static void
add_recommendations (JsonBuilder *json, const TlDraft *draft)
{
  begin_array (json, "recommendations");
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->recommendations->len; j++)
        {
          const TlDraftRecommendation *recommendation = document->recommendations->pdata[j];

          json_builder_begin_object (json);
          add_text (json, "number", recommendation->number);
          add_text (json, "text", recommendation->text);
          add_page (json, recommendation->page);
          begin_array (json, "addressees");
          for (char **id = recommendation->addressees; *id != NULL; id++)
            json_builder_add_string_value (json, *id);
          json_builder_end_array (json);
          json_builder_set_member_name (json, "in_action_plan");
          json_builder_add_boolean_value (json, recommendation->in_action_plan);
          add_text (json, "level", recommendation->level);
          add_text (json, "strength", recommendation->strength);
          add_text (json, "target", recommendation->target);
          json_builder_end_object (json);
        }
    }
  json_builder_end_array (json);
}

static void
add_action (JsonBuilder *json, const TlDraft *draft, const TlDraftAction *action, guint i)
{
  guint n_before = 0;

  for (int k = 0; k < (int) i + action->part; k++)
    n_before += ((const TlDraftDocument *) draft->documents->pdata[k])->recommendations->len;
  json_builder_begin_object (json);
  for (guint k = 0; k < G_N_ELEMENTS (action_columns); k++)
    add_text (json, action_columns[k].name,
              G_STRUCT_MEMBER (const char *, action, action_columns[k].field));
  if (action->recommendation >= 0)
    add_number (json, "recommendation_index", (gint64) n_before + action->recommendation);
  else
    add_text (json, "recommendation_index", NULL);
  json_builder_end_object (json);
}

/* "recommendation_index" counts from 0 in the array of recommendations. */
static void
add_actions (JsonBuilder *json, const TlDraft *draft)
{
  begin_array (json, "actions");
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->actions->len; j++)
        add_action (json, draft, document->actions->pdata[j], i);
    }
  json_builder_end_array (json);
}

static void
add_furniture (JsonBuilder *json, const TlDraft *draft)
{
  begin_array (json, "furniture");
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->blocks->len; j++)
        {
          const TlBlock *block = document->blocks->pdata[j];

          if (block->kind == TL_BLOCK_FURNITURE)
            json_builder_add_string_value (json, block->text);
        }
    }
  json_builder_end_array (json);
}

static void
add_personal_data (JsonBuilder *json, const TlDraft *draft)
{
  g_autoptr (GPtrArray) found = tl_personal_data_find_in_draft (draft);

  begin_array (json, "personal_data");
  for (guint i = 0; i < found->len; i++)
    {
      const TlPersonalDatum *datum = found->pdata[i];

      json_builder_begin_object (json);
      add_text (json, "kind", tl_personal_kind_to_string (datum->kind));
      add_text (json, "text", datum->text);
      add_page (json, datum->page);
      add_text (json, "reason", datum->reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_warnings (JsonBuilder *json, const TlDraft *draft)
{
  begin_array (json, "warnings");
  for (guint i = 0; i < draft->warnings->len; i++)
    json_builder_add_string_value (json, draft->warnings->pdata[i]);
  json_builder_end_array (json);
}

/* The pages that are pictures and were read. */
static void
add_scanned (JsonBuilder *json, const TlDraft *draft)
{
  begin_array (json, "scanned");
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->scanned->len; j++)
        {
          const TlScannedPage *scanned = &g_array_index (document->scanned, TlScannedPage, j);

          json_builder_begin_object (json);
          add_number (json, "page", scanned->page);
          add_number (json, "confidence", scanned->confidence);
          json_builder_end_object (json);
        }
    }
  json_builder_end_array (json);
}

static const char *
get_kind (const TlDraft *draft)
{
  const TlDraftDocument *document = draft->documents->len > 0 ? draft->documents->pdata[0] : NULL;

  return tl_document_kind_to_string (document != NULL ? document->kind : TL_DOCUMENT_OTHER);
}

static void
print_json (const TlDraft *draft)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  add_text (json, "file", draft->file_name);
  add_text (json, "sha256", draft->sha256);
  add_text (json, "kind", get_kind (draft));
  add_number (json, "pages", tl_draft_count_pages (draft));
  add_text (json, "title", draft->title);
  add_metadata (json, draft);
  add_blocks (json, draft, "headings", is_heading);
  add_blocks (json, draft, "paragraphs", is_paragraph);
  add_recommendations (json, draft);
  add_blocks (json, draft, "learning_points", is_learning);
  add_actions (json, draft);
  add_blocks (json, draft, "footnotes", is_footnote);
  add_furniture (json, draft);
  add_personal_data (json, draft);
  add_warnings (json, draft);
  add_scanned (json, draft);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  tl_cli_output_print_json (root);
}

/* A block a line: what it is, page, number, text. */
static void
print_lines (const TlDraft *draft)
{
  for (guint i = 0; i < draft->documents->len; i++)
    {
      const TlDraftDocument *document = draft->documents->pdata[i];

      for (guint j = 0; j < document->blocks->len; j++)
        {
          const TlBlock *block = document->blocks->pdata[j];
          g_autofree char *page =
              block->page != 0 ? g_strdup_printf ("%u", block->page) : g_strdup ("");
          const char *number = get_number (block);

          tl_cli_output_print_line ((const char *[]){ tl_block_kind_to_string (block->kind), page,
                                                      number != NULL ? number : "", block->text,
                                                      NULL });
        }
    }
}

static gboolean
run (TlCli *self, const char *const *arguments, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlDraft) draft = NULL;
  g_autofree char *password = NULL;

  if (!tl_cli_read_password (self, &password, error))
    return FALSE;
  tl_structure_async (file, password, self->cancellable, tl_cli_ready_cb, self);
  result = tl_cli_wait (self);
  draft = tl_structure_finish (result, error);
  if (draft == NULL)
    return FALSE;
  if (self->options.json)
    print_json (draft);
  else
    print_lines (draft);
  for (guint i = 0; i < draft->warnings->len; i++)
    tl_cli_say ("%s: %s", draft->file_name, (const char *) draft->warnings->pdata[i]);
  return TRUE;
}

const TlCliVerb tl_verb_structure = {
  .name = "structure",
  .arguments = "FILE",
  .summary = N_ ("Show what import sees in a file; touches no library"),
  .options = TL_CLI_PASSWORD_FILE | TL_CLI_JSON,
  .min_arguments = 1,
  .max_arguments = 1,
  .takes_files = TRUE,
  .use = TL_CLI_NO_LIBRARY,
  .run = run,
};
