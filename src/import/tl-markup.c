/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that tell their own structure: their blocks put together, and what can be read from
 * them. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-markup.h"

#include "tl-decode.h"
#include "tl-error.h"
#include "tl-lines-private.h"
#include "tl-markup-private.h"
#include "tl-metadata.h"
#include "tl-recommendations.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  MAX_BLOCKS = 200000,
  MAX_TABLES = 100000,
  MAX_BYTES = 20000000,
  MAX_BLOCK_CHARS = 30000,
  MAX_NUMBER_CHARS = 32,
  MAX_LEVEL = 6
};

struct _TlMarkup
{
  TlDraftDocument *document;
  GPtrArray *warnings;
  GHashTable *furniture; /* texts already added */
  GHashTable *gaps;      /* block -> first character after the tab at its head */
  gsize n_bytes;
  guint n_tables, depth; /* of tables under way */
  gboolean is_over_full;
};

TlMarkup *
tl_markup_new (void)
{
  TlMarkup *self = g_new0 (TlMarkup, 1);

  self->document = tl_draft_document_new ();
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->furniture = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->gaps = g_hash_table_new (NULL, NULL);
  return self;
}

void
tl_markup_free (TlMarkup *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->document, tl_draft_document_free);
  g_ptr_array_unref (self->warnings);
  g_hash_table_unref (self->furniture);
  g_hash_table_unref (self->gaps);
  g_free (self);
}

/* White space collapsed, and nothing in it that is no text. */
static char *
clean_text (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar windows = tl_decode_windows (c);

      if (windows != 0)
        c = windows;
      if (g_unichar_isspace (c) || !(g_unichar_iscntrl (c) || tl_glyph_is_dropped (c)))
        g_string_append_unichar (out, c);
    }
  return tl_text_collapse (out->str);
}

/* A number without its final stop; NULL for none and for what is none. */
static char *
clean_number (const char *number)
{
  g_autofree char *clean = number != NULL ? clean_text (number) : NULL;
  gsize n = clean != NULL ? strlen (clean) : 0;

  if (n > 1 && (clean[n - 1] == '.' || clean[n - 1] == ':'))
    clean[--n] = '\0';
  return n > 0 && g_utf8_strlen (clean, -1) <= MAX_NUMBER_CHARS ? g_steal_pointer (&clean) : NULL;
}

/* Rows of dashes and dots that part what stands above and below. */
static gboolean
is_rule (TlBlockKind kind, const char *text)
{
  if (kind == TL_BLOCK_TABLE_ROW || kind == TL_BLOCK_FURNITURE || kind == TL_BLOCK_FOOTNOTE)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ispunct (g_utf8_get_char (p)) && *p != ' ')
      return FALSE;
  return TRUE;
}

/* Takes @text, collapsed; longer texts than a block may hold are cut into several. */
static TlBlock *
add (TlMarkup *self, TlBlockKind kind, guint level, const char *number, const char *text)
{
  g_autofree char *clean = clean_number (number);
  const char *rest = text;
  TlBlock *block = NULL;

  if (is_rule (kind, text) && (clean == NULL || kind == TL_BLOCK_ITEM))
    return NULL;
  do
    {
      const char *end = g_utf8_strlen (rest, -1) > MAX_BLOCK_CHARS
                            ? g_utf8_offset_to_pointer (rest, MAX_BLOCK_CHARS)
                            : rest + strlen (rest);
      g_autofree char *part = g_strndup (rest, (gsize) (end - rest));

      if (self->document->blocks->len >= MAX_BLOCKS || self->n_bytes > MAX_BYTES)
        {
          self->is_over_full = TRUE;
          return NULL;
        }
      self->n_bytes += strlen (part);
      block = tl_block_new (kind, level, rest == text ? clean : NULL, part, 0);
      g_ptr_array_add (self->document->blocks, block);
      rest = end;
    }
  while (*rest != '\0');
  return block;
}

/* The first character after a tab that follows the first word of @text, once it is collapsed; or 0.
 */
static guint
find_gap (const char *text)
{
  const char *start = text + strspn (text, " \t\r\n");
  gsize n = strcspn (start, " \t\r\n");

  return n > 0 && start[n] == '\t' ? (guint) g_utf8_strlen (start, (gssize) n) + 1 : 0;
}

