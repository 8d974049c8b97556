/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a PDF as characters with places and styles. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-pdf-page.h"

#include "tl-letters.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

/* Points; a larger page is a poster, not a report. */
#define MAX_SIDE 2000
/* Of 65535, by which the parts of a colour differ: less is grey. */
#define MIN_COLOUR 12288

static gboolean
name_has (const char *name, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (name, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_sane (const PopplerRectangle *r)
{
  return isfinite (r->x1) && isfinite (r->y1) && isfinite (r->x2) && isfinite (r->y2)
         && fabs (r->x1) < 1e5 && fabs (r->y1) < 1e5 && fabs (r->x2) < 1e5 && fabs (r->y2) < 1e5;
}

static gboolean
has_colour (const PopplerColor *color)
{
  return MAX (MAX (color->red, color->green), color->blue)
             - MIN (MIN (color->red, color->green), color->blue)
         > MIN_COLOUR;
}

static void
apply_attributes (GArray *glyphs, GList *attributes)
{
  static const char *const bold[] = { "Bold",  "bold",     "BOLD", "Black",
                                      "Heavy", "Semibold", "Demi", NULL };
  static const char *const italic[] = { "Italic", "italic", "ITALIC", "Oblique", "oblique", NULL };

  for (GList *l = attributes; l != NULL; l = l->next)
    {
      const PopplerTextAttributes *a = l->data;
      const char *name = a->font_name != NULL ? a->font_name : "";
      gboolean is_bold = name_has (name, bold), is_italic = name_has (name, italic),
               is_coloured = has_colour (&a->color);

      for (int i = MAX (a->start_index, 0); i <= a->end_index && i < (int) glyphs->len; i++)
        {
          TlGlyph *glyph = &g_array_index (glyphs, TlGlyph, i);

          glyph->is_bold = is_bold;
          glyph->is_italic = is_italic;
          glyph->is_coloured = is_coloured;
          if (a->font_size >= 3 && a->font_size <= 200)
            glyph->size = (float) a->font_size;
        }
    }
}

GArray *
tl_pdf_page_read (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *rects = NULL;
  GArray *glyphs = g_array_new (FALSE, TRUE, sizeof (TlGlyph));
  GList *attributes;
  guint n_rects = 0, i = 0;

  if (text == NULL || *text == '\0' || !poppler_page_get_text_layout (page, &rects, &n_rects))
    return glyphs;
  n_rects = MIN (n_rects, TL_LAYOUT_MAX_PAGE_GLYPHS);
  g_array_set_size (glyphs, n_rects);
  for (const char *p = text; *p != '\0' && i < n_rects; p = g_utf8_next_char (p), i++)
    {
      TlGlyph *glyph = &g_array_index (glyphs, TlGlyph, i);
      const PopplerRectangle *r = &rects[i];

      glyph->c = is_sane (r) ? g_utf8_get_char (p) : ' ';
      glyph->x1 = (float) MIN (r->x1, r->x2);
      glyph->y1 = (float) MIN (r->y1, r->y2);
      glyph->x2 = (float) MAX (r->x1, r->x2);
      glyph->y2 = (float) MAX (r->y1, r->y2);
      glyph->size = MAX (1.0f, 0.85f * (glyph->y2 - glyph->y1));
    }
  g_array_set_size (glyphs, i);
  attributes = poppler_page_get_text_attributes (page);
  apply_attributes (glyphs, attributes);
  poppler_page_free_text_attributes (attributes);
  return glyphs;
}

/* Draws the page as it is read: @width and @height are those of the picture. */
static void
turn_picture (cairo_t *cr, TlTurn turn, double width, double height)
{
  if (turn == TL_TURN_UP)
    {
      cairo_translate (cr, width, 0);
      cairo_rotate (cr, G_PI / 2);
    }
  else if (turn == TL_TURN_DOWN)
    {
      cairo_translate (cr, 0, height);
      cairo_rotate (cr, -G_PI / 2);
    }
  else if (turn == TL_TURN_OVER)
    {
      cairo_translate (cr, width, height);
      cairo_rotate (cr, G_PI);
    }
}

/* Turns what is drawn about the middle of a page, so that its sheet lies straight. */
static void
straighten (cairo_t *cr, double width, double height, double slope)
{
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, -atan (slope));
  cairo_translate (cr, -width / 2, -height / 2);
}

/* Makes *@picture one of this size, if it is not. */
static void
size_picture (cairo_surface_t **picture, int width, int height)
{
  if (*picture != NULL && cairo_image_surface_get_width (*picture) == width
      && cairo_image_surface_get_height (*picture) == height)
    return;
  g_clear_pointer (picture, cairo_surface_destroy);
  *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
}

TlGrid *
tl_pdf_page_find_grid (PopplerPage *page, TlTurn turn, double slope, cairo_surface_t **picture)
{
  cairo_t *cr;
  TlGrid *grid = NULL;
  double width, height, was_width;

  poppler_page_get_size (page, &width, &height);
  was_width = width;
  if (tl_turn_is_sideways (turn))
    width = height, height = was_width;
  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE))
    return NULL;
  size_picture (picture, (int) ceil (width), (int) ceil (height));
  cr = cairo_create (*picture);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (slope != 0)
    straighten (cr, width, height, slope);
  turn_picture (cr, turn, width, height);
  tl_letters_set_wanted (FALSE);
  poppler_page_render (page, cr);
  tl_letters_set_wanted (TRUE);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_flush (*picture);
      grid = tl_grid_find (
          cairo_image_surface_get_data (*picture), cairo_image_surface_get_width (*picture),
          cairo_image_surface_get_height (*picture), cairo_image_surface_get_stride (*picture));
    }
  cairo_destroy (cr);
  return grid;
}
