/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what belongs to the text but is not in its buffer: tints, lines, bars and paragraph
 * numbers. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-text-view-private.h"
#include "tl-theme-style.h"

#include <adwaita.h>

enum
{
  NUMBER_GAP = 58, /* from the text to the end of the number */
  UNDERLINE = 2,
  UNDERLINE_STEP = 4, /* a nested finding's line is so much lower */
  MAX_DEPTH = 2
};

gboolean
tl_text_view_is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

/* One rectangle for each line of the screen between two characters. */
guint
tl_text_view_add_rects (TlTextView *self, guint start, guint end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at, stop;
  guint n = 0;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &stop, (int) end);
  while (gtk_text_iter_compare (&at, &stop) < 0)
    {
      GtkTextIter line_end = at;
      GdkRectangle a, b;

      gtk_text_view_get_iter_location (view, &at, &a);
      if (!gtk_text_iter_ends_line (&line_end))
        gtk_text_view_forward_display_line_end (view, &line_end);
      if (gtk_text_iter_compare (&line_end, &stop) > 0)
        line_end = stop;
      gtk_text_view_get_iter_location (view, &line_end, &b);
      if (b.y == a.y && b.x > a.x)
        {
          a.width = b.x - a.x;
          g_array_append_val (self->rects, a);
          n++;
        }
      at = line_end;
      if (gtk_text_iter_compare (&at, &stop) < 0 && !gtk_text_iter_forward_char (&at))
        break;
    }
  return n;
}

void
tl_text_view_find_shown (TlTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter a, b;
  guint first, last, from, to;

  g_array_set_size (self->shown, 0);
  g_array_set_size (self->rects, 0);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &a, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &b, visible.y + visible.height, NULL);
  if (!gtk_text_iter_ends_line (&b))
    gtk_text_iter_forward_to_line_end (&b);
  from = (guint) gtk_text_iter_get_offset (&a);
  to = (guint) gtk_text_iter_get_offset (&b);
  self->shown_from = from;
  self->shown_to = to;
  if (self->marks == NULL)
    return;
  tl_text_marks_find (self->marks, from, to, &first, &last);
  for (guint i = first; i < last; i++)
    {
      const TlTextMark *mark = tl_text_marks_get (self->marks, i);
      TlShownMark shown = { .mark = mark,
                            .first = self->rects->len,
                            .begins = mark->start >= from };

      if (mark->end <= from)
        continue;
      shown.n = tl_text_view_add_rects (self, MAX (mark->start, from), MIN (mark->end, to));
      if (shown.n > 0)
        g_array_append_val (self->shown, shown);
    }
}

/* GTK gives no baseline; headings scale with their line. */
int
tl_text_view_find_baseline (TlTextView *self, int height)
{
  int base = (self->line - self->natural) / 2 + self->ascent;

  return base * height / MAX (self->line, 1);
}

static const char *
get_theme (const TlTextMark *mark, guint i)
{
  const char *const *themes = tl_finding_get_themes (mark->finding);

  return i < g_strv_length ((GStrv) themes) ? themes[i] : NULL;
}

static gboolean
is_current (TlTextView *self, const TlTextMark *mark)
{
  return g_strcmp0 (self->current_id, tl_finding_get_id (mark->finding)) == 0;
}

/* Tints lie below the text and lines above it: GTK 4.8 paints selected words twice, so its
   selection has to be opaque and would hide the lines. */
