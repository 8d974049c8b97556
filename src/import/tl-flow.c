/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of text to blocks, while the elements of a file are walked. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-flow.h"

#include "tl-text.h"

#include <string.h>

/* Stands for a line break in a run: no text holds it. */
#define BREAK '\x1e'

typedef struct
{
  TlBlockKind kind;
  guint level;
  char *number;
  gboolean is_used; /* has given a block */
} Context;

typedef struct
{
  char *mark, *text;
} Note;

struct _TlFlow
{
  TlMarkup *markup;
  GString *text;
  GPtrArray *captures; /* runs that wait, GString */
  GPtrArray *contexts;
  GPtrArray *notes;
};

static void
context_free (gpointer data)
{
  Context *context = data;

  g_free (context->number);
  g_free (context);
}

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->mark);
  g_free (note->text);
  g_free (note);
}

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

TlFlow *
tl_flow_new (TlMarkup *markup)
{
  TlFlow *self = g_new0 (TlFlow, 1);

  self->markup = markup;
  self->text = g_string_new (NULL);
  self->captures = g_ptr_array_new_with_free_func (string_free);
  self->contexts = g_ptr_array_new_with_free_func (context_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  g_ptr_array_add (self->contexts, g_new0 (Context, 1));
  ((Context *) self->contexts->pdata[0])->kind = TL_BLOCK_PARAGRAPH;
  return self;
}

void
tl_flow_free (TlFlow *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->captures);
  g_ptr_array_unref (self->contexts);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static Context *
get_context (TlFlow *self)
{
  return self->contexts->pdata[self->contexts->len - 1];
}

void
tl_flow_append (TlFlow *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (self->text, *p == BREAK ? ' ' : *p);
}

void
tl_flow_append_break (TlFlow *self)
{
  g_string_append_c (self->text, BREAK);
}

void
tl_flow_append_raised (TlFlow *self, const char *text)
{
  static const gunichar raised[] = { 0x2070, 0xb9,   0xb2,   0xb3,   0x2074,
                                     0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_unichar (self->text, raised[*p - '0']);
    else
      g_string_append_c (self->text, *p);
}

gboolean
tl_flow_is_empty (TlFlow *self)
{
  for (const char *p = self->text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (*p != BREAK && !g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* "Table 1." is a part of its text. */
static void
add_caption (TlFlow *self, const char *number, const char *text)
{
  g_autofree char *whole =
      g_strjoin (" ", number != NULL ? number : text, number != NULL ? text : NULL, NULL);

  tl_markup_add_caption (self->markup, whole);
}

static void
add_block (TlFlow *self, const char *text)
{
  Context *context = get_context (self);
  g_autofree char *number = g_steal_pointer (&context->number);

  switch (context->kind)
    {
    case TL_BLOCK_HEADING:
      tl_markup_add_heading (self->markup, context->level, number, text);
      break;
    case TL_BLOCK_ITEM:
      /* What follows in an item is a paragraph below it. */
      if (context->is_used && number == NULL)
        tl_markup_add_paragraph (self->markup, NULL, text);
      else
        tl_markup_add_item (self->markup, number, text);
      break;
    case TL_BLOCK_CAPTION:
      add_caption (self, number, text);
      break;
    case TL_BLOCK_BOX:
      tl_markup_add_box (self->markup, number, text);
      break;
    case TL_BLOCK_FOOTNOTE:
      tl_markup_add_footnote (self->markup, number, text);
      break;
    default:
      tl_markup_add_paragraph (self->markup, number, text);
    }
  context->is_used = TRUE;
}

static void
add_notes (TlFlow *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const Note *note = self->notes->pdata[i];

      tl_markup_add_footnote (self->markup, note->mark, note->text);
    }
  g_ptr_array_set_size (self->notes, 0);
}

/* Parts a run at two line breaks with nothing but white space between them. */
static void
add_run (TlFlow *self, char *run)
{
  char *start = run, *p = run;

  while ((p = strchr (p, BREAK)) != NULL)
    {
      char *next = p + 1;

      *p = ' ';
      next += strspn (next, " \t\r\n");
      if (*next != BREAK)
        {
          p = next;
          continue;
        }
      *p = '\0';
      if (*g_strstrip (start) != '\0')
        add_block (self, start);
      start = p = next;
    }
  for (p = start; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      {
        add_block (self, start);
        break;
      }
}

void
tl_flow_break (TlFlow *self)
{
  if (self->captures->len > 0)
    {
      g_string_append_c (self->text, ' ');
      return;
    }
  if (!tl_flow_is_empty (self))
    {
      g_autofree char *run = g_string_free (self->text, FALSE);

      self->text = g_string_new (NULL);
      add_run (self, run);
    }
  g_string_truncate (self->text, 0);
  add_notes (self);
}

void
tl_flow_push (TlFlow *self, TlBlockKind kind, guint level, const char *number)
{
  Context *context = g_new0 (Context, 1);

  tl_flow_break (self);
  context->kind = kind;
  context->level = level;
  context->number = g_strdup (number);
  g_ptr_array_add (self->contexts, context);
}

void
tl_flow_pop (TlFlow *self)
{
  g_return_if_fail (self->contexts->len > 1);
  tl_flow_break (self);
  g_ptr_array_set_size (self->contexts, (int) self->contexts->len - 1);
}

TlBlockKind
tl_flow_get_kind (TlFlow *self)
{
  return get_context (self)->kind;
}

void
tl_flow_set_number (TlFlow *self, const char *number)
{
  Context *context = get_context (self);

  g_free (context->number);
  context->number = g_strdup (number);
}

char *
tl_flow_take_number (TlFlow *self)
{
  return g_steal_pointer (&get_context (self)->number);
}

void
tl_flow_begin_capture (TlFlow *self)
{
  g_ptr_array_add (self->captures, self->text);
  self->text = g_string_new (NULL);
}

char *
tl_flow_end_capture (TlFlow *self)
{
  g_autofree char *run = NULL;

  g_return_val_if_fail (self->captures->len > 0, NULL);
  run = g_string_free (self->text, FALSE);
  self->text = g_ptr_array_steal_index (self->captures, self->captures->len - 1);
  g_strdelimit (run, "\x1e", ' ');
  return tl_text_collapse (run);
}

gboolean
tl_flow_is_capturing (TlFlow *self)
{
  return self->captures->len > 0;
}

void
tl_flow_add_note (TlFlow *self, const char *mark, const char *text)
{
  Note *note = g_new (Note, 1);

  note->mark = g_strdup (mark);
  note->text = g_strdup (text);
  g_ptr_array_add (self->notes, note);
  if (self->captures->len == 0 && tl_flow_is_empty (self))
    tl_flow_break (self);
}
