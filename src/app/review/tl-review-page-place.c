/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Review page: from a fact, or a row of an action plan, to its words in Read. */
#define G_LOG_DOMAIN "tl-app"

#include "config.h"

#include "tl-review-page-private.h"
#include "tl-window-messages.h"

#include <glib/gi18n.h>

/* Words that are looked for in one document of a review after the other. */
typedef struct
{
  TlReviewPage *page;
  TlReview *review;
  char *quote;
  guint number;    /* of the page, or 0 */
  gboolean is_row; /* only rows of tables will do */
  guint document;
} Look;

static void
look_free (Look *self)
{
  g_object_unref (self->page);
  g_object_unref (self->review);
  g_free (self->quote);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void look (Look *self);

/* The words on the page that is told, or else the first. */
static gboolean
find_words (TlDocumentText *text, const Look *look, guint *start, guint *end)
{
  guint from = 0, at, behind;
  gboolean is_found = FALSE;

  while (tl_document_text_find (text, look->quote, from, &at, &behind))
    {
      const TlBlock *block = tl_document_text_get_block_at (text, at);
      gboolean is_there = look->number == 0 || (block != NULL && block->page == look->number);

      from = at + 1;
      if (look->is_row && (block == NULL || block->kind != TL_BLOCK_TABLE_ROW))
        continue;
      if (!is_found || is_there)
        {
          *start = at;
          *end = behind;
        }
      is_found = TRUE;
      if (is_there)
        break;
    }
  return is_found;
}

static void
text_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Look) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocumentText) text =
      tl_library_load_text_finish (TL_LIBRARY (object), result, &error);
  GPtrArray *documents = tl_review_get_documents (self->review);
  guint start, end;

  if (text == NULL)
    tl_window_show_error (GTK_WIDGET (self->page), error);
  else if (find_words (text, self, &start, &end))
    gtk_widget_activate_action (GTK_WIDGET (self->page), "win.open-place", "(ssuu)",
                                tl_review_get_id (self->review),
                                tl_document_get_id (documents->pdata[self->document]), start, end);
  else
    {
      self->document++;
      look (g_steal_pointer (&self));
    }
}

static void
look (Look *self)
{
  GPtrArray *documents = tl_review_get_documents (self->review);

  if (self->document < documents->len && self->page->library != NULL)
    {
      tl_library_load_text_async (self->page->library,
                                  tl_document_get_id (documents->pdata[self->document]), NULL,
                                  text_loaded_cb, self);
      return;
    }
  if (self->is_row)
    {
      /* A plan that import did not see as a table. */
      self->is_row = FALSE;
      self->document = 0;
      look (self);
      return;
    }
  tl_window_show_toast (GTK_WIDGET (self->page), _ ("These words do not stand in the text"), FALSE);
  look_free (self);
}

static void
start_look (TlReviewPage *self, const char *quote, guint page, gboolean is_row)
{
  TlReview *review = self->library != NULL && self->review_id != NULL
                         ? tl_library_get_review (self->library, self->review_id)
                         : NULL;
  Look *one;

  if (review == NULL)
    return;
  one = g_new0 (Look, 1);
  one->page = g_object_ref (self);
  one->review = g_object_ref (review);
  one->quote = g_strdup (quote);
  one->number = page;
  one->is_row = is_row;
  look (one);
}

void
tl_review_page_open_place (TlReviewPage *self, const char *quote, guint page)
{
  start_look (self, quote, page, FALSE);
}

void
tl_review_page_open_row (TlReviewPage *self, const char *quote)
{
  start_look (self, quote, 0, TRUE);
}
