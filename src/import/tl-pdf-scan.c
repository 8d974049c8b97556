/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a PDF that are pictures: telling them, drawing them, having them read. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-pdf-scan.h"

#include "tl-error.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

enum
{
  MAX_PAGES = 400,
  MAX_PIXELS = 18 * 1000 * 1000, /* an A3 page */
  DRAWN_DPI = 300,
  POINTS_PER_INCH = 72,
  SQUARES = 32 /* along each side of a page */
};

/* A stamp or a page number in the outer strips of a page does not make it one with text. */
#define STRIP 0.1
#define MAX_CHARS 8
/* Of a page that is a picture, this share is covered by images. */
#define COVERED 0.5
/* A sheet that slopes more is turned before it is read; less costs letters no more than turning. */
#define ASKEW 0.012

TlPdfScan *
tl_pdf_scan_new (void)
{
  TlPdfScan *self = g_new0 (TlPdfScan, 1);

  self->pages = g_array_new (FALSE, FALSE, sizeof (TlScannedPage));
  return self;
}

void
tl_pdf_scan_free (TlPdfScan *self)
{
  if (self == NULL)
    return;
  tl_ocr_free (self->ocr);
  g_array_unref (self->pages);
  g_free (self->reason);
  g_free (self);
}

static gboolean
has_text (const GArray *glyphs, double height)
{
  guint n = 0;

  for (guint i = 0; i < glyphs->len && n < MAX_CHARS; i++)
    {
      const TlGlyph *g = &g_array_index (glyphs, TlGlyph, i);

      n += !g_unichar_isspace (g->c) && g->y2 > STRIP * height && g->y1 < (1 - STRIP) * height;
    }
  return n >= MAX_CHARS;
}

/* Marks the squares of a page whose middle lies in @area. */
static void
cover (guint8 *squares, const PopplerRectangle *area, double width, double height)
{
  double x1 = MIN (area->x1, area->x2) / width, x2 = MAX (area->x1, area->x2) / width;
  double y1 = MIN (area->y1, area->y2) / height, y2 = MAX (area->y1, area->y2) / height;

  for (guint y = 0; y < SQUARES; y++)
    for (guint x = 0; x < SQUARES; x++)
      {
        double cx = (x + 0.5) / SQUARES, cy = (y + 0.5) / SQUARES;

        if (cx >= x1 && cx <= x2 && cy >= y1 && cy <= y2)
          squares[y * SQUARES + x] = 1;
      }
}

/* Whether images, in one piece or in strips, cover the page. */
static gboolean
is_picture (PopplerPage *page)
{
  g_autofree guint8 *squares = g_malloc0 (SQUARES * SQUARES);
  GList *images = poppler_page_get_image_mapping (page);
  PopplerRectangle box;
  guint n = 0;

  /* The areas are those of the page before it is turned. */
  poppler_page_get_crop_box (page, &box);
  for (GList *l = images; l != NULL; l = l->next)
    cover (squares, &((PopplerImageMapping *) l->data)->area, fabs (box.x2 - box.x1),
           fabs (box.y2 - box.y1));
  poppler_page_free_image_mapping (images);
  for (guint i = 0; i < SQUARES * SQUARES; i++)
    n += squares[i];
  return n >= COVERED * SQUARES * SQUARES;
}

/* Lightness as people see it. */
static void
make_grey (cairo_surface_t *surface, TlOcrPicture *picture)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  for (int y = 0; y < picture->height; y++)
    {
      const guint32 *from = (const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) stride);
      guint8 *to = picture->pixels + (gsize) y * (gsize) picture->width;

      for (int x = 0; x < picture->width; x++)
        to[x] = (guint8) ((77 * (from[x] >> 16 & 0xff) + 150 * (from[x] >> 8 & 0xff)
                           + 29 * (from[x] & 0xff))
                          >> 8);
    }
}

/* The lightness between four pixels; white outside the picture. */
static guint8
look_between (const TlOcrPicture *picture, double x, double y)
{
  const guint8 *p;
  gsize width = (gsize) picture->width;
  double fx, fy;

  if (x < 0 || y < 0 || x >= picture->width - 1 || y >= picture->height - 1)
    return 255;
  p = picture->pixels + (gsize) y * width + (gsize) x;
  fx = x - (int) x;
  fy = y - (int) y;
  return (guint8) ((p[0] * (1 - fx) + p[1] * fx) * (1 - fy)
                   + (p[width] * (1 - fx) + p[width + 1] * fx) * fy + 0.5);
}

/* Turns a picture about its middle, so that the sheet lies straight; leaves it if memory is short.
 */
static void
turn (TlOcrPicture *picture)
{
  double angle = atan (picture->slope), c = cos (angle), s = sin (angle);
  double mx = picture->width / 2.0, my = picture->height / 2.0;
  guint8 *pixels = g_try_malloc ((gsize) picture->width * (gsize) picture->height);
  guint8 *to = pixels;

  if (pixels == NULL)
    return;
  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      *to++ = look_between (picture, mx + c * (x - mx) - s * (y - my),
                            my + s * (x - mx) + c * (y - my));
  g_free (picture->pixels);
  picture->pixels = pixels;
  picture->is_turned = TRUE;
}

