/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft on its way from the worker, back from a variant with every rule checked. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-draft-private.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  MAX_DOCUMENTS = 1000,
  MAX_PAGES = 20000,
  MAX_BLOCKS = 1000000,
  MAX_ROWS = 100000,
  MAX_IDS = 1000,
  MAX_ID = 64,
  MAX_LINE = 16384,
  MAX_TEXT = 4 * 1024 * 1024,
  MAX_TEXT_IN_ALL = 64 * 1024 * 1024,
  MAX_PAGE_SIDE = 20000
};

/* Nothing below trusts what it reads. A rule that is broken is named, and the draft is
 * refused. */

static gboolean
refuse (GError **error, const char *what, gsize index)
{
  g_set_error (error, TL_ERROR, TL_ERROR_WORKER,
               _ ("What was read from the file breaks a rule of ours: %s (%u)"), what,
               (guint) index);
  return FALSE;
}

/* Whether @text, if there is any, has at most @max bytes and no control characters but those in
 * @allowed. */
static gboolean
is_clean (const char *text, gsize max, const char *allowed)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p++)
    if (((guchar) *p < 0x20 || *p == 0x7f) && strchr (allowed, *p) == NULL)
      return FALSE;
  return strlen (text) <= max;
}

static gboolean
is_line (const char *text)
{
  return is_clean (text, MAX_LINE, "");
}

/* A GUID or the id of a code; NULL passes. */
static gboolean
is_id (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._-", *p) == NULL)
      return FALSE;
  return *text != '\0' && strlen (text) <= MAX_ID;
}

