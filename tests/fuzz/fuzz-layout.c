/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzzes layout to blocks: the bytes are characters with places and styles on up to eight pages. */
#include "tl-layout.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Words that the stages look for, so that they are found now and then. */
static const char *const words[] = { "1.1 ",
                                     "Recommendation 2: ",
                                     "Contents",
                                     "12. ",
                                     "(a) ",
                                     "....... 7",
                                     "\xef\x82\xb7 ",
                                     "Page 3 of 9",
                                     "IV. ",
                                     "well-",
                                     "and so on until the end of it.",
                                     "OFFICIAL",
                                     "2a) ii) ",
                                     "Table 1" };

static void
add_text (GArray *glyphs, const char *text, TlGlyph glyph)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      glyph.c = g_utf8_get_char (p);
      glyph.x2 = glyph.x1 + 0.5f * glyph.size;
      g_array_append_val (glyphs, glyph);
      glyph.x1 = glyph.x2;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (TlLayout) layout = tl_layout_new ();
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (TlGlyph));
  g_autoptr (GPtrArray) blocks = NULL;
  guint page = 0;
  gboolean looks_boxed;

  for (gsize i = 0; i + 6 <= size && page < 8; i += 6)
    {
      TlGlyph glyph = { 0, data[i] * 2.4f,       data[i + 1] * 3.3f, 0,
                        0, 6 + data[i + 2] % 24, data[i + 3] & 1,    data[i + 3] >> 1 & 1 };
      char single[8] = { 0 };

      glyph.y2 = glyph.y1 + 1.2f * glyph.size;
      g_unichar_to_utf8 (data[i + 4] | (guint) (data[i + 5] & 0x1f) << 8, single);
      if (data[i + 3] & 4)
        add_text (glyphs, words[data[i + 4] % G_N_ELEMENTS (words)], glyph);
      else if (g_utf8_validate (single, -1, NULL))
        add_text (glyphs, single, glyph);
      if ((data[i + 3] & 0x38) == 0x38)
        {
          tl_lines_look_tabular ((const TlGlyph *) (gpointer) glyphs->data, glyphs->len, 842,
                                 &looks_boxed);
          tl_lines_add_page (layout, 595, 842, (const TlGlyph *) (gpointer) glyphs->data,
                             glyphs->len, NULL);
          g_array_set_size (glyphs, 0);
          page++;
        }
    }
  tl_lines_add_page (layout, 595, 842, (const TlGlyph *) (gpointer) glyphs->data, glyphs->len,
                     NULL);
  blocks = tl_layout_to_blocks (layout);
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = g_ptr_array_index (blocks, i);

      if (!g_utf8_validate (block->text, -1, NULL)
          || (glong) block->n_chars != g_utf8_strlen (block->text, -1)
          || strchr (block->text, '\n') != NULL)
        abort ();
      for (guint k = 0; k < block->boxes->len; k++)
        {
          const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, k);

          if ((guint) box->start + box->length > block->n_chars)
            abort ();
        }
    }
  return 0;
}
