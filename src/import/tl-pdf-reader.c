/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF to a draft: its pages, its outline, its structure. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-pdf-reader.h"

#include "tl-colours.h"
#include "tl-error.h"
#include "tl-layout.h"
#include "tl-metadata.h"
#include "tl-parts.h"
#include "tl-pdf-page.h"
#include "tl-pdf-scan.h"
#include "tl-properties.h"
#include "tl-recommendations.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <string.h>

#define MAX_OUTLINE 4000
#define MAX_OUTLINE_DEPTH 8
#define MAX_TITLE_CHARS 200
/* Pages of a report that has a cover. */
#define LONG_REPORT 20
/* Characters of a whole document. */
#define MAX_CHARS 20000000

/* poppler 22.12 crashes over bytes that a password does not open, but not over a stream; bytes are
 * the quicker way. */
static PopplerDocument *
open_document (GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (password == NULL || *password == '\0')
    return poppler_document_new_from_bytes (bytes, NULL, error);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  return poppler_document_new_from_stream (stream, (goffset) g_bytes_get_size (bytes), password,
                                           NULL, error);
}

/* A PDF's mark may stand within the first kilobyte (ISO 32000-1, annex H.3). */
gboolean
tl_pdf_is (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, MIN (size, 1029), "%PDF-", 5) != NULL;
}

PopplerDocument *
tl_pdf_open (GBytes *bytes, const char *password, GError **error)
{
  g_autoptr (GError) local = NULL;
  PopplerDocument *document = open_document (bytes, password, &local);

  if (document != NULL && poppler_document_get_n_pages (document) > 0)
    return document;
  if (document == NULL && g_error_matches (local, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, TL_ERROR, TL_ERROR_ENCRYPTED,
                         password != NULL && *password != '\0'
                             ? _ ("The password does not open the file.")
                             : _ ("The file is encrypted and asks for a password."));
  else
    g_set_error_literal (error, TL_ERROR, TL_ERROR_INVALID,
                         _ ("The file is damaged: its pages cannot be read."));
  g_clear_object (&document);
  return NULL;
}

static void
read_outline (TlLayout *layout, PopplerIndexIter *iter, guint depth, guint *n)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child;

      if (action != NULL && action->any.title != NULL
          && g_utf8_validate (action->any.title, -1, NULL)
          && g_utf8_strlen (action->any.title, -1) <= MAX_TITLE_CHARS
          && strlen (action->any.title) >= 4)
        tl_layout_add_title (layout, action->any.title, 0);
      poppler_action_free (action);
      child = depth < MAX_OUTLINE_DEPTH ? poppler_index_iter_get_child (iter) : NULL;
      if (child != NULL)
        read_outline (layout, child, depth + 1, n);
      poppler_index_iter_free (child);
    }
  while (++*n < MAX_OUTLINE && poppler_index_iter_next (iter));
}

static void
add_outline (TlLayout *layout, PopplerDocument *document)
{
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  guint n = 0;

  if (iter != NULL)
    read_outline (layout, iter, 0, &n);
  poppler_index_iter_free (iter);
}

/* Pages without a picture after which the memory of one is given back. */
#define MAX_UNDRAWN 20

/* What reading the pages of a file gathers. */
typedef struct
{
  TlLayout *layout;
  TlPdfScan *scan;
  gsize n_chars;
  guint n_empty;            /* pages without text that nobody could have read */
  gboolean is_vain;         /* boxes were looked for, and not found */
  cairo_surface_t *picture; /* nullable: of the last page that was drawn */
  guint n_undrawn;          /* pages since */
} Pages;

static TlGrid *
draw_grid (Pages *pages, PopplerPage *page, TlTurn turn)
{
  pages->n_undrawn = 0;
  return tl_pdf_page_find_grid (page, turn, pages->scan->slope, &pages->picture);
}

/* The rules on @page, if it may have tables or boxes. A picture takes longer than the text, so that
 * boxes are looked for until that was in vain. */
