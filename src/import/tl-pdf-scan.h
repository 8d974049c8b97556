/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"
#include "tl-ocr.h"

#include <poppler.h>

G_BEGIN_DECLS

/**
 * TlPdfScan:
 * @pages: (element-type TlScannedPage): the pages read
 * @slope: by what slope, downwards to the right, the sheet of the last page lay askew
 * @reason: (nullable): why pages cannot be read here
 * @n_unreadable: pages that are pictures and were not read for @reason
 * @n_left: pages that were left because there are too many, or because they took too long
 *
 * The pages of a file that are pictures, and what became of them.
 */
typedef struct
{
  TlOcr *ocr;
  GArray *pages;
  double slope;
  char *reason;
  guint n_unreadable, n_left;
  guint n_tried;
} TlPdfScan;

TlPdfScan *tl_pdf_scan_new (void);
void tl_pdf_scan_free (TlPdfScan *self);

/**
 * tl_pdf_scan_read:
 * @number: of the page, from 1
 * @glyphs: (inout): the page's own characters; replaced where the page is a picture with words
 *
 * Reads a page by optical character recognition if it is a picture without text of its own.
 *
 * Returns: FALSE with %TL_ERROR_SCANNED if another program has to do it
 */
gboolean tl_pdf_scan_read (TlPdfScan *self, PopplerPage *page, guint number, GArray **glyphs,
                           GError **error);

/** The sentences for the draft's warnings about the pages read and not read; @n_doubts: words. */
void tl_pdf_scan_add_warnings (TlPdfScan *self, guint n_doubts, GPtrArray *warnings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPdfScan, tl_pdf_scan_free)

G_END_DECLS
