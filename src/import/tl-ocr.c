/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognition with tesseract: the picture of a page to characters with places. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-ocr.h"

#include "tl-error.h"

#include <glib/gi18n-lib.h>
#include <leptonica/allheaders.h>
#include <math.h>
#include <string.h>
#include <tesseract/capi.h>

enum
{
  DEADLINE = 20000, /* milliseconds a page */
  DARK = 128,
  POINTS_PER_INCH = 72
};

/* Of the type size, as in most faces of books and offices: what stands above and below the base
 * line. */
#define ASCENDER 0.72
#define DOT 0.66
#define X_HEIGHT 0.5
#define TOP 0.95
#define BOTTOM 0.22

/* Sizes of lines of one face are measured this differently. */
#define SAME_SIZE 0.12
/* The strokes of bold type are wider than those of the body by this. */
#define BOLD 1.3
/* A sheet that lies more askew than this is no longer read well. */
#define MOST_SLOPE 0.1
/* Leptonica's own figure of how sure it is of the slope. */
#define SURE 3
/* Tops of dark spots on a page: a full page of print has some five thousand. */
#define MOST_TOPS 13000
/* Confidence, of 100: below it a mark without letters is a speck; a page is no text. */
#define SPECK 60
#define NO_TEXT 40
/* Letters that tell what is usual. */
#define ENOUGH_LETTERS 200

struct _TlOcr
{
  TessBaseAPI *api;
  double body_size;   /* points; 0 not known yet */
  double body_stroke; /* of the size */
};

/* A word as it was read. */
typedef struct
{
  char *text;
  float x1, y1, x2, y2, base; /* pixels */
  float confidence;
  guint n_chars;
} Word;

/* Words of @first to @end make a line. */
typedef struct
{
  guint first, end, n_chars;
  double size;   /* points */
  double stroke; /* of the size; 0 not known */
} Line;

static guint n_pages_read;

TlOcr *
tl_ocr_new (GError **error)
{
  TessBaseAPI *api = TessBaseAPICreate ();
  TlOcr *self;

  if (TessBaseAPIInit2 (api, NULL, "eng", OEM_LSTM_ONLY) != 0)
    {
      TessBaseAPIDelete (api);
      g_set_error_literal (
          error, TL_ERROR, TL_ERROR_UNSUPPORTED,
          _ ("the data of tesseract for English are missing (on Debian the package "
             "tesseract-ocr-eng)"));
      return NULL;
    }
  TessBaseAPISetPageSegMode (api, PSM_SINGLE_COLUMN);
  self = g_new0 (TlOcr, 1);
  self->api = api;
  return self;
}

void
tl_ocr_free (TlOcr *self)
{
  if (self == NULL)
    return;
  TessBaseAPIEnd (self->api);
  TessBaseAPIDelete (self->api);
  g_free (self);
}

guint
tl_ocr_count_pages (void)
{
  return n_pages_read;
}

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
}

/* How many runs of dark pixels in row @y touch none in the row above: the tops of letters, dots of
 * a raster, grains of dust. */
static guint
count_tops (const TlOcrPicture *picture, int y)
{
  const guint8 *row = picture->pixels + (gsize) y * (gsize) picture->width;
  const guint8 *above = y > 0 ? row - picture->width : NULL;
  guint n = 0;
  int x = 0;

  while (x < picture->width)
    {
      gboolean touches = above != NULL && x > 0 && above[x - 1] < DARK;

      if (row[x] >= DARK)
        {
          x++;
          continue;
        }
      for (; x < picture->width && row[x] < DARK; x++)
        touches = touches || (above != NULL && above[x] < DARK);
      n += !touches;
    }
  return n;
}

/* Tops on the whole picture; counting ends where there are too many. Tesseract takes minutes over
 * noise, and cannot be stopped where it looks for the lines. */
