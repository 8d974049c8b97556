/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A range of a document's text, with its words and its rectangles. */
#define G_LOG_DOMAIN "tl-model"

#include "config.h"

#include "tl-span.h"

G_DEFINE_BOXED_TYPE (TlSpan, tl_span, tl_span_copy, tl_span_free)

TlSpan *
tl_span_new (guint start, guint end, const char *quote, const char *prefix, const char *suffix)
{
  TlSpan *self = g_new0 (TlSpan, 1);

  self->start = start;
  self->end = end;
  self->quote = g_strdup (quote);
  self->prefix = g_strdup (prefix);
  self->suffix = g_strdup (suffix);
  self->rects = g_array_new (FALSE, FALSE, sizeof (TlRect));
  return self;
}

TlSpan *
tl_span_copy (const TlSpan *self)
{
  TlSpan *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = tl_span_new (self->start, self->end, self->quote, self->prefix, self->suffix);
  g_array_append_vals (copy->rects, self->rects->data, self->rects->len);
  return copy;
}

void
tl_span_free (TlSpan *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_array_unref (self->rects);
  g_free (self);
}

guint
tl_span_get_page (const TlSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->rects->len > 0 ? g_array_index (self->rects, TlRect, 0).page : 0;
}
