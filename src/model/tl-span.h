/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** How many characters (code points) on either side of a span are kept to find it again. */
#define TL_SPAN_CONTEXT 32

/**
 * TlRect:
 * @page: page of the document, from 1
 * @x1: left edge, in points
 * @y1: top edge, in points from the top of the page downwards
 * @x2: right edge
 * @y2: bottom edge
 *
 * A piece of a page.
 */
typedef struct
{
  guint page;
  double x1, y1, x2, y2;
} TlRect;

/**
 * TlSpan:
 * @start: first character (code point) in the document's text
 * @end: the character after the last one
 * @quote: the exact words
 * @prefix: up to %TL_SPAN_CONTEXT characters before
 * @suffix: up to %TL_SPAN_CONTEXT characters after
 * @rects: (element-type TlRect): one a line of a page; empty where the document has no pages
 *
 * A range of a document's text: a value, copied, never shared between threads.
 */
typedef struct
{
  guint start, end;
  char *quote, *prefix, *suffix;
  GArray *rects;
} TlSpan;

#define TL_TYPE_SPAN (tl_span_get_type ())
GType tl_span_get_type (void);

/** Copies its texts; starts with no rectangles. */
TlSpan *tl_span_new (guint start, guint end, const char *quote, const char *prefix,
                     const char *suffix);
TlSpan *tl_span_copy (const TlSpan *self);
void tl_span_free (TlSpan *self);

/** The page of the first rectangle, or 0. */
guint tl_span_get_page (const TlSpan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSpan, tl_span_free)

G_END_DECLS
