/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what parts blocks of the text from each other: frames around boxes, rules of tables and
 * above footnotes. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-style-colour.h"
#include "tl-text-view-private.h"

enum
{
  BEYOND = 40,    /* a frame that goes on out of sight is drawn so much further */
  NOTE_RULE = 120 /* pixels */
};

/* A run of boxed blocks that is being walked over: from TOP, or not one. */
typedef struct
{
  gboolean is_open;
  int top, bottom;
} Frame;

static void
draw_frame (TlTextView *self, GtkSnapshot *snapshot, Frame *frame)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int left = gtk_text_view_get_left_margin (view);
  GdkRGBA edge = tl_style_colour_get (GTK_WIDGET (self), "tl_edge"),
          fill = tl_style_colour_get (GTK_WIDGET (self), "tl_sidebar");
  GskRoundedRect rect;

  if (!frame->is_open)
    return;
  frame->is_open = FALSE;
  gsk_rounded_rect_init_from_rect (
      &rect, &GRAPHENE_RECT_INIT (left, frame->top, self->text_width, frame->bottom - frame->top),
      6);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, &fill, &rect.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rect, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
}

static void
grow_frame (TlTextView *self, Frame *frame, const TlBlock *block, const TlBlock *before,
            const TlBlock *after, int y, int height)
{
  gboolean begins = before == NULL || before->kind != TL_BLOCK_BOX,
           ends = after == NULL || after->kind != TL_BLOCK_BOX;

  if (!frame->is_open)
    frame->top = begins ? y + TL_FRAME_GAP : y - BEYOND;
  frame->is_open = TRUE;
  frame->bottom = ends ? y + height - self->line / 2 : y + height + BEYOND;
}

static void
draw_note_rule (TlTextView *self, GtkSnapshot *snapshot, int y)
{
  GdkRGBA rule = tl_style_colour_get (GTK_WIDGET (self), "tl_edge");

  gtk_snapshot_append_color (
      snapshot, &rule,
      &GRAPHENE_RECT_INIT (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)), y + TL_FRAME_GAP,
                           NOTE_RULE, 1));
}

void
tl_text_view_draw_frames (TlTextView *self, GtkSnapshot *snapshot)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  const TlBlock *before, *block, *after;
  Frame frame = { FALSE };
  GdkRectangle visible;
  GtkTextIter at;
  int y, height;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &at, visible.y, &y);
  block = tl_document_text_get_block_at (self->text, (guint) gtk_text_iter_get_offset (&at));
  before = block != NULL && block->start > 0
               ? tl_document_text_get_block_at (self->text, block->start - 1)
               : NULL;
  for (; block != NULL; before = block, block = after)
    {
      gtk_text_view_get_line_yrange (view, &at, &y, &height);
      after = tl_document_text_get_block_at (self->text, block->start + block->n_chars + 1);
      if (block->kind != TL_BLOCK_BOX)
        draw_frame (self, snapshot, &frame);
      if (y > visible.y + visible.height)
        break;
      if (block->kind == TL_BLOCK_BOX)
        grow_frame (self, &frame, block, before, after, y, height);
      else if (block->kind == TL_BLOCK_TABLE_ROW)
        tl_text_view_draw_row (self, snapshot, block, y, height);
      else if (block->kind == TL_BLOCK_FOOTNOTE
               && (before == NULL || before->kind != TL_BLOCK_FOOTNOTE))
        draw_note_rule (self, snapshot, y);
      if (!gtk_text_iter_forward_line (&at))
        break;
    }
  draw_frame (self, snapshot, &frame);
}