/* Draws a page; FALSE if it has no size to speak of or memory is short. */
static gboolean
draw (PopplerPage *page, TlOcrPicture *picture)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  gboolean ok;

  poppler_page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1 && width <= 14400 && height <= 14400))
    return FALSE;
  picture->scale = MIN ((double) DRAWN_DPI / POINTS_PER_INCH, sqrt (MAX_PIXELS / (width * height)));
  picture->width = MAX ((int) (width * picture->scale), 1);
  picture->height = MAX ((int) (height * picture->scale), 1);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, picture->width, picture->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, picture->scale, picture->scale);
  poppler_page_render (page, cr);
  ok = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  picture->pixels = ok ? g_try_malloc ((gsize) picture->width * (gsize) picture->height) : NULL;
  cairo_surface_flush (surface);
  if (picture->pixels != NULL)
    make_grey (surface, picture);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return picture->pixels != NULL;
}

static guint
measure_confidence (const GArray *glyphs)
{
  guint sum = 0, n = 0;

  for (guint i = 0; i < glyphs->len; i++)
    {
      const TlGlyph *g = &g_array_index (glyphs, TlGlyph, i);

      sum += g->c != ' ' ? 100u - g->doubt : 0;
      n += g->c != ' ';
    }
  return n > 0 ? (sum + n / 2) / n : 0;
}

static void
read_picture (TlPdfScan *self, PopplerPage *page, guint number, GArray **glyphs)
{
  TlOcrPicture picture = { 0 };
  GArray *read = NULL;
  gboolean ok;

  ok = draw (page, &picture);
  if (ok)
    self->slope = picture.slope = tl_ocr_find_slope (&picture);
  if (fabs (self->slope) > ASKEW)
    turn (&picture);
  if (ok)
    read = tl_ocr_read (self->ocr, &picture, NULL);
  g_free (picture.pixels);
  if (read == NULL)
    self->n_left++;
  if (read != NULL && read->len > 0)
    {
      TlScannedPage scanned = { number, measure_confidence (read) };

      g_array_append_val (self->pages, scanned);
      g_array_unref (*glyphs);
      *glyphs = g_array_ref (read);
    }
  g_clear_pointer (&read, g_array_unref);
}

gboolean
tl_pdf_scan_read (TlPdfScan *self, PopplerPage *page, guint number, GArray **glyphs, GError **error)
{
  g_autoptr (GError) local = NULL;
  double width, height;

  self->slope = 0;
  poppler_page_get_size (page, &width, &height);
  if (has_text (*glyphs, height) || !is_picture (page))
    return TRUE;
  if (self->ocr == NULL && self->reason == NULL)
    self->ocr = tl_ocr_new (&local);
  if (g_error_matches (local, TL_ERROR, TL_ERROR_SCANNED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (local != NULL)
    self->reason = g_strdup (local->message);
  if (self->ocr == NULL)
    self->n_unreadable++;
  else if (self->n_tried++ >= MAX_PAGES)
    self->n_left++;
  else
    read_picture (self, page, number, glyphs);
  return TRUE;
}

static guint
get_mean_confidence (const TlPdfScan *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->pages->len; i++)
    sum += g_array_index (self->pages, TlScannedPage, i).confidence;
  return (sum + self->pages->len / 2) / MAX (self->pages->len, 1);
}

/* Two counts in one sentence: each has its own words for one and for many. */
static char *
describe_read (const TlPdfScan *self, guint n_doubts)
{
  g_autofree char *pages = g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE, "%u page is a picture and was read by optical character recognition",
          "%u pages are pictures and were read by optical character recognition", self->pages->len),
      self->pages->len);
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u word is doubtful", "%u words are doubtful", n_doubts),
      n_doubts);

  /* Translators: pages read, confidence, doubtful words. */
  return g_strdup_printf (
      _ ("%s; mean confidence %u of 100, %s: check the text against the pages’ pictures."), pages,
      get_mean_confidence (self), words);
}

void
tl_pdf_scan_add_warnings (TlPdfScan *self, guint n_doubts, GPtrArray *warnings)
{
  if (self->pages->len > 0)
    g_ptr_array_add (warnings, describe_read (self, n_doubts));
  if (self->n_unreadable > 0)
    g_ptr_array_add (
        warnings,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u page is a picture (a scan) and holds no text; this "
                                      "installation cannot read it: %s.",
                                      "%u pages are pictures (a scan) and hold no text; this "
                                      "installation cannot read them: %s.",
                                      self->n_unreadable),
                         self->n_unreadable, self->reason));
  if (self->n_left > 0)
    g_ptr_array_add (
        warnings,
        g_strdup_printf (
            g_dngettext (
                GETTEXT_PACKAGE,
                "%u page is a picture and was not read: it is no print, took too long, or lies "
                "behind %u others.",
                "%u pages are pictures and were not read: they are no print, took too long, or lie "
                "behind %u others.",
                self->n_left),
            self->n_left, (guint) MAX_PAGES));
}