static void
add_collapsed (TlMarkup *self, TlBlockKind kind, guint level, const char *number, const char *text)
{
  g_autofree char *collapsed = clean_text (text);
  guint gap = number == NULL ? find_gap (text) : 0;
  TlBlock *block = add (self, kind, level, number, collapsed);

  if (block != NULL && gap > 0)
    g_hash_table_insert (self->gaps, block, GUINT_TO_POINTER (gap));
}

void
tl_markup_add_heading (TlMarkup *self, guint level, const char *number, const char *text)
{
  add_collapsed (self, TL_BLOCK_HEADING, CLAMP (level, 1, MAX_LEVEL), number, text);
}

void
tl_markup_add_paragraph (TlMarkup *self, const char *number, const char *text)
{
  add_collapsed (self, TL_BLOCK_PARAGRAPH, 0, number, text);
}

void
tl_markup_add_item (TlMarkup *self, const char *mark, const char *text)
{
  add_collapsed (self, TL_BLOCK_ITEM, 0, mark != NULL ? mark : "•", text);
}

void
tl_markup_add_caption (TlMarkup *self, const char *text)
{
  add_collapsed (self, TL_BLOCK_CAPTION, 0, NULL, text);
}

void
tl_markup_add_box (TlMarkup *self, const char *number, const char *text)
{
  add_collapsed (self, TL_BLOCK_BOX, 0, number, text);
}

void
tl_markup_add_footnote (TlMarkup *self, const char *mark, const char *text)
{
  add_collapsed (self, TL_BLOCK_FOOTNOTE, 0, mark, text);
}

void
tl_markup_add_furniture (TlMarkup *self, const char *text)
{
  g_autofree char *collapsed = clean_text (text);

  if (!g_hash_table_contains (self->furniture, collapsed)
      && add (self, TL_BLOCK_FURNITURE, 0, NULL, collapsed) != NULL)
    g_hash_table_add (self->furniture, g_steal_pointer (&collapsed));
}

void
tl_markup_begin_table (TlMarkup *self)
{
  self->n_tables += self->depth++ == 0;
}

void
tl_markup_end_table (TlMarkup *self)
{
  g_return_if_fail (self->depth > 0);
  self->depth--;
}

void
tl_markup_add_row (TlMarkup *self, GPtrArray *cells, gboolean is_header)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_empty = TRUE;
  TlBlock *block;

  g_return_if_fail (self->depth > 0);
  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *cell = clean_text (cells->pdata[i]);

      is_empty = is_empty && *cell == '\0';
      g_string_append_printf (text, i > 0 ? "\t%s" : "%s", cell);
    }
  self->is_over_full = self->is_over_full || self->n_tables > MAX_TABLES;
  block = is_empty ? NULL : add (self, TL_BLOCK_TABLE_ROW, 0, NULL, text->str);
  if (block == NULL)
    return;
  block->table = self->n_tables;
  block->is_header = is_header;
}

void
tl_markup_set_title (TlMarkup *self, const char *title)
{
  g_free (self->document->title);
  self->document->title = clean_text (title);
}

void
tl_markup_take_warning (TlMarkup *self, char *sentence)
{
  g_ptr_array_add (self->warnings, sentence);
}

static gboolean
has_text (const TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    if (((const TlBlock *) document->blocks->pdata[i])->kind != TL_BLOCK_FURNITURE)
      return TRUE;
  return FALSE;
}

gboolean
tl_markup_finish (TlMarkup *self, TlDraft *draft, const char *title, GError **error)
{
  TlDraftDocument *document = self->document;

  if (self->is_over_full)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                           _ ("The file holds more text than any report."));
      return FALSE;
    }
  if (!has_text (document))
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_EMPTY, _ ("The file holds no text."));
      return FALSE;
    }
  document->file_name = g_strdup (draft->file_name);
  tl_markup_split_numbers (document, self->gaps);
  g_ptr_array_add (draft->documents, g_steal_pointer (&self->document));
  tl_recommendations_find (document);
  tl_metadata_guess (draft, document, title);
  for (guint i = 0; i < self->warnings->len; i++)
    g_ptr_array_add (draft->warnings, g_strdup (self->warnings->pdata[i]));
  return TRUE;
}
