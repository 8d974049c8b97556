/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running heads, running feet, page numbers and protective markings: lines that belong to the page,
 * not to the text. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"

#include <math.h>
#include <string.h>

/* Shares of the page's height in which furniture stands. */
#define HEAD_BAND 0.115
#define FOOT_BAND 0.10
/* A repeated line at the very same height may stand further in. */
#define WIDE_BAND 0.17
#define MAX_HEAD_CELLS 3
#define MIN_HEAD 8       /* letters and figures that one side of a running head has at least */
#define MIN_SHORT_HEAD 3 /* the same where half of the pages have it */

typedef struct
{
  guint n_pages, last_page;
} Seen;

/* Band of a line: 1 head, -1 foot, 0 neither. */
static int
band_of (const TlLayout *layout, const TlLine *line, double head, double foot)
{
  double height = g_array_index (layout->pages, TlPageSize, line->page - 1).height;

  if (line->y2 <= head * height)
    return 1;
  return line->y1 >= (1 - foot) * height ? -1 : 0;
}

/* Letters of a line, runs of digits as one "#": what stays the same from page to page. */
static char *
pattern_of_text (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 8);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isalpha (*p))
        g_string_append_c (out, g_ascii_tolower (*p));
      else if (g_unichar_isdigit (c))
        {
          if (out->len == 0 || out->str[out->len - 1] != '#')
            g_string_append_c (out, '#');
        }
      else if (g_unichar_isalpha (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}

static char *
pattern_of (const TlLine *line)
{
  return pattern_of_text (line->text);
}

static gboolean
is_roman (const char *text)
{
  return *text != '\0' && strlen (text) <= 7 && strspn (text, "ivxlcIVXLC") == strlen (text);
}

/* "12", "- 12 -", "Page 12", "Page 12 of 48", "12 | Page", "P a g e | 12", "xii". */
static gboolean
is_page_number (const TlLine *line)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  const char *text;

  if (line->n_chars > 24)
    return FALSE;
  for (const char *p = line->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (bare, g_unichar_tolower (c));
    }
  text = bare->str;
  if (is_roman (line->text) && strlen (line->text) == strlen (text))
    return TRUE;
  if (g_str_has_prefix (text, "page"))
    text += 4;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  text += strspn (text, "0123456789");
  if (g_str_has_prefix (text, "of") && g_ascii_isdigit (text[2]))
    text += 2 + strspn (text + 2, "0123456789");
  return *text == '\0' || strcmp (text, "page") == 0;
}

/* Government security classifications and their older forms. */
static gboolean
is_marking (const TlLine *line)
{
  static const char *const markings[] = { "official",
                                          "officialsensitive",
                                          "officialsensitivepersonal",
                                          "restricted",
                                          "confidential",
                                          "strictlyconfidential",
                                          "privateandconfidential",
                                          "notprotectivelymarked",
                                          "protect",
                                          "forpublication",
                                          "notforpublication",
                                          "unclassified",
                                          "protectivelymarked",
                                          "draft",
                                          "secret",
                                          "restrictedunlessandunlessapproved",
                                          "officialsensitivewhencomplete",
                                          "confidentialnotforpublication",
                                          NULL };
  g_autofree char *pattern = pattern_of (line);

  return line->n_chars <= 60 && g_strv_contains (markings, pattern);
}

/* What a cell of @line at the side of the page says, and where: a running head may have the name of
 * the report on one side and that of the chapter, which changes, on the other. NULL if there is no
 * such cell, or it says little. */
static char *
side_key_of (const TlLayout *layout, const TlLine *line, gboolean is_right)
{
  int band = band_of (layout, line, HEAD_BAND, FOOT_BAND);
  guint n = line->cells->len;
  g_autofree char *text = NULL;
  g_autofree char *pattern = NULL;

  if (band == 0 || n > MAX_HEAD_CELLS || (is_right && n < 2))
    return NULL;
  if (is_right)
    text = g_strdup (tl_line_text_from (line, g_array_index (line->cells, TlCell, n - 1).start));
  else
    text = g_utf8_substring (line->text, 0,
                             n > 1 ? g_array_index (line->cells, TlCell, 1).start : line->n_chars);
  pattern = pattern_of_text (text);
  if (strlen (pattern) < MIN_SHORT_HEAD)
    return NULL;
  return g_strdup_printf ("%c%d %.0f %s", is_right ? 'r' : 'l', band, line->y1, pattern);
}

static char *
key_of (const TlLayout *layout, const TlLine *line)
{
  int band = band_of (layout, line, HEAD_BAND, FOOT_BAND);
  g_autofree char *pattern = NULL;

  if (band == 0)
    {
      band = 2 * band_of (layout, line, WIDE_BAND, WIDE_BAND);
      if (band == 0)
        return NULL;
    }
  pattern = pattern_of (line);
  if (*pattern == '\0')
    return NULL;
  if (band == 2 || band == -2)
    return g_strdup_printf ("%d %.0f %s", band, line->y1 / 4, pattern);
  return g_strdup_printf ("%d %s", band, pattern);
}

