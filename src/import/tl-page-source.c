/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a PDF's pages. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-page-source.h"

#include "tl-error.h"
#include "tl-pdf-reader.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _TlPageSource
{
  PopplerDocument *document;
};

TlPageSource *
tl_page_source_open (GBytes *bytes, const char *password, GError **error)
{
  PopplerDocument *document;
  TlPageSource *self;

  if (!tl_pdf_is (bytes))
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_UNSUPPORTED,
                           _ ("The file holds the text of its pages, but no pictures of them."));
      return NULL;
    }
  document = tl_pdf_open (bytes, password, error);
  if (document == NULL)
    return NULL;
  self = g_new0 (TlPageSource, 1);
  self->document = document;
  return self;
}

void
tl_page_source_free (TlPageSource *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_free (self);
}

guint
tl_page_source_get_n_pages (TlPageSource *self)
{
  return (guint) poppler_document_get_n_pages (self->document);
}

static PopplerPage *
get_page (TlPageSource *self, guint page, GError **error)
{
  PopplerPage *found = NULL;

  if (page >= 1 && page <= (guint) poppler_document_get_n_pages (self->document))
    found = poppler_document_get_page (self->document, (int) page - 1);
  if (found == NULL)
    g_set_error (error, TL_ERROR, TL_ERROR_NOT_FOUND, _ ("The file has no page %u."), page);
  return found;
}

gboolean
tl_page_source_measure (TlPageSource *self, guint page, double scale, int *width, int *height,
                        GError **error)
{
  g_autoptr (GObject) found = (GObject *) get_page (self, page, error);
  double w, h;

  if (found == NULL)
    return FALSE;
  poppler_page_get_size ((PopplerPage *) found, &w, &h);
  *width = (int) CLAMP (ceil (w * scale), 1, 100000);
  *height = (int) CLAMP (ceil (h * scale), 1, 100000);
  return TRUE;
}

gboolean
tl_page_source_draw (TlPageSource *self, guint page, double scale, guint8 *pixels, int width,
                     int height, gsize stride, GError **error)
{
  g_autoptr (GObject) found = (GObject *) get_page (self, page, error);
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if (found == NULL)
    return FALSE;
  surface =
      cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, width, height, (int) stride);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render ((PopplerPage *) found, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, TL_ERROR, TL_ERROR_INVALID, _ ("Page %u cannot be drawn: %s"), page,
               cairo_status_to_string (status));
  return FALSE;
}
