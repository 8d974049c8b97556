/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are pictures: read with recognition, and plainly told where there is none. */
#include "config.h"

#include "tl-error.h"
#include "tl-import.h"
#include "tl-ocr.h"
#include "tl-page-source.h"

#include <glib/gstdio.h>
#include <string.h>

#define SCALE 2 /* pixels a point */

static GBytes *
read_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "import", name, NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static TlDraft *
import_file (const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_file (name);

  return tl_import_bytes (bytes, name, NULL, NULL, NULL, error);
}

static gboolean
can_read (void)
{
  if (!TL_HAVE_OCR)
    g_test_skip ("built without optical character recognition");
  return TL_HAVE_OCR;
}

static const TlBlock *
find_block (const TlDraftDocument *document, TlBlockKind kind, const char *number)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];

      if (block->kind == kind && g_strcmp0 (block->number, number) == 0)
        return block;
    }
  g_test_message ("no block %s", number);
  g_assert_not_reached ();
}

static gboolean
has_warning (const TlDraft *draft, const char *part)
{
  for (guint i = 0; i < draft->warnings->len; i++)
    if (strstr (draft->warnings->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* The text of scan_page() in make-pdfs.py. */
static void
check_text (const TlDraftDocument *document)
{
  static const struct
  {
    TlBlockKind kind;
    const char *number, *text;
  } expected[] = {
    { TL_BLOCK_HEADING, "4", "Contact with agencies" },
    { TL_BLOCK_PARAGRAPH, "4.1",
      "Hannah first spoke to the housing office at Larchford in March 2018. The officer wrote down "
      "what she said and did not ask who else lived in the flat." },
    { TL_BLOCK_PARAGRAPH, "4.2",
      "The surgery saw her on nine days of that year. Nobody put the nine visits side by side "
      "until "
      "this review." },
    { TL_BLOCK_PARAGRAPH, "4.3",
      "The panel found that each agency held a part of the picture, and that the parts were never "
      "joined." },
    { TL_BLOCK_HEADING, "5", "What was learned" },
    { TL_BLOCK_PARAGRAPH, "5.1",
      "An appointment that is missed says something. The panel asks Larchford Borough Council to "
      "agree with the surgery how one tells the other." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TlBlock *block = find_block (document, expected[i].kind, expected[i].number);

      g_assert_cmpstr (block->text, ==, expected[i].text);
      g_assert_cmpuint (block->page, ==, 1);
    }
}

static void
check_scanned (const TlDraftDocument *document, guint page)
{
  const TlScannedPage *scanned;

  g_assert_cmpuint (document->scanned->len, ==, 1);
  scanned = &g_array_index (document->scanned, TlScannedPage, 0);
  g_assert_cmpuint (scanned->page, ==, page);
  g_assert_cmpuint (scanned->confidence, >, 80);
  g_assert_cmpuint (scanned->confidence, <=, 100);
  for (guint i = 0; i < document->doubts->len; i++)
    g_assert_cmpuint (g_array_index (document->doubts, TlDoubt, i).confidence, <,
                      TL_DOUBTFUL_CONFIDENCE);
}

static void
test_pictures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL, back = NULL;
  g_autoptr (GVariant) value = NULL;
  const TlDraftDocument *document;

  if (!can_read ())
    return;
  draft = import_file ("scan.pdf", &error);
  g_assert_no_error (error);
  document = draft->documents->pdata[0];
  check_text (document);
  check_scanned (document, 1);
  /* The empty sheet and the photograph give no blocks. */
  for (guint i = 0; i < document->blocks->len; i++)
    g_assert_cmpuint (((const TlBlock *) document->blocks->pdata[i])->page, ==, 1);
  g_assert_true (
      has_warning (draft, "1 page is a picture and was read by optical character recognition"));
  g_assert_true (has_warning (draft, "2 pages hold no text"));
  value = g_variant_ref_sink (tl_draft_to_variant (draft));
  back = tl_draft_from_variant (value, &error);
  g_assert_no_error (error);
}

static void
test_mixed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  const TlDraftDocument *document;

  if (!can_read ())
    return;
  draft = import_file ("scan-mixed.pdf", &error);
  g_assert_no_error (error);
  document = draft->documents->pdata[0];
  /* A bold digit of a sheet so much askew may be read as another. */
  g_assert_cmpuint (find_block (document, TL_BLOCK_PARAGRAPH, "4.1")->page, ==, 2);
  g_assert_true (g_str_has_suffix (find_block (document, TL_BLOCK_PARAGRAPH, "4.3")->text,
                                   "picture, and that the parts were never joined."));
  check_scanned (document, 2);
  g_assert_cmpstr (find_block (document, TL_BLOCK_PARAGRAPH, "6.1")->text, ==,
                   "And so has this one.");
  g_assert_cmpuint (draft->warnings->len, ==, 1);
}

typedef struct
{
  const char *name;
  guint page;
} PagePlace;

/* The second sheet lies so much askew that it is turned before it is read. */
static const PagePlace sheets[] = { { "scan.pdf", 1 }, { "scan-mixed.pdf", 2 } };

typedef struct
{
  guint32 *pixels;
  int width, height;
} Picture;

static void
draw_page (Picture *picture, const PagePlace *place)
{
  g_autoptr (GBytes) bytes = read_file (place->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlPageSource) source = tl_page_source_open (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tl_page_source_measure (source, place->page, SCALE, &picture->width,
                                         &picture->height, &error));
  picture->pixels = g_new0 (guint32, (gsize) picture->width * (gsize) picture->height);
  tl_page_source_draw (source, place->page, SCALE, (guint8 *) picture->pixels, picture->width,
                       picture->height, (gsize) picture->width * 4, &error);
  g_assert_no_error (error);
}

/* Counts the dark pixels of a box and makes them white. */
static guint
take_ink (Picture *picture, int x1, int y1, int x2, int y2)
{
  guint n = 0;

  for (int y = MAX (y1, 0); y < MIN (y2, picture->height); y++)
    for (int x = MAX (x1, 0); x < MIN (x2, picture->width); x++)
      {
        guint32 *pixel = &picture->pixels[(gsize) y * (gsize) picture->width + (gsize) x];

        if ((*pixel & 0xff) < 0x80)
          {
            n++;
            *pixel = 0xffffff;
          }
      }
  return n;
}

/* Each box holds the ink of a word, and all together hold that of the text. */
static void
test_boxes (gconstpointer data)
{
  const PagePlace *place = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  const TlDraftDocument *document;
  Picture picture;
  guint n_words = 0, n_ink = 0, n_rest;

  if (!can_read ())
    return;
  draft = import_file (place->name, &error);
  g_assert_no_error (error);
  draw_page (&picture, place);
  document = draft->documents->pdata[0];
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = document->blocks->pdata[i];

      for (guint k = 0; block->page == place->page && k < block->boxes->len; k++, n_words++)
        {
          const TlWordBox *box = &g_array_index (block->boxes, TlWordBox, k);
          guint ink = take_ink (&picture, box->x1 * SCALE / 10, box->y1 * SCALE / 10,
                                box->x2 * SCALE / 10 + 1, box->y2 * SCALE / 10 + 1);

          g_assert_cmpuint (ink, >, 5);
          g_assert_cmpint (box->x2 - box->x1, <, 1200);
          g_assert_cmpint (box->y2 - box->y1, <, 240);
          n_ink += ink;
        }
    }
  g_assert_cmpuint (n_words, >, 80);
  n_rest = take_ink (&picture, 128 * SCALE, 80 * SCALE, picture.width, 600 * SCALE);
  g_test_message ("%u words, ink %u in boxes, %u outside", n_words, n_ink, n_rest);
  g_assert_cmpuint (n_rest * 10, <, n_ink);
  g_free (picture.pixels);
}

/* Tesseract takes minutes over a page full of specks, past all deadlines: it never sees it. */
static void
test_specks (void)
{
  TlOcrPicture picture = { NULL, 2480, 3508, 300.0 / 72 };
  gsize size = (gsize) picture.width * (gsize) picture.height;
  g_autofree guint8 *pixels = g_malloc (size);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlOcr) ocr = NULL;
  g_autoptr (GArray) blank = NULL, specks = NULL;

  if (!can_read ())
    return;
  ocr = tl_ocr_new (&error);
  g_assert_no_error (error);
  memset (pixels, 255, size);
  picture.pixels = pixels;
  blank = tl_ocr_read (ocr, &picture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (blank->len, ==, 0);
  for (guint i = 0; i < 65000; i++)
    memset (pixels + g_rand_int_range (random, 0, (gint32) size - 4), 0, 4);
  specks = tl_ocr_read (ocr, &picture, &error);
  g_assert_null (specks);
  g_assert_error (error, TL_ERROR, TL_ERROR_LIMIT);
  g_assert_cmpuint (tl_ocr_count_pages (), ==, 2);
}

static gboolean
stop_cb (guint done, guint total, gpointer user_data)
{
  guint *calls = user_data;

  ++*calls;
  return FALSE;
}

static void
test_stopped (void)
{
  g_autoptr (GBytes) bytes = read_file ("scan.pdf");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraft) draft = NULL;
  guint calls = 0;

  if (!can_read ())
    return;
  draft = tl_import_bytes (bytes, "scan.pdf", NULL, stop_cb, &calls, &error);
  g_assert_null (draft);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (calls, ==, 1);
}

