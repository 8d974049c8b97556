/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Read page: what is marked on the picture of the page beside findings: suggestions, and the
 * words that were found. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-read-page-private.h"
#include "tl-text-find.h"

/* From where to where the text of a page reaches; FALSE where no word of it is on the page. */
static gboolean
find_range (TlDocumentText *text, guint page, TlRange *range)
{
  GPtrArray *blocks = tl_document_text_get_blocks (text);

  *range = (TlRange){ G_MAXUINT, 0 };
  for (guint i = 0; i < blocks->len; i++)
    {
      const TlBlock *block = blocks->pdata[i];
      guint n = block->kind != TL_BLOCK_FURNITURE && block->boxes != NULL ? block->boxes->len : 0;

      if (n == 0 || g_array_index (block->boxes, TlWordBox, 0).page > page
          || g_array_index (block->boxes, TlWordBox, n - 1).page < page)
        continue;
      range->start = MIN (range->start, block->start);
      range->end = MAX (range->end, block->start + block->n_chars);
    }
  return range->start < range->end;
}

static void
add_span (GArray *marks, TlPageMarkKind kind, const TlSpan *span, guint page)
{
  for (guint i = 0; span != NULL && i < span->rects->len; i++)
    {
      TlPageMark mark = { kind, g_array_index (span->rects, TlRect, i) };

      if (mark.rect.page == page)
        g_array_append_val (marks, mark);
    }
}

static void
add_suggestions (TlReadPage *self, GArray *marks, guint page, const TlRange *range)
{
  for (guint i = 0;
       self->shows_suggestions && self->suggestions != NULL && i < self->suggestions->len; i++)
    {
      TlSuggestion *suggestion = self->suggestions->pdata[i];

      if (tl_suggestion_get_start (suggestion) >= range->end
          || tl_suggestion_get_end (suggestion) <= range->start)
        continue;
      add_span (marks,
                suggestion == self->suggestion ? TL_PAGE_MARK_SUGGESTION_IN_HAND
                                               : TL_PAGE_MARK_SUGGESTION,
                tl_suggestion_get_span (suggestion), page);
    }
}

/* Part of a word marks the whole of it: where in a word its letters stand is not known. */
static void
add_hits (TlReadPage *self, GArray *marks, guint page, const TlRange *range)
{
  guint current;
  GArray *hits = tl_text_view_get_hits (self->text, &current);

  if (hits == NULL || hits->len == 0)
    return;
  for (guint i = tl_text_find_choose (hits, range->start); i < hits->len; i++)
    {
      const TlTextHit *hit = &g_array_index (hits, TlTextHit, i);
      g_autoptr (TlSpan) span = NULL;

      if (hit->start < range->start || hit->start >= range->end)
        break;
      span = tl_document_text_make_span (self->document_text, hit->start, hit->end);
      add_span (marks, i == current ? TL_PAGE_MARK_HIT_IN_HAND : TL_PAGE_MARK_HIT, span, page);
    }
}

void
tl_read_page_mark_picture (TlReadPage *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (TlPageMark));
  guint page = tl_page_view_get_page (self->picture);
  TlRange range;

  if (self->document_text != NULL && page > 0 && find_range (self->document_text, page, &range))
    {
      add_suggestions (self, marks, page, &range);
      add_hits (self, marks, page, &range);
    }
  tl_page_view_set_marks (self->picture, marks);
}

/* The text scrolls only where a place is out of sight, so the picture goes there by itself. */
void
tl_read_page_show_hits (TlReadPage *self)
{
  guint current;
  GArray *hits = tl_text_view_get_hits (self->text, &current);

  if (self->document_text != NULL && hits != NULL && current < hits->len)
    tl_read_page_show_picture (self, g_array_index (hits, TlTextHit, current).start);
  tl_read_page_mark_picture (self);
}