static void
draw_marks (TlTextView *self, GtkSnapshot *snapshot, gboolean above)
{
  gboolean dark = tl_text_view_is_dark ();

  for (guint i = 0; i < self->shown->len; i++)
    {
      const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);
      const TlTextMark *mark = shown->mark;
      TlThemeStyle style;
      GdkRGBA tint;

      tl_theme_style_get (self->codebook, get_theme (mark, 0), dark, &style);
      tint = style.colour;
      tint.alpha = is_current (self, mark) ? 0.30f : dark ? 0.20f : 0.13f;
      for (guint k = shown->first; k < shown->first + shown->n; k++)
        {
          const GdkRectangle *r = &g_array_index (self->rects, GdkRectangle, k);
          int y = r->y + tl_text_view_find_baseline (self, r->height) + 3
                  + UNDERLINE_STEP * (int) MIN (mark->depth, MAX_DEPTH - 1);

          if (above)
            gtk_snapshot_append_color (snapshot, &style.colour,
                                       &GRAPHENE_RECT_INIT (r->x, y, r->width, UNDERLINE));
          else if (mark->depth < MAX_DEPTH || is_current (self, mark))
            gtk_snapshot_append_color (
                snapshot, &tint, &GRAPHENE_RECT_INIT (r->x, r->y + 2, r->width, y - r->y - 2));
        }
    }
}

static graphene_rect_t
place_bar (TlTextView *self, const TlShownMark *shown, guint lane, int width)
{
  const GdkRectangle *top = &g_array_index (self->rects, GdkRectangle, shown->first);
  const GdkRectangle *bottom = top + shown->n - 1;
  int text_x = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));

  return GRAPHENE_RECT_INIT (text_x - TL_BAR_GAP - TL_BAR_LANE * (int) lane, top->y + 2, width,
                             bottom->y + bottom->height - top->y - 4);
}

static void
draw_ring (TlTextView *self, GtkSnapshot *snapshot, const TlShownMark *shown, guint n_bars)
{
  GdkRGBA ink = tl_text_view_is_dark () ? (GdkRGBA){ 0.941f, 0.937f, 0.925f, 1 }
                                        : (GdkRGBA){ 0.114f, 0.110f, 0.102f, 1 };
  graphene_rect_t first = place_bar (self, shown, shown->mark->lane, TL_BAR_WIDTH);
  graphene_rect_t last = place_bar (self, shown, shown->mark->lane + n_bars - 1, TL_BAR_WIDTH), all;
  GskRoundedRect ring;

  graphene_rect_union (&first, &last, &all);
  graphene_rect_inset (&all, -4, -4);
  gsk_rounded_rect_init_from_rect (&ring, &all, 4);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ ink, ink, ink, ink });
}

static void
draw_bars (TlTextView *self, GtkSnapshot *snapshot)
{
  gboolean dark = tl_text_view_is_dark ();

  for (guint i = 0; i < self->shown->len; i++)
    {
      const TlShownMark *shown = &g_array_index (self->shown, TlShownMark, i);
      guint n = 0;

      for (; n < shown->mark->n_bars && shown->mark->lane + n < TL_TEXT_MARKS_LANES; n++)
        {
          graphene_rect_t rect = place_bar (self, shown, shown->mark->lane + n, TL_BAR_WIDTH);
          TlThemeStyle style;

          tl_theme_style_get (self->codebook, get_theme (shown->mark, n), dark, &style);
          tl_theme_style_snapshot_bar (snapshot, &style, &rect);
        }
      if (n > 0 && is_current (self, shown->mark))
        draw_ring (self, snapshot, shown, n);
    }
}

void
tl_text_view_draw_below (TlTextView *self, GtkSnapshot *snapshot)
{
  if (self->text == NULL)
    return;
  tl_text_view_find_shown (self);
  tl_text_view_draw_frames (self, snapshot);
  tl_text_view_draw_suggestions (self, snapshot, FALSE);
  draw_marks (self, snapshot, FALSE);
  tl_text_view_draw_hits (self, snapshot, self->shown_from, self->shown_to);
  draw_bars (self, snapshot);
  tl_text_view_draw_numbers (self, snapshot);
}

void
tl_text_view_draw_above (TlTextView *self, GtkSnapshot *snapshot)
{
  if (self->text == NULL)
    return;
  draw_marks (self, snapshot, TRUE);
  tl_text_view_draw_suggestions (self, snapshot, TRUE);
}