static guint
count_all_tops (const TlOcrPicture *picture)
{
  guint n = 0;

  for (int y = 0; y < picture->height && n <= MOST_TOPS; y++)
    n += count_tops (picture, y);
  return n;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* How high the letters of a word stand over the base line, of the type size: as capitals, as the
 * dot of an i, or as small letters. */
static double
get_height (const char *text)
{
  double height = X_HEIGHT;

  for (; *text != '\0'; text++)
    if (g_ascii_isupper (*text) || g_ascii_isdigit (*text) || strchr ("bdfhkl", *text) != NULL)
      return ASCENDER;
    else if (strchr ("ijt", *text) != NULL)
      height = DOT;
  return height;
}

/* Dust and the rules of tables are read as marks that print has not there. */
static char *
trim_specks (const char *text)
{
  static const char specks[] = " \n_~|";
  gsize length;

  text += strspn (text, specks);
  length = strlen (text);
  while (length > 0 && strchr (specks, text[length - 1]) != NULL)
    length--;
  return g_strndup (text, length);
}

static gboolean
read_word (TessResultIterator *iterator, Word *word)
{
  const TessPageIterator *place = TessResultIteratorGetPageIteratorConst (iterator);
  char *text = TessResultIteratorGetUTF8Text (iterator, RIL_WORD);
  int x1, y1, x2, y2, bx1, by1, bx2, by2;
  gboolean ok = text != NULL && g_utf8_validate (text, -1, NULL)
                && TessPageIteratorBoundingBox (place, RIL_WORD, &x1, &y1, &x2, &y2) && x1 < x2
                && y1 < y2;

  if (ok)
    {
      *word = (Word){ .x1 = (float) x1, .y1 = (float) y1, .x2 = (float) x2, .y2 = (float) y2 };
      word->base = TessPageIteratorBaseline (place, RIL_WORD, &bx1, &by1, &bx2, &by2)
                       ? (float) (by1 + by2) / 2
                       : word->y2;
      word->confidence = CLAMP (TessResultIteratorConfidence (iterator, RIL_WORD), 0, 100);
      word->text = trim_specks (text);
      word->n_chars = (guint) g_utf8_strlen (word->text, -1);
      ok = word->n_chars > 0 && (word->confidence >= SPECK || has_letters (word->text));
      if (!ok)
        g_free (word->text);
    }
  if (text != NULL)
    TessDeleteText (text);
  return ok;
}

static void
read_words (TlOcr *self, GArray *words, GArray *lines)
{
  TessResultIterator *iterator = TessBaseAPIGetIterator (self->api);
  Line line = { 0 };

  if (iterator == NULL)
    return;
  do
    {
      Word word;

      if (TessPageIteratorIsAtBeginningOf (TessResultIteratorGetPageIteratorConst (iterator),
                                           RIL_TEXTLINE)
          && line.n_chars > 0)
        {
          g_array_append_val (lines, line);
          line = (Line){ .first = words->len };
        }
      if (!read_word (iterator, &word))
        continue;
      g_array_append_val (words, word);
      line.end = words->len;
      line.n_chars += word.n_chars;
    }
  while (TessResultIteratorNext (iterator, RIL_WORD));
  if (line.n_chars > 0)
    g_array_append_val (lines, line);
  TessResultIteratorDelete (iterator);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (GArray *values)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

/* The type size by the height of its letters over the base line: the highest kind there is. */
static double
measure_size (const Line *line, GArray *words, double scale)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (double));
  double highest = 0;

  for (guint i = line->first; i < line->end; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      double height = get_height (word->text), size = (word->base - word->y1) / scale / height;

      if (!has_letters (word->text) || height < highest)
        continue;
      if (height > highest)
        g_array_set_size (sizes, 0);
      highest = height;
      g_array_append_val (sizes, size);
    }
  return CLAMP (median (sizes), 4, 100);
}

/* How wide the strokes of letters are: the dark runs along the middle of the small letters. */
static double
measure_stroke (const Line *line, GArray *words, const TlOcrPicture *picture)
{
  double size = line->size * picture->scale;
  gsize n_dark = 0, n_runs = 0;

  for (guint i = line->first; i < line->end; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      int top = (int) CLAMP (word->base - 0.4 * size, 0, picture->height),
          bottom = (int) CLAMP (word->base - 0.1 * size, 0, picture->height);

      for (int y = top; y < bottom; y++)
        {
          const guint8 *row = picture->pixels + (gsize) y * (gsize) picture->width;
          int run = 0;

          for (int x = (int) word->x1; x <= (int) word->x2 && x < picture->width; x++)
            if (row[x] < DARK)
              run++;
            else if (run > 0)
              {
                n_runs += run < 0.3 * size;
                n_dark += run < 0.3 * size ? (gsize) run : 0;
                run = 0;
              }
        }
    }
  return n_runs > 0 ? (double) n_dark / (double) n_runs / size : 0;
}

/* What most characters have: the median over lines, each as often as it has characters. */
static double
find_usual (GArray *lines, gsize field)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      for (guint k = 0; k < line->n_chars / 8 + 1; k++)
        g_array_append_val (values, G_STRUCT_MEMBER (double, line, field));
    }
  return median (values);
}

/* Gives the lines their sizes; one size to all lines of the body, on all pages. */
static void
measure_lines (TlOcr *self, GArray *lines, GArray *words, const TlOcrPicture *picture)
{
  double body, stroke, last = 0;
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      line->size = measure_size (line, words, picture->scale);
      line->stroke = measure_stroke (line, words, picture);
      n += line->n_chars;
    }
  body = find_usual (lines, G_STRUCT_OFFSET (Line, size));
  stroke = find_usual (lines, G_STRUCT_OFFSET (Line, stroke));
  if (n >= ENOUGH_LETTERS && self->body_size <= 0)
    {
      self->body_size = body;
      self->body_stroke = stroke;
    }
  if (self->body_size > 0 && fabs (body / self->body_size - 1) < SAME_SIZE)
    body = self->body_size;
  if (self->body_size > 0 && n < ENOUGH_LETTERS)
    stroke = self->body_stroke;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      double measured = line->size;

      /* The lines of a heading have one size, too. */
      if (i > 0 && fabs (measured - last) < SAME_SIZE / 2 * measured)
        line->size = line[-1].size;
      else if (fabs (measured / body - 1) < SAME_SIZE)
        line->size = body;
      last = measured;
      /* From here on it says how bold the line is. */
      line->stroke = stroke > 0 ? line->stroke / stroke : 1;
    }
}