static TlGrid *
find_grid (Pages *pages, PopplerPage *page, const GArray *glyphs, double height, TlTurn turn)
{
  gboolean looks_boxed;
  TlGrid *grid;

  if (++pages->n_undrawn > MAX_UNDRAWN)
    g_clear_pointer (&pages->picture, cairo_surface_destroy);
  if (tl_lines_look_tabular ((const TlGlyph *) (gpointer) glyphs->data, glyphs->len, height,
                             &looks_boxed)
      || tl_lines_end_ruled (pages->layout))
    return draw_grid (pages, page, turn);
  if (pages->is_vain || !(looks_boxed || tl_lines_end_boxed (pages->layout)))
    return NULL;
  grid = draw_grid (pages, page, turn);
  pages->is_vain = grid == NULL;
  return grid;
}

/* Adds page @i. The tables of a cover are not worth the fonts that its picture takes. */
static gboolean
read_page (Pages *pages, PopplerDocument *document, guint i, gboolean is_cover, GError **error)
{
  g_autoptr (GObject) object = (GObject *) poppler_document_get_page (document, (int) i);
  PopplerPage *page = (PopplerPage *) object;
  g_autoptr (GArray) glyphs = NULL;
  g_autoptr (TlGrid) grid = NULL;
  const TlGlyph *first = NULL;
  double width = 595, height = 842;
  TlTurn turn = TL_TURN_NONE;
  guint n = 0, n_unread = pages->scan->n_unreadable + pages->scan->n_left;

  if (page != NULL)
    {
      poppler_page_get_size (page, &width, &height);
      glyphs = tl_pdf_page_read (page);
      if (!tl_pdf_scan_read (pages->scan, page, i + 1, &glyphs, error))
        return FALSE;
      first = (const TlGlyph *) (gpointer) glyphs->data;
      n = glyphs->len;
      turn = tl_glyphs_turn ((TlGlyph *) (gpointer) glyphs->data, n, &width, &height);
      if (!is_cover)
        grid = find_grid (pages, page, glyphs, height, turn);
      g_clear_object (&object);
    }
  tl_lines_add_page (pages->layout, CLAMP (width, 1, 14400), CLAMP (height, 1, 14400), first, n,
                     grid);
  tl_layout_set_turn (pages->layout, turn);
  pages->n_chars += n;
  pages->n_empty += n == 0 && pages->scan->n_unreadable + pages->scan->n_left == n_unread;
  return TRUE;
}

static gboolean
read_pages (Pages *pages, PopplerDocument *document, TlImportProgress progress, gpointer user_data,
            GError **error)
{
  guint n_pages = (guint) poppler_document_get_n_pages (document);

  if (n_pages > TL_LAYOUT_MAX_PAGES)
    {
      g_set_error (error, TL_ERROR, TL_ERROR_LIMIT,
                   _ ("The file has %u pages; more than %u are not read."), n_pages,
                   TL_LAYOUT_MAX_PAGES);
      return FALSE;
    }
  for (guint i = 0; i < n_pages; i++)
    {
      if (!read_page (pages, document, i, i == 0 && n_pages > LONG_REPORT, error))
        return FALSE;
      if (pages->n_chars > MAX_CHARS)
        {
          g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                               _ ("The file holds more text than any report."));
          return FALSE;
        }
      if (progress != NULL && !progress (i + 1, n_pages, user_data))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                               _ ("The import was stopped."));
          return FALSE;
        }
    }
  return TRUE;
}

static void
add_warnings (TlDraft *draft, const TlDraftDocument *document, const Pages *pages)
{
  tl_pdf_scan_add_warnings (pages->scan, document->doubts->len, draft->warnings);
  if (pages->n_empty > 0)
    g_ptr_array_add (
        draft->warnings,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u page holds no text: it is blank or a picture.",
                         "%u pages hold no text: they are blank or pictures.", pages->n_empty),
            pages->n_empty));
}

/* A file that only its owner's password restricts opens for everybody; what its owner forbids is
 * for a person to mind. */
