/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs of office documents put where they belong, then given on in order. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-office.h"

#include "tl-markup.h"
#include "tl-office-private.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  MAX_CELLS = 250,         /* in a row */
  MAX_COVERED = 1000000,   /* cells that others cover, in all */
  MAX_SENTENCE_CHARS = 80, /* a heading that ends as sentences do is text beyond it */
  MAX_SIZE = 200,          /* half points */
  LARGER = 3               /* half points by which a heading is larger than the text */
};

typedef enum
{
  PLACE_BODY,
  PLACE_BOX,
  PLACE_CELL,
  PLACE_FURNITURE,
  PLACE_NOTE
} PlaceKind;

typedef struct
{
  PlaceKind kind;
  GString *text; /* of a cell or a note; else NULL */
  guint n_letters, n_bold;
} Place;

struct _TlOffice
{
  GPtrArray *pieces; /* TlOfficePiece */
  GPtrArray *places; /* Place: where we are, innermost last */
  GPtrArray *rows;   /* TlOfficePiece, lent: rows under way */
  guint n_tables, table_depth;
  guint n_flat; /* notes and running heads under way: tables in them are text */
  guint counts[TL_OFFICE_N_COUNTS];
  guint n_comments, n_covered;
  guint n_headings; /* by style, titles apart */
};

static void
free_piece (gpointer data)
{
  TlOfficePiece *piece = data;

  g_free (piece->label);
  g_free (piece->text);
  g_clear_pointer (&piece->cells, g_ptr_array_unref);
  g_free (piece);
}

static void
free_place (gpointer data)
{
  Place *place = data;

  if (place->text != NULL)
    g_string_free (place->text, TRUE);
  g_free (place);
}

static void
push (TlOffice *self, PlaceKind kind)
{
  Place *place = g_new0 (Place, 1);

  place->kind = kind;
  if (kind == PLACE_CELL || kind == PLACE_NOTE)
    place->text = g_string_new (NULL);
  g_ptr_array_add (self->places, place);
}

static Place *
get_place (TlOffice *self)
{
  return g_ptr_array_index (self->places, self->places->len - 1);
}

TlOffice *
tl_office_new (void)
{
  TlOffice *self = g_new0 (TlOffice, 1);

  self->pieces = g_ptr_array_new_with_free_func (free_piece);
  self->places = g_ptr_array_new_with_free_func (free_place);
  self->rows = g_ptr_array_new ();
  push (self, PLACE_BODY);
  return self;
}

