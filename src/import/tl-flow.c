/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of text to blocks, while the elements of a file are walked. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-flow.h"

#include "tl-layout.h"
#include "tl-plain-reader.h"
#include "tl-text.h"

#include <string.h>

/* Stand for a line break in a run and for where bold type begins and ends: no text holds them. */
#define BREAK '\x1e'
#define BOLD_ON '\x1c'
#define BOLD_OFF '\x1d'
#define MARKS "\x1c\x1d\x1e"

/* Line breaks of a run from which on it was broken into lines by a program. */
#define MIN_LINES 6
#define MAX_BOLD_HEADING 100

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
  guint n_bold; /* elements in bold type that are open */
  guint level;  /* of the last heading that was marked as one */
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
    g_string_append_c (self->text, strchr (MARKS, *p) != NULL ? ' ' : *p);
}

void
tl_flow_begin_bold (TlFlow *self)
{
  self->n_bold++;
  g_string_append_c (self->text, BOLD_ON);
}

void
tl_flow_end_bold (TlFlow *self)
{
  g_return_if_fail (self->n_bold > 0);
  self->n_bold--;
  g_string_append_c (self->text, BOLD_OFF);
}

/* A new run is bold if what it stands in is. */
static void
begin_run (TlFlow *self)
{
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < self->n_bold; i++)
    g_string_append_c (self->text, BOLD_ON);
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
    if (strchr (MARKS, *p) == NULL && !g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Takes the marks of bold type out of @text; gives whether all of it is bold. @n_bold: how many are
 * open at its head, and then at its end. */
static gboolean
take_bold (char *text, guint *n_bold)
{
  gboolean is_bold = TRUE, has_letter = FALSE;
  char *end = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == BOLD_ON)
        ++*n_bold;
      else if (*p == BOLD_OFF)
        *n_bold -= *n_bold > 0;
      else
        {
          has_letter = has_letter || g_ascii_isalpha (*p);
          is_bold = is_bold && (*n_bold > 0 || g_ascii_isspace (*p) || *p == BREAK);
          *end++ = *p;
        }
    }
  *end = '\0';
  return is_bold && has_letter;
}

/* A short paragraph in bold is how many who write for the web make a heading. */
static gboolean
is_bold_heading (const char *text)
{
  g_autofree char *collapsed = tl_text_collapse (text);

  return g_utf8_strlen (collapsed, -1) <= MAX_BOLD_HEADING && !tl_text_ends_sentence (collapsed)
         && !g_str_has_suffix (collapsed, ",");
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
      self->level = context->level;
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

/* Adds a part of a run that no line break parts. */
static void
add_part (TlFlow *self, char *part, guint *n_bold)
{
  gboolean is_bold = take_bold (part, n_bold);

  g_strdelimit (part, MARKS, ' ');
  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      {
        if (is_bold && get_context (self)->kind == TL_BLOCK_PARAGRAPH
            && get_context (self)->number == NULL && is_bold_heading (part))
          tl_markup_add_heading (self->markup, MIN (self->level + 1, 6), NULL, part);
        else
          add_block (self, part);
        return;
      }
}

/* Parts a run at two line breaks with nothing but white space between them. */
static void
add_run (TlFlow *self, char *run)
{
  char *start = run, *p = run;
  guint n_bold = 0;

  while ((p = strchr (p, BREAK)) != NULL)
    {
      char *next = p + 1;

      next += strspn (next, " \t\r\n\x1c\x1d");
      if (*next != BREAK)
        {
          p = next;
          continue;
        }
      *p++ = '\0';
      add_part (self, start, &n_bold);
      start = p;
      p = next;
    }
  add_part (self, start, &n_bold);
}

/* Whether @run was broken into lines: line breaks that no other one follows. */
static gboolean
is_in_lines (TlFlow *self, const char *run)
{
  guint n = 0;

  for (const char *p = run; (p = strchr (p, BREAK)) != NULL; p++)
    n += p[1 + strspn (p + 1, " \t\r\n\x1c\x1d")] != BREAK;
  return n >= MIN_LINES && get_context (self)->kind == TL_BLOCK_PARAGRAPH;
}

static void
add_lines (TlFlow *self, const char *run)
{
  g_auto (GStrv) lines = g_strsplit (run, "\x1e", -1);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autoptr (GArray) bold = g_array_new (FALSE, FALSE, sizeof (gboolean));
  guint n_bold = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_bold = take_bold (lines[i], &n_bold);
      char *clean = tl_text_collapse (lines[i]);

      g_free (lines[i]);
      lines[i] = clean;
      g_ptr_array_add (plain, clean);
      g_array_append_val (bold, is_bold);
    }
  tl_plain_add_lines (self->markup, plain, (const gboolean *) (gpointer) bold->data,
                      MIN (self->level + 1, 6));
  get_context (self)->is_used = TRUE;
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
      if (is_in_lines (self, run))
        add_lines (self, run);
      else
        add_run (self, run);
    }
  begin_run (self);
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
  guint n_bold = 0;

  g_return_val_if_fail (self->captures->len > 0, NULL);
  run = g_string_free (self->text, FALSE);
  self->text = g_ptr_array_steal_index (self->captures, self->captures->len - 1);
  take_bold (run, &n_bold);
  g_strdelimit (run, MARKS, ' ');
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
