/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of a document's text and where its words stand. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-block.h"

const char *
tl_block_kind_to_string (TlBlockKind kind)
{
  static const char *const names[TL_N_BLOCK_KINDS] = { "heading", "paragraph",      "item",
                                                       "caption", "footnote",       "box",
                                                       "row",     "recommendation", "furniture",
                                                       "learning" };

  g_return_val_if_fail ((guint) kind < TL_N_BLOCK_KINDS, NULL);
  return names[kind];
}

TlBlock *
tl_block_new (TlBlockKind kind, guint level, const char *number, const char *text, guint page)
{
  TlBlock *self;

  g_return_val_if_fail (text != NULL, NULL);
  self = g_new0 (TlBlock, 1);
  self->kind = kind;
  self->level = level;
  self->number = g_strdup (number);
  self->text = g_strdup (text);
  self->page = page;
  self->n_chars = (guint) g_utf8_strlen (text, -1);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (TlWordBox));
  return self;
}

TlBlock *
tl_block_copy (const TlBlock *self)
{
  TlBlock *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = tl_block_new (self->kind, self->level, self->number, self->text, self->page);
  copy->table = self->table;
  copy->is_header = self->is_header;
  copy->start = self->start;
  g_array_append_vals (copy->boxes, self->boxes->data, self->boxes->len);
  return copy;
}

gboolean
tl_block_has_bullet (const TlBlock *self)
{
  if (self->number == NULL || self->number[0] == '\0')
    return FALSE;
  for (const char *at = self->number; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

void
tl_block_free (TlBlock *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->text);
  g_array_unref (self->boxes);
  g_free (self);
}