void
tl_office_free (TlOffice *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static TlOfficePiece *
add_piece (TlOffice *self, TlOfficePieceKind kind)
{
  TlOfficePiece *piece = g_new0 (TlOfficePiece, 1);

  piece->kind = kind;
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

static gboolean
is_wholly_bold (guint n_letters, guint n_bold)
{
  return n_bold > 0 && n_bold >= 0.85 * n_letters;
}

static void
append_to_place (Place *place, const char *label, const char *text, const TlOfficeText *from)
{
  if (place->text->len > 0)
    g_string_append_c (place->text, ' ');
  if (label != NULL && *label != '\0')
    g_string_append_printf (place->text, "%s ", label);
  g_string_append (place->text, text);
  place->n_letters += from->n_letters;
  place->n_bold += from->n_bold;
}

/* What is left of a page number is none. */
static gboolean
has_word (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < 3; p = g_utf8_next_char (p))
    n += g_unichar_isalpha (g_utf8_get_char (p)) ? 1 : 0;
  return n > 2;
}

/* Long paragraphs with the style of a heading are there for their number. */
static TlOfficePieceKind
kind_of (const Place *place, TlOfficeKind kind, TlLabelKind label, const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  if (place->kind == PLACE_FURNITURE)
    return TL_PIECE_FURNITURE;
  if (kind == TL_OFFICE_CAPTION)
    return TL_PIECE_CAPTION;
  if ((kind == TL_OFFICE_HEADING || kind == TL_OFFICE_TITLE) && n <= TL_OFFICE_MAX_HEADING_CHARS
      && !(n > MAX_SENTENCE_CHARS && tl_office_ends_as_sentence (text)))
    return TL_PIECE_HEADING;
  if (place->kind == PLACE_BOX)
    return TL_PIECE_BOX;
  if (label == TL_LABEL_BULLET || label == TL_LABEL_OTHER || kind == TL_OFFICE_ITEM)
    return TL_PIECE_ITEM;
  return TL_PIECE_PARAGRAPH;
}

void
tl_office_add (TlOffice *self, TlOfficeKind kind, guint level, const char *label,
               TlLabelKind label_kind, const TlOfficeText *text)
{
  Place *place = get_place (self);
  g_autofree char *collapsed = tl_text_collapse (text->string != NULL ? text->string->str : "");
  g_autofree char *shown = tl_office_text_clean (label_kind == TL_LABEL_BULLET ? "•" : label);
  gboolean is_number = label_kind == TL_LABEL_DECIMAL || label_kind == TL_LABEL_OTHER;
  TlOfficePiece *piece;

  if (*collapsed == '\0' || (place->kind == PLACE_FURNITURE && !has_word (collapsed)))
    return;
  if (place->text != NULL)
    {
      append_to_place (place, shown, collapsed, text);
      return;
    }
  piece = add_piece (self, kind_of (place, kind, label_kind, collapsed));
  piece->level = level;
  piece->is_bold = is_wholly_bold (text->n_letters, text->n_bold);
  piece->is_coloured = is_wholly_bold (text->n_letters, text->n_coloured);
  piece->size = text->n_letters > 0 ? (guint) (text->sizes / text->n_letters) : 0;
  piece->n_letters = text->n_letters;
  self->n_headings += piece->kind == TL_PIECE_HEADING && kind != TL_OFFICE_TITLE;
  if (piece->kind == TL_PIECE_ITEM || (is_number && piece->kind != TL_PIECE_CAPTION))
    piece->label = g_strdup (shown);
  if (piece->label == NULL && label_kind != TL_LABEL_NONE && label_kind != TL_LABEL_BULLET)
    piece->text = g_strdup_printf ("%s %s", shown, collapsed);
  else
    piece->text = g_steal_pointer (&collapsed);
}

gboolean
tl_office_is_in_body (TlOffice *self)
{
  return get_place (self)->kind == PLACE_BODY;
}

void
tl_office_begin_table (TlOffice *self)
{
  if (self->n_flat == 0)
    self->n_tables += self->table_depth++ == 0;
}

void
tl_office_end_table (TlOffice *self)
{
  if (self->n_flat == 0)
    self->table_depth--;
}

void
tl_office_begin_row (TlOffice *self, gboolean is_header)
{
  TlOfficePiece *row;

  if (self->n_flat > 0)
    return;
  row = add_piece (self, TL_PIECE_ROW);
  row->cells = g_ptr_array_new_with_free_func (g_free);
  row->table = self->n_tables;
  row->is_header = is_header;
  g_ptr_array_add (self->rows, row);
}

void
tl_office_end_row (TlOffice *self)
{
  if (self->n_flat == 0)
    g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
}

void
tl_office_begin_cell (TlOffice *self)
{
  if (self->n_flat == 0)
    push (self, PLACE_CELL);
}

void
tl_office_end_cell (TlOffice *self, guint n_covered)
{
  Place *place = get_place (self);
  TlOfficePiece *row;

  if (self->n_flat > 0)
    return;
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  if (row->cells->len < MAX_CELLS)
    g_ptr_array_add (row->cells, g_strdup (place->text->str));
  for (guint i = 0; i < n_covered && row->cells->len < MAX_CELLS; i++)
    if (self->n_covered++ < MAX_COVERED)
      g_ptr_array_add (row->cells, g_strdup (""));
  row->n_letters += place->n_letters;
  row->n_bold += place->n_bold;
  g_ptr_array_set_size (self->places, (int) self->places->len - 1);
}

/* A box in a cell, a note or a running head is text of theirs. */
void
tl_office_begin_box (TlOffice *self)
{
  PlaceKind kind = get_place (self)->kind;

  if (kind == PLACE_BODY || kind == PLACE_BOX)
    push (self, PLACE_BOX);
}

void
tl_office_end_box (TlOffice *self)
{
  if (get_place (self)->kind == PLACE_BOX)
    g_ptr_array_set_size (self->places, (int) self->places->len - 1);
}

void
tl_office_begin_furniture (TlOffice *self)
{
  push (self, PLACE_FURNITURE);
  self->n_flat++;
}

void
tl_office_end_furniture (TlOffice *self)
{
  self->n_flat--;
  g_ptr_array_set_size (self->places, (int) self->places->len - 1);
}

void
tl_office_begin_note (TlOffice *self)
{
  push (self, PLACE_NOTE);
  self->n_flat++;
}

void
tl_office_end_note (TlOffice *self, TlOfficeNote kind, const char *mark)
{
  static const TlOfficePieceKind kinds[] = { TL_PIECE_FOOTNOTE, TL_PIECE_ENDNOTE,
                                             TL_PIECE_COMMENT };
  Place *place = get_place (self);

  self->n_flat--;
  if (place->text->len > 0)
    {
      TlOfficePiece *piece = add_piece (self, kinds[kind]);

      piece->text = g_strdup (place->text->str);
      piece->label = kind != TL_OFFICE_COMMENT
                         ? tl_office_text_clean (mark)
                         : g_strdup_printf (_ ("comment %u"), ++self->n_comments);
    }
  g_ptr_array_set_size (self->places, (int) self->places->len - 1);
}

void
tl_office_count (TlOffice *self, TlOfficeCount what)
{
  self->counts[what]++;
}

/* Where no row says that it is a header, a bold first one with text in its cells is. */
static void
find_header_rows (TlOffice *self)
{
  guint table = 0;

  for (guint i = 0; i + 1 < self->pieces->len; i++)
    {
      TlOfficePiece *row = g_ptr_array_index (self->pieces, i);
      const TlOfficePiece *next = g_ptr_array_index (self->pieces, i + 1);
      guint n_filled = 0;

      if (row->kind != TL_PIECE_ROW || row->table == table)
        continue;
      table = row->table;
      for (guint k = 0; k < row->cells->len; k++)
        n_filled += *(const char *) row->cells->pdata[k] != '\0';
      if (n_filled > 1 && is_wholly_bold (row->n_letters, row->n_bold) && next->kind == TL_PIECE_ROW
          && next->table == table && !is_wholly_bold (next->n_letters, next->n_bold))
        row->is_header = TRUE;
    }
}

static void
give_piece (TlMarkup *markup, const TlOfficePiece *piece)
{
  switch (piece->kind)
    {
    case TL_PIECE_HEADING:
      tl_markup_add_heading (markup, piece->level, piece->label, piece->text);
      break;
    case TL_PIECE_ITEM:
      tl_markup_add_item (markup, piece->label, piece->text);
      break;
    case TL_PIECE_CAPTION:
      tl_markup_add_caption (markup, piece->text);
      break;
    case TL_PIECE_BOX:
      tl_markup_add_box (markup, piece->label, piece->text);
      break;
    case TL_PIECE_FURNITURE:
      tl_markup_add_furniture (markup, piece->text);
      break;
    case TL_PIECE_FOOTNOTE:
    case TL_PIECE_ENDNOTE:
    case TL_PIECE_COMMENT:
      tl_markup_add_footnote (markup, piece->label, piece->text);
      break;
    case TL_PIECE_ROW:
      tl_markup_add_row (markup, piece->cells, piece->is_header);
      break;
    case TL_PIECE_PARAGRAPH:
    default:
      tl_markup_add_paragraph (markup, piece->label, piece->text);
    }
}

/* Gives the pieces of @kind from @from up to @to. */
static void
give_all (TlOffice *self, TlMarkup *markup, guint from, guint to, TlOfficePieceKind kind)
{
  for (guint i = from; i < to; i++)
    {
      const TlOfficePiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->kind == kind)
        give_piece (markup, piece);
    }
}