/* Counts a page for @key, which it takes. */
static void
count_key (GHashTable *counts, char *key, guint page)
{
  Seen *seen;

  if (key == NULL)
    return;
  seen = g_hash_table_lookup (counts, key);
  if (seen == NULL)
    {
      seen = g_new0 (Seen, 1);
      g_hash_table_insert (counts, key, seen);
    }
  else
    g_free (key);
  if (seen->last_page != page)
    seen->n_pages++;
  seen->last_page = page;
}

static GHashTable *
count_patterns (TlLayout *layout)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < layout->lines->len; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      count_key (counts, key_of (layout, line), line->page);
      count_key (counts, side_key_of (layout, line, FALSE), line->page);
      count_key (counts, side_key_of (layout, line, TRUE), line->page);
    }
  return counts;
}

/* Whether line @i is the first of its page, or the last. */
static gboolean
is_outermost (const TlLayout *layout, guint i)
{
  guint page = tl_layout_line (layout, i)->page;

  return i == g_array_index (layout->first_line, guint, page - 1)
         || i + 1 == g_array_index (layout->first_line, guint, page);
}

/* Whether one side of line @i is that of a running head. */
static gboolean
is_repeated_beside (const TlLayout *layout, guint i, GHashTable *counts)
{
  if (!is_outermost (layout, i))
    return FALSE;
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *key = side_key_of (layout, tl_layout_line (layout, i), side == 1);
      const Seen *seen = key != NULL ? g_hash_table_lookup (counts, key) : NULL;
      gboolean is_short = key != NULL && strlen (strrchr (key, ' ') + 1) < MIN_HEAD;

      if (seen != NULL && seen->n_pages >= MAX (3, layout->pages->len / (is_short ? 2 : 6)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_repeated (const TlLayout *layout, const TlLine *line, GHashTable *counts)
{
  g_autofree char *key = key_of (layout, line);
  const Seen *seen = key != NULL ? g_hash_table_lookup (counts, key) : NULL;
  guint pages = layout->pages->len, least = MAX (3, pages / 6);

  if (seen == NULL)
    return FALSE;
  if (key[0] == '2' || (key[0] == '-' && key[1] == '2'))
    least = MAX (4, pages * 4 / 10);
  else if (strcmp (key, "1 #") == 0 || strcmp (key, "-1 #") == 0)
    least = 1;
  return seen->n_pages >= least;
}

/* Whether line @i stands in a ruled table that reaches out of the head or the foot of its page:
 * then it is a row of it, however often it comes. */
static gboolean
is_in_text_table (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i);
  guint to = g_array_index (layout->first_line, guint, line->page);

  if (line->table == 0)
    return FALSE;
  for (guint k = g_array_index (layout->first_line, guint, line->page - 1); k < to; k++)
    if (tl_layout_line (layout, k)->table == line->table
        && band_of (layout, tl_layout_line (layout, k), HEAD_BAND, FOOT_BAND) == 0)
      return TRUE;
  return FALSE;
}

/* Running heads that name the chapter change too often to be repeated; they stand where the
 * repeated ones stand. */
static void
mark_same_places (TlLayout *layout)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint least = MAX (3, layout->pages->len / 4);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < layout->lines->len; i++)
      {
        TlLine *line = tl_layout_line (layout, i);
        int band = band_of (layout, line, HEAD_BAND, FOOT_BAND);
        gpointer place =
            GINT_TO_POINTER ((int) lround (line->y1 / 3) * 512 + (int) (line->size * 2));
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (places, place));

        if (band == 0 || is_in_text_table (layout, i))
          continue;
        if (pass == 0 && line->role == TL_ROLE_FURNITURE)
          g_hash_table_insert (places, place, GUINT_TO_POINTER (n + 1));
        else if (pass == 1 && n >= least && line->n_chars < 120)
          line->role = TL_ROLE_FURNITURE;
      }
}

void
tl_furniture_mark (TlLayout *layout)
{
  g_autoptr (GHashTable) counts = count_patterns (layout);

  for (guint i = 0; i < layout->lines->len; i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      int band = band_of (layout, line, HEAD_BAND, FOOT_BAND);

      if ((is_repeated (layout, line, counts) || is_repeated_beside (layout, i, counts)
           || (band != 0 && (is_page_number (line) || is_marking (line))))
          && !is_in_text_table (layout, i))
        line->role = TL_ROLE_FURNITURE;
    }
  mark_same_places (layout);
}
