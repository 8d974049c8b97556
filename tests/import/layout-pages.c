/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout-pages.h"

#include <string.h>

#define CHARACTER 5.0f /* points a character is wide */

void
pages_init (Pages *pages)
{
  pages->layout = tl_layout_new ();
  pages->glyphs = g_array_new (FALSE, FALSE, sizeof (TlGlyph));
}

void
pages_put (Pages *pages, double x, double y, double size, gboolean is_bold, const char *text)
{
  TlGlyph glyph = {
    0, (float) x, (float) y, 0, (float) (y + 1.2 * size), (float) size, (guint8) is_bold, FALSE
  };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      glyph.c = g_utf8_get_char (p);
      glyph.x2 = glyph.x1 + CHARACTER;
      g_array_append_val (pages->glyphs, glyph);
      glyph.x1 = glyph.x2;
    }
  glyph.c = '\n';
  g_array_append_val (pages->glyphs, glyph);
}

void
pages_end (Pages *pages)
{
  tl_lines_add_page (pages->layout, 595, 842, (const TlGlyph *) (gpointer) pages->glyphs->data,
                     pages->glyphs->len, NULL);
  g_array_set_size (pages->glyphs, 0);
}

GPtrArray *
pages_finish (Pages *pages)
{
  GPtrArray *blocks = tl_layout_to_blocks (pages->layout);

  tl_layout_free (pages->layout);
  g_array_unref (pages->glyphs);
  return blocks;
}

void
pages_put_body (Pages *pages, double y, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    pages_put (pages, 72, y + 14 * i, 11, FALSE,
               i + 1 < n_lines
                   ? "words of the body run on from line to line until the sentence has come "
                     "to the end that"
                   : "it was made for, as sentences do.");
}

const TlBlock *
pages_nth (GPtrArray *blocks, guint i)
{
  g_assert_cmpuint (i, <, blocks->len);
  return g_ptr_array_index (blocks, i);
}

void
pages_draw (guint32 *pixels, int x1, int y1, int x2, int y2)
{
  for (int y = y1; y < y2; y++)
    for (int x = x1; x < x2; x++)
      pixels[y * 595 + x] = 0;
}

TlGrid *
pages_find_grid (guint32 *pixels)
{
  return tl_grid_find ((const guint8 *) pixels, 595, 842, 595 * 4);
}

void
pages_end_ruled (Pages *pages, guint32 *pixels)
{
  g_autoptr (TlGrid) grid = pages_find_grid (pixels);

  g_assert_nonnull (grid);
  tl_lines_add_page (pages->layout, 595, 842, (const TlGlyph *) (gpointer) pages->glyphs->data,
                     pages->glyphs->len, grid);
  g_array_set_size (pages->glyphs, 0);
  memset (pixels, 0xff, 595 * 842 * 4);
}