/* Notes at the foot go behind the section that they are in, the others to the end. */
static void
give_pieces (TlOffice *self, TlMarkup *markup)
{
  guint table = 0, section = 0, n = self->pieces->len;

  for (guint i = 0; i <= n; i++)
    {
      const TlOfficePiece *piece = i < n ? g_ptr_array_index (self->pieces, i) : NULL;
      guint next = piece != NULL && piece->kind == TL_PIECE_ROW ? piece->table : 0;

      if (piece != NULL && piece->kind >= TL_PIECE_FURNITURE)
        continue;
      if (table != 0 && next != table)
        tl_markup_end_table (markup);
      if (next != 0 && next != table)
        tl_markup_begin_table (markup);
      table = next;
      if (piece == NULL || piece->kind == TL_PIECE_HEADING)
        {
          give_all (self, markup, section, i, TL_PIECE_FOOTNOTE);
          section = i;
        }
      if (piece != NULL)
        give_piece (markup, piece);
    }
  give_all (self, markup, 0, n, TL_PIECE_ENDNOTE);
  give_all (self, markup, 0, n, TL_PIECE_COMMENT);
  give_all (self, markup, 0, n, TL_PIECE_FURNITURE);
}

static char *
print_count (TlOfficeCount what, guint n)
{
  switch (what)
    {
    case TL_OFFICE_INSERTED:
      return g_strdup_printf (ngettext ("%u tracked insertion was taken as accepted.",
                                        "%u tracked insertions were taken as accepted.", n),
                              n);
    case TL_OFFICE_DELETED:
      return g_strdup_printf (
          ngettext ("%u tracked deletion was left out.", "%u tracked deletions were left out.", n),
          n);
    case TL_OFFICE_HIDDEN:
      return g_strdup_printf (ngettext ("%u piece of hidden text was left out.",
                                        "%u pieces of hidden text were left out.", n),
                              n);
    case TL_OFFICE_FOREIGN:
    case TL_OFFICE_N_COUNTS:
    default:
      return g_strdup_printf (ngettext ("%u part of another format was not read.",
                                        "%u parts of other formats were not read.", n),
                              n);
    }
}

static void
give_warnings (TlOffice *self, TlMarkup *markup)
{
  for (guint i = 0; i < TL_OFFICE_N_COUNTS; i++)
    if (self->counts[i] > 0)
      tl_markup_take_warning (markup, print_count (i, self->counts[i]));
  if (self->n_comments > 0)
    tl_markup_take_warning (
        markup,
        g_strdup_printf (ngettext ("%u comment was kept as a note at the end.",
                                   "%u comments were kept as notes at the end.", self->n_comments),
                         self->n_comments));
}

gboolean
tl_office_finish (TlOffice *self, TlDraft *draft, const char *title, GError **error)
{
  g_autoptr (TlMarkup) markup = tl_markup_new ();
  g_autofree char *clean = tl_office_text_clean (title);

  if (self->n_headings < 2)
    tl_office_find_plain_headings (self->pieces);
  find_header_rows (self);
  give_pieces (self, markup);
  give_warnings (self, markup);
  return tl_markup_finish (markup, draft, clean, error);
}