static gboolean
are_ids (GStrv ids)
{
  if (g_strv_length (ids) > MAX_IDS)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_id (ids[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_file_name (const char *text)
{
  return text == NULL || (is_line (text) && *text != '\0' && strchr (text, '/') == NULL);
}

static gboolean
is_sha256 (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isxdigit (*p) || g_ascii_isupper (*p))
      return FALSE;
  return strlen (text) == 64;
}

/* The number of pages, or the most that can be counted where the document names none. */
static guint
get_last_page (const TlDraftDocument *document)
{
  return document->page_sizes->len > 0 ? document->page_sizes->len : G_MAXUINT16;
}

static gboolean
are_boxes (const TlBlock *block, guint last_page)
{
  guint start = 0;

  for (guint i = 0; i < block->boxes->len; i++)
    {
      const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, i);

      if (box->start < start || box->length == 0
          || (guint) box->start + box->length > block->n_chars || box->page == 0
          || box->page > last_page || box->x1 > box->x2 || box->y1 > box->y2)
        return FALSE;
      start = box->start;
    }
  return TRUE;
}

static gboolean
is_block (const TlBlock *block, guint last_page)
{
  gboolean is_heading = block->kind == TL_BLOCK_HEADING;
  gboolean is_row = block->kind == TL_BLOCK_TABLE_ROW;

  return (guint) block->kind < TL_N_BLOCK_KINDS && is_line (block->number)
         && (is_heading ? block->level >= 1 && block->level <= 6 : block->level == 0)
         && is_clean (block->text, MAX_TEXT, is_row ? "\t" : "") && block->page <= last_page
         && (is_row ? block->table <= MAX_ROWS : block->table == 0 && !block->is_header)
         && are_boxes (block, last_page);
}

static gboolean
read_block (GVariant *child, gpointer into)
{
  TlDraftDocument *document = into;
  g_autoptr (GVariant) boxes = NULL;
  g_autoptr (TlBlock) block = NULL;
  const char *number, *text;
  guint kind, level, page, table;
  gboolean is_header;
  const guint16 *words;
  gsize n_words;

  g_variant_get (child, "(uum&s&suub@aq)", &kind, &level, &number, &text, &page, &table, &is_header,
                 &boxes);
  block = tl_block_new (kind, level, number, text, page);
  block->table = table;
  block->is_header = is_header;
  words = g_variant_get_fixed_array (boxes, &n_words, sizeof (guint16));
  if (n_words % WORDS_PER_BOX != 0 || n_words > MAX_TEXT)
    return FALSE;
  if (n_words > 0)
    g_array_append_vals (block->boxes, words, (guint) (n_words / WORDS_PER_BOX));
  if (!is_block (block, get_last_page (document)))
    return FALSE;
  g_ptr_array_add (document->blocks, g_steal_pointer (&block));
  return TRUE;
}

static gboolean
read_recommendation (GVariant *child, gpointer into)
{
  TlDraftDocument *document = into;
  g_autoptr (TlDraftRecommendation) item = tl_draft_recommendation_new ();

  g_clear_pointer (&item->addressees, g_strfreev);
  g_variant_get (child, "(umssu^asmsmsmsb)", &item->block, &item->number, &item->text, &item->page,
                 &item->addressees, &item->level, &item->strength, &item->target,
                 &item->in_action_plan);
  if (item->block >= document->blocks->len || !is_line (item->number)
      || !is_clean (item->text, MAX_TEXT, "\n\t") || item->page > get_last_page (document)
      || !are_ids (item->addressees) || !is_id (item->level) || !is_id (item->strength)
      || !is_line (item->target))
    return FALSE;
  g_ptr_array_add (document->recommendations, g_steal_pointer (&item));
  return TRUE;
}

static gboolean
read_action (GVariant *child, gpointer into)
{
  TlDraftDocument *document = into;
  g_autoptr (TlDraftAction) item = tl_draft_action_new ();

  g_variant_get (child, ACTION_TYPE, &item->block, &item->number, &item->text, &item->scope,
                 &item->lead, &item->milestones, &item->target, &item->outcome,
                 &item->recommendation, &item->part);
  if (item->block >= document->blocks->len || !is_line (item->number)
      || !is_clean (item->text, MAX_TEXT, "\n\t") || !is_clean (item->scope, MAX_TEXT, "\n\t")
      || !is_clean (item->lead, MAX_TEXT, "\n\t") || !is_clean (item->target, MAX_TEXT, "\n\t")
      || !is_clean (item->milestones, MAX_TEXT, "\n\t")
      || !is_clean (item->outcome, MAX_TEXT, "\n\t") || item->recommendation < -1)
    return FALSE;
  g_ptr_array_add (document->actions, g_steal_pointer (&item));
  return TRUE;
}

/* Whether the recommendations exist that the actions of document @i serve. */
static gboolean
have_recommendations (const TlDraft *draft, guint i)
{
  const TlDraftDocument *document = draft->documents->pdata[i];

  for (guint k = 0; k < document->actions->len; k++)
    {
      const TlDraftAction *action = document->actions->pdata[k];
      gint64 other = (gint64) i + action->part;

      if (other < 0 || other >= draft->documents->len
          || action->recommendation >= (int) ((TlDraftDocument *) draft->documents->pdata[other])
                                           ->recommendations->len)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_scanned_page (GVariant *child, gpointer into)
{
  TlDraftDocument *document = into;
  GArray *scanned = document->scanned;
  TlScannedPage item;

  g_variant_get (child, SCANNED_TYPE, &item.page, &item.confidence);
  if (item.page == 0 || item.page > get_last_page (document) || item.confidence > 100
      || (scanned->len > 0
          && item.page <= g_array_index (scanned, TlScannedPage, scanned->len - 1).page))
    return FALSE;
  g_array_append_val (scanned, item);
  return TRUE;
}

static gboolean
read_doubt (GVariant *child, gpointer into)
{
  TlDraftDocument *document = into;
  const TlDoubt *last = document->doubts->len > 0
                            ? &g_array_index (document->doubts, TlDoubt, document->doubts->len - 1)
                            : NULL;
  const TlBlock *block;
  TlDoubt item;

  g_variant_get (child, DOUBT_TYPE, &item.block, &item.start, &item.length, &item.confidence);
  if (item.block >= document->blocks->len || item.confidence > 100
      || (last != NULL
          && (item.block < last->block || (item.block == last->block && item.start < last->start))))
    return FALSE;
  block = document->blocks->pdata[item.block];
  if (item.length == 0 || item.start >= block->n_chars || item.length > block->n_chars - item.start)
    return FALSE;
  g_array_append_val (document->doubts, item);
  return TRUE;
}

static gboolean
read_guess (GVariant *child, gpointer into)
{
  TlDraft *draft = into;
  g_autofree char *variable = NULL;
  g_autofree char *value = NULL;
  g_autofree char *quote = NULL;
  guint page;

  g_variant_get (child, GUESS_TYPE, &variable, &value, &quote, &page);
  if (!is_id (variable) || !is_line (value) || !is_clean (quote, MAX_LINE, "\n\t")
      || page > G_MAXUINT16)
    return FALSE;
  g_ptr_array_add (draft->guesses, tl_guess_new (variable, value, quote, page));
  return TRUE;
}

static gboolean
read_spans (TlDraftFinding *finding, GVariant *spans, guint length)
{
  gsize n = g_variant_n_children (spans);

  for (gsize i = 0; i < n; i++)
    {
      const char *quote;
      guint start, end;

      g_variant_get_child (spans, i, "(uum&s)", &start, &end, &quote);
      if (start >= end || end > length || !is_clean (quote, MAX_TEXT, "\n\t"))
        return FALSE;
      g_ptr_array_add (finding->spans, tl_span_new (start, end, quote, NULL, NULL));
    }
  return n > 0 && n <= MAX_IDS;
}

/* The length of a document's text in characters, as TlDocumentText has it. */
static guint
count_characters (const TlDraftDocument *document)
{
  guint length = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];

      if (block->kind != TL_BLOCK_FURNITURE)
        length += block->n_chars + 1;
    }
  return length;
}

static gboolean
read_finding (GVariant *child, gpointer into)
{
  TlDraft *draft = into;
  g_autoptr (TlDraftFinding) item = tl_draft_finding_new ();
  g_autoptr (GVariant) spans = NULL;

  g_clear_pointer (&item->themes, g_strfreev);
  g_clear_pointer (&item->agencies, g_strfreev);
  g_variant_get (child, "(mssmsmsmsu^as^asu@*)", &item->id, &item->type, &item->note, &item->coder,
                 &item->created, &item->importance, &item->themes, &item->agencies, &item->document,
                 &spans);
  if (!is_id (item->id) || !is_id (item->type) || !is_clean (item->note, MAX_TEXT, "\n\t")
      || !is_line (item->coder) || !is_line (item->created) || item->importance > 100
      || !are_ids (item->themes) || !are_ids (item->agencies)
      || item->document >= draft->documents->len
      || !read_spans (item, spans, count_characters (draft->documents->pdata[item->document])))
    return FALSE;
  g_ptr_array_add (draft->findings, g_steal_pointer (&item));
  return TRUE;
}

typedef gboolean (*ReadItem) (GVariant *child, gpointer into);

/* Reads each child of @array with @read; @what names them in the error. */
static gboolean
read_items (GVariant *array, gsize max, ReadItem read, gpointer into, const char *what,
            GError **error)
{
  gsize n = g_variant_n_children (array);

  if (n > max)
    return refuse (error, what, n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (array, i);

      if (!read (child, into))
        return refuse (error, what, i + 1);
    }
  return TRUE;
}

static gboolean
read_page_size (GVariant *child, gpointer into)
{
  TlDraftDocument *document = into;
  TlPageSize size;

  g_variant_get (child, "(dd)", &size.width, &size.height);
  if (!isfinite (size.width) || !isfinite (size.height) || size.width <= 0 || size.height <= 0
      || size.width > MAX_PAGE_SIDE || size.height > MAX_PAGE_SIDE)
    return FALSE;
  g_array_append_val (document->page_sizes, size);
  return TRUE;
}

static gboolean
read_document (TlDraft *draft, GVariant *child, gsize index, GError **error)
{
  g_autoptr (TlDraftDocument) item = tl_draft_document_new ();
  g_autoptr (GVariant) sizes = NULL;
  g_autoptr (GVariant) blocks = NULL;
  g_autoptr (GVariant) recommendations = NULL;
  g_autoptr (GVariant) actions = NULL;
  g_autoptr (GVariant) scanned = NULL;
  g_autoptr (GVariant) doubts = NULL;
  guint kind;

  g_variant_get (child, "(msusms@*@*@*@*@*@*)", &item->id, &kind, &item->title, &item->file_name,
                 &sizes, &blocks, &recommendations, &actions, &scanned, &doubts);
  item->kind = kind;
  if (kind >= TL_N_DOCUMENT_KINDS || !is_id (item->id) || !is_line (item->title)
      || !is_file_name (item->file_name))
    return refuse (error, "document", index + 1);
  if (!read_items (sizes, MAX_PAGES, read_page_size, item, "page size", error)
      || !read_items (blocks, MAX_BLOCKS, read_block, item, "block", error)
      || !read_items (recommendations, MAX_ROWS, read_recommendation, item, "recommendation", error)
      || !read_items (actions, MAX_ROWS, read_action, item, "action", error)
      || !read_items (scanned, MAX_PAGES, read_scanned_page, item, "scanned page", error)
      || !read_items (doubts, MAX_BLOCKS, read_doubt, item, "doubtful word", error))
    return FALSE;
  g_ptr_array_add (draft->documents, g_steal_pointer (&item));
  return TRUE;
}

static gboolean
read_warning (GVariant *child, gpointer into)
{
  TlDraft *draft = into;
  const char *text = g_variant_get_string (child, NULL);

  if (!is_clean (text, MAX_LINE, "\n\t"))
    return FALSE;
  g_ptr_array_add (draft->warnings, g_strdup (text));
  return TRUE;
}

static gboolean
read_property (GVariant *child, gpointer into)
{
  TlDraft *draft = into;
  const char *name, *value;

  g_variant_get (child, "(&s&s)", &name, &value);
  if (!is_id (name) || !is_line (value))
    return FALSE;
  g_ptr_array_add (draft->properties, tl_draft_property_new (name, value));
  return TRUE;
}

static gboolean
is_status (const char *status)
{
  static const char *const names[] = { "draft", "submitted", "published", "unknown", NULL };

  return g_strv_contains (names, status);
}

TlDraft *
tl_draft_from_variant (GVariant *variant, GError **error)
{
  g_autoptr (TlDraft) self = tl_draft_new ();
  g_autoptr (GVariant) guesses = NULL;
  g_autoptr (GVariant) documents = NULL;
  g_autoptr (GVariant) findings = NULL;
  g_autoptr (GVariant) warnings = NULL;
  g_autoptr (GVariant) properties = NULL;
  gsize n_documents;

  g_return_val_if_fail (variant != NULL, NULL);
  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE (TL_DRAFT_VARIANT_TYPE))
      || g_variant_get_size (variant) > 4 * (gsize) MAX_TEXT_IN_ALL
      || !g_variant_is_normal_form (variant))
    return refuse (error, "form", 0), NULL;
  g_variant_get (variant, "(sssmsssb@*@*@*@*@*)", &self->file_name, &self->sha256, &self->format,
                 &self->review_id, &self->title, &self->status, &self->is_fictional, &guesses,
                 &documents, &findings, &warnings, &properties);
  n_documents = g_variant_n_children (documents);
  if (!is_file_name (self->file_name) || !is_sha256 (self->sha256) || !is_id (self->format)
      || !is_id (self->review_id) || !is_line (self->title) || !is_status (self->status)
      || n_documents == 0 || n_documents > MAX_DOCUMENTS)
    return refuse (error, "draft", n_documents), NULL;
  for (gsize i = 0; i < n_documents; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (documents, i);

      if (!read_document (self, child, i, error))
        return NULL;
    }
  for (guint i = 0; i < self->documents->len; i++)
    if (!have_recommendations (self, i))
      return refuse (error, "action", i), NULL;
  if (!read_items (guesses, MAX_ROWS, read_guess, self, "case fact", error)
      || !read_items (findings, MAX_ROWS, read_finding, self, "finding", error)
      || !read_items (warnings, MAX_ROWS, read_warning, self, "warning", error)
      || !read_items (properties, MAX_ROWS, read_property, self, "property", error))
    return NULL;
  return g_steal_pointer (&self);
}