/* Lays a word out as on a sheet that lies straight. */
static void
add_word (GArray *glyphs, const Word *word, const Line *line, const TlOcrPicture *picture)
{
  double scale = picture->scale, middle = (word->x1 + word->x2) / 2;
  double dx = (picture->height / 2.0 - word->base) / scale * picture->slope;
  double dy = (middle - picture->width / 2.0) / scale * picture->slope;
  double left = word->x1 / scale - (picture->is_turned ? 0 : dx);
  double base = word->base / scale - (picture->is_turned ? 0 : dy);
  float step = (float) ((word->x2 - word->x1) / scale / word->n_chars);
  TlGlyph glyph = { .size = (float) line->size,
                    .y1 = (float) (base - TOP * line->size),
                    .y2 = (float) (base + BOTTOM * line->size),
                    .x2 = (float) left,
                    .is_bold = line->stroke > BOLD,
                    .doubt = (guint8) (100 - (int) word->confidence),
                    .dx = (float) dx,
                    .dy = (float) dy };

  for (const char *p = word->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      glyph.c = g_utf8_get_char (p);
      glyph.x1 = glyph.x2;
      glyph.x2 += step;
      g_array_append_val (glyphs, glyph);
    }
  glyph.c = ' ';
  glyph.x1 = glyph.x2;
  g_array_append_val (glyphs, glyph);
}

static GArray *
make_glyphs (GArray *lines, GArray *words, const TlOcrPicture *picture)
{
  GArray *glyphs = g_array_new (FALSE, TRUE, sizeof (TlGlyph));
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      sum += (double) word->confidence * word->n_chars;
      n += word->n_chars;
    }
  if (n == 0 || sum / n < NO_TEXT || n > TL_LAYOUT_MAX_PAGE_GLYPHS)
    return glyphs;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      for (guint k = line->first; k < line->end; k++)
        add_word (glyphs, &g_array_index (words, Word, k), line, picture);
    }
  return glyphs;
}

/* Every other pixel of every other row is enough. */
static PIX *
make_small_copy (const TlOcrPicture *picture)
{
  PIX *pix = pixCreate (MAX (picture->width / 2, 1), MAX (picture->height / 2, 1), 1);

  for (int y = 0; pix != NULL && y < picture->height / 2; y++)
    {
      const guint8 *row = picture->pixels + (gsize) y * 2 * (gsize) picture->width;

      for (int x = 0; x < picture->width / 2; x++)
        if (row[2 * x] < DARK)
          pixSetPixel (pix, x, y, 1);
    }
  return pix;
}

double
tl_ocr_find_slope (const TlOcrPicture *picture)
{
  PIX *pix = make_small_copy (picture);
  float degrees = 0, confidence = 0;
  double slope = 0;

  /* It tells by how much to turn, clockwise. */
  if (pix != NULL && pixFindSkew (pix, &degrees, &confidence) == 0 && confidence >= SURE)
    slope = -tan (degrees * G_PI / 180);
  pixDestroy (&pix);
  return fabs (slope) < MOST_SLOPE ? slope : 0;
}

/* Whether tesseract got through the page in time. */
static gboolean
recognise (TlOcr *self, const TlOcrPicture *picture)
{
  ETEXT_DESC *monitor = TessMonitorCreate ();
  gboolean ok;

  TessMonitorSetDeadlineMSecs (monitor, DEADLINE);
  TessBaseAPISetImage (self->api, picture->pixels, picture->width, picture->height, 1,
                       picture->width);
  TessBaseAPISetSourceResolution (self->api, (int) (picture->scale * POINTS_PER_INCH + 0.5));
  ok = TessBaseAPIRecognize (self->api, monitor) == 0;
  TessMonitorDelete (monitor);
  return ok;
}

GArray *
tl_ocr_read (TlOcr *self, const TlOcrPicture *picture, GError **error)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n_tops;
  gboolean ok;

  g_return_val_if_fail (self != NULL && picture->width > 0 && picture->height > 0, NULL);
  n_pages_read++;
  n_tops = count_all_tops (picture);
  if (n_tops == 0)
    return g_array_new (FALSE, TRUE, sizeof (TlGlyph));
  g_array_set_clear_func (words, clear_word);
  ok = n_tops <= MOST_TOPS && recognise (self, picture);
  if (ok)
    read_words (self, words, lines);
  TessBaseAPIClear (self->api);
  if (!ok)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT, _ ("The page takes too long to read."));
      return NULL;
    }
  if (lines->len > 0)
    measure_lines (self, lines, words, picture);
  return make_glyphs (lines, words, picture);
}