static void
note_restriction (TlDraft *draft, PopplerDocument *pdf)
{
  PopplerPermissions allowed = poppler_document_get_permissions (pdf);

  if ((allowed & POPPLER_PERMISSIONS_OK_TO_COPY) == 0)
    g_ptr_array_add (
        draft->warnings,
        g_strdup (_ ("The file’s owner does not allow to copy from it. It was read all "
                     "the same: mind that before you quote it.")));
}

static void
set_empty_error (const TlPdfScan *scan, GError **error)
{
  if (scan->n_unreadable > 0)
    g_set_error (error, TL_ERROR, TL_ERROR_EMPTY,
                 _ ("The file holds no text: its pages are pictures (a scan), which this "
                    "installation cannot read: %s."),
                 scan->reason);
  else
    g_set_error_literal (error, TL_ERROR, TL_ERROR_EMPTY,
                         _ ("The file holds no text: its pages are blank or pictures."));
}

static TlDraftDocument *
make_document (TlDraft *draft, TlLayout *layout, const TlPdfScan *scan)
{
  TlDraftDocument *document = tl_draft_document_new ();

  g_array_append_vals (document->page_sizes, layout->pages->data, layout->pages->len);
  g_ptr_array_unref (document->blocks);
  document->blocks = tl_layout_to_blocks (layout);
  g_array_append_vals (document->scanned, scan->pages->data, scan->pages->len);
  g_array_append_vals (document->doubts, layout->doubts->data, layout->doubts->len);
  document->file_name = g_strdup (draft->file_name);
  g_ptr_array_add (draft->documents, document);
  return document;
}

/* What the file says of itself: it may name people and places that the text does not. */
static void
add_properties (TlDraft *draft, PopplerDocument *document)
{
  static const struct
  {
    const char *name;
    char *(*get) (PopplerDocument *document);
  } getters[] = {
    { "title", poppler_document_get_title },     { "author", poppler_document_get_author },
    { "subject", poppler_document_get_subject }, { "keywords", poppler_document_get_keywords },
    { "creator", poppler_document_get_creator }, { "producer", poppler_document_get_producer },
  };
  g_autofree char *packet = poppler_document_get_metadata (document);

  for (guint i = 0; i < G_N_ELEMENTS (getters); i++)
    {
      g_autofree char *value = getters[i].get (document);

      tl_properties_add (draft, getters[i].name, value);
    }
  if (packet != NULL)
    tl_properties_add_xmp (draft, packet);
}

gboolean
tl_pdf_read (TlDraft *draft, GBytes *bytes, const char *password, TlImportProgress progress,
             gpointer user_data, GError **error)
{
  g_autoptr (GObject) object = NULL;
  PopplerDocument *pdf;
  g_autoptr (TlLayout) layout = tl_layout_new ();
  g_autoptr (TlPdfScan) scan = tl_pdf_scan_new ();
  g_autoptr (GHashTable) titles = NULL;
  g_autofree char *title = NULL;
  Pages pages = { .layout = layout, .scan = scan };
  TlDraftDocument *document;
  gboolean is_read;

  pdf = tl_pdf_open (bytes, password, error);
  if (pdf == NULL)
    return FALSE;
  object = (GObject *) pdf;
  tl_colours_set_wanted (FALSE);
  is_read = read_pages (&pages, pdf, progress, user_data, error);
  tl_colours_set_wanted (TRUE);
  g_clear_pointer (&pages.picture, cairo_surface_destroy);
  if (!is_read)
    return FALSE;
  if (layout->lines->len == 0)
    {
      set_empty_error (scan, error);
      return FALSE;
    }
  add_outline (layout, pdf);
  title = poppler_document_get_title (pdf);
  add_properties (draft, pdf);
  note_restriction (draft, pdf);
  g_clear_object (&object);
  malloc_trim (0);
  document = make_document (draft, layout, scan);
  add_warnings (draft, document, &pages);
  titles = g_hash_table_ref (layout->titles);
  g_clear_pointer (&layout, tl_layout_free);
  tl_recommendations_find (document);
  tl_parts_split (draft, titles);
  tl_metadata_guess (draft, draft->documents->pdata[0], title);
  /* The draft is written out next: what the pages took is not held beside it. */
  malloc_trim (0);
  return TRUE;
}
