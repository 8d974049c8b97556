/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of paragraphs and headings, beside the text. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"

#include <string.h>

enum
{
  NUMBER_GAP = 56,     /* from the text to the end of the number */
  NUMBER_MARGIN = 8,   /* from the edge to its beginning */
  MOST_CHARACTERS = 12 /* of a number that all others make room for */
};

/* The interface's font: these words are ours. */
static PangoLayout *
make_layout (TlTextView *self)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (
      gtk_widget_get_pango_context (parent != NULL ? parent : GTK_WIDGET (self))));

  pango_font_description_set_size (font, (int) (MAX (self->size * 0.75, 9) * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

int
tl_text_view_measure_numbers (TlTextView *self)
{
  g_autoptr (PangoLayout) layout = make_layout (self);
  GPtrArray *blocks = self->text != NULL ? tl_document_text_get_blocks (self->text) : NULL;
  const char *longest = "";
  int width;

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];

      if (block->kind != TL_BLOCK_ITEM && block->kind != TL_BLOCK_FURNITURE && block->number != NULL
          && strlen (block->number) > strlen (longest) && strlen (block->number) <= MOST_CHARACTERS)
        longest = block->number;
    }
  pango_layout_set_text (layout, longest, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + NUMBER_GAP + NUMBER_MARGIN;
}

static void
draw_number (TlTextView *self, GtkSnapshot *snapshot, PangoLayout *layout, const TlBlock *block,
             const GtkTextIter *at, const GdkRGBA *ink)
{
  int left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)), width, x;
  GdkRectangle r;

  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), at, &r);
  pango_layout_set_text (layout, block->number, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  /* A bullet stands in the indent of its item, if it fits there; all else in the margin. */
  x = tl_text_view_is_item (block) && width < 20 ? left + 4 : left - NUMBER_GAP - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (MAX (x, 2), r.y + tl_text_view_find_baseline (self, r.height)
                                            - PANGO_PIXELS (pango_layout_get_baseline (layout))));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

void
tl_text_view_draw_numbers (TlTextView *self, GtkSnapshot *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  g_autoptr (PangoLayout) layout = make_layout (self);
  GdkRGBA ink = tl_text_view_is_dark () ? (GdkRGBA){ 0.725f, 0.722f, 0.702f, 1 }
                                        : (GdkRGBA){ 0.353f, 0.349f, 0.333f, 1 };
  GdkRectangle visible;
  GtkTextIter at;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &at, visible.y, NULL);
  do
    {
      const TlBlock *block =
          tl_document_text_get_block_at (self->text, (guint) gtk_text_iter_get_offset (&at));
      int y;

      gtk_text_view_get_line_yrange (view, &at, &y, NULL);
      if (block == NULL || y > visible.y + visible.height)
        break;
      if (block->number != NULL && block->number[0] != '\0'
          && block->start == (guint) gtk_text_iter_get_offset (&at))
        draw_number (self, snapshot, layout, block, &at, &ink);
    }
  while (gtk_text_iter_forward_line (&at));
}