/* Without recognition or without its data a scan is refused, and a page of a file told. */
static void
test_cannot_read (void)
{
  g_autofree char *empty = NULL;

  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TlDraft) scan = import_file ("scan.pdf", &error);
      g_autoptr (TlDraft) mixed = NULL;

      g_assert_null (scan);
      g_assert_error (error, TL_ERROR, TL_ERROR_EMPTY);
      g_assert_nonnull (strstr (error->message, "pictures (a scan), which this installation cannot "
                                                "read: "));
      g_clear_error (&error);
      mixed = import_file ("scan-mixed.pdf", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (mixed->warnings->len, ==, 1);
      g_assert_true (has_warning (mixed, "1 page is a picture (a scan) and holds no text; this "
                                         "installation cannot read it: "));
      return;
    }
  /* A folder that is not there would be passed over by newer versions. */
  empty = g_dir_make_tmp ("throughline-XXXXXX", NULL);
  g_setenv ("TESSDATA_PREFIX", empty, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("TESSDATA_PREFIX");
  g_rmdir (empty);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scan/specks", test_specks);
  g_test_add_func ("/scan/pictures", test_pictures);
  g_test_add_func ("/scan/mixed", test_mixed);
  g_test_add_data_func ("/scan/boxes", &sheets[0], test_boxes);
  g_test_add_data_func ("/scan/boxes-askew", &sheets[1], test_boxes);
  g_test_add_func ("/scan/stopped", test_stopped);
  g_test_add_func ("/scan/cannot-read", test_cannot_read);
  return g_test_run ();
}
