/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings: lines that stand apart and look unlike the body, and what the contents page says is
 * one. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"
#include "tl-text.h"

#include <math.h>
#include <string.h>

#define LARGER 0.8      /* points above the size of the body */
#define MUCH_LARGER 3.0 /* as a title is, which may end in a full stop */
#define SAME_SIZE 1.2   /* points that lines of one sentence may differ by */
#define MIN_SENTENCE 30 /* bytes */
#define MAX_PLAIN_CHARS 80
#define MAX_LINES 4
#define MAX_CHARS 230
#define MAX_NUMBERED_CHARS 200
#define MIN_LETTERS 20 /* of a heading that begins with a figure */

static gboolean
is_larger (const TlLayout *layout, const TlLine *line)
{
  return line->size >= layout->body_size + LARGER;
}

/* Colour counts where nothing else sets a line off. */
static gboolean
looks_alike (const TlLine *a, const TlLine *b)
{
  return fabs (a->size - b->size) < 0.6 && a->is_bold == b->is_bold && a->is_italic == b->is_italic
         && (a->is_bold || a->is_italic || a->is_coloured == b->is_coloured);
}

/* Whether only its colour sets @line off from the text. */
static gboolean
is_only_coloured (const TlLayout *layout, const TlLine *line)
{
  return line->is_coloured && !layout->has_coloured_text && !line->is_bold && !line->is_italic
         && !is_larger (layout, line);
}

/* A bullet is no number; letters may number headings. */
static gboolean
is_bullet (const TlLine *line)
{
  return line->is_item && !g_ascii_isalnum (*line->number) && *line->number != '(';
}

/* Whether line @i looks like a heading's line at all. */
static gboolean
is_candidate (const TlLayout *layout, const TlLine *line)
{
  if (line->role != TL_ROLE_TEXT || is_bullet (line) || line->n_chars > MAX_CHARS)
    return FALSE;
  if (line->size < layout->body_size - 1.6)
    return FALSE;
  return is_larger (layout, line) || line->is_bold || line->is_italic
         || (line->is_upper && line->n_chars >= 4) || line->is_keyword
         || is_only_coloured (layout, line);
}

static gunichar
first_letter (const TlLine *line)
{
  const char *p = tl_line_text_from (line, line->n_number);

  while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_utf8_get_char (p);
}

/* Whether @next looks as what goes on after @last: in large print, a word in bold may stand out. */
static gboolean
goes_on_alike (const TlLayout *layout, const TlLine *last, const TlLine *next)
{
  return looks_alike (last, next)
         || (next->is_bold && is_larger (layout, last) && fabs (last->size - next->size) < 0.6
             && g_unichar_islower (g_utf8_get_char (next->text)));
}

/* Whether @next goes on in the heading that holds @last. */
static gboolean
goes_on (const TlLayout *layout, const TlLine *last, const TlLine *next)
{
  double gap = next->y1 - last->y2,
         loose = layout->body_gap + 0.30 * MAX (last->size, layout->body_size);

  if (tl_line_is_beside (last, next))
    return FALSE;
  if (g_unichar_islower (g_utf8_get_char (next->text)) && !tl_text_ends_sentence (last->text))
    loose += 0.6 * last->size;
  if (next->page != last->page || next->role != TL_ROLE_TEXT || next->number != NULL
      || !goes_on_alike (layout, last, next))
    return FALSE;
  return gap < loose && gap > -last->size && next->y1 > last->y1;
}

/* The end of the run of like lines that starts at @i. */
static guint
find_end (const TlLayout *layout, guint i)
{
  guint end = i + 1;

  while (end < layout->lines->len
         && goes_on (layout, tl_layout_line (layout, end - 1), tl_layout_line (layout, end)))
    end++;
  return end;
}

static char *
joined_text (const TlLayout *layout, guint from, guint to, gboolean with_number)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (i > from)
        g_string_append_c (text, ' ');
      g_string_append (text,
                       tl_line_text_from (line, with_number || i > from ? 0 : line->n_number));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_listed (const TlLayout *layout, guint from, guint to)
{
  guint n_forms = tl_layout_line (layout, from)->n_number > 0 ? 2 : 1;

  if (g_hash_table_size (layout->titles) == 0)
    return FALSE;
  for (guint pass = 0; pass < n_forms; pass++)
    {
      g_autofree char *text = joined_text (layout, from, to, pass == 0);
      g_autofree char *folded = tl_text_fold (text);

      if (g_hash_table_contains (layout->titles, folded))
        return TRUE;
    }
  return FALSE;
}

/* Whether @line is in bold below a sentence that came to its end before the end of its line: its
 * writer began a line there. */
static gboolean
is_meant_break (const TlLayout *layout, const TlLine *last, const TlLine *line)
{
  return line->is_bold && !last->is_bold && line->x1 <= layout->left + 20 && line->y1 > last->y1
         && tl_text_ends_sentence (last->text) && g_unichar_isupper (first_letter (line))
         && !tl_line_is_full (last, line, tl_layout_right_of (layout, last) - line->size);
}

/* Whether something stands before line @i that a heading would not follow: the line goes on in a
 * sentence. */
static gboolean
is_mid_sentence (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *last;
  int before = tl_layout_neighbour (layout, i, -1);

  if (before < 0)
    return FALSE;
  for (guint k = i; k > 0 && i - k < 3; k--)
    if (tl_line_is_beside (tl_layout_line (layout, k - 1), line))
      return TRUE;
  last = tl_layout_line (layout, (guint) before);
  if (last->is_heading)
    return FALSE;
  if (last->page != line->page)
    {
      gunichar c = tl_text_last_character (last->text);

      return !is_larger (layout, line) && !line->number && (g_unichar_isalnum (c) || c == ',')
             && g_unichar_islower (first_letter (line));
    }
  return !tl_layout_starts_block (layout, i) && !is_meant_break (layout, last, line);
}

/* "Report published: 18 July 2014", "ISBN 978-1", "“A quotation", an address: what looks like a
 * heading on a cover or in a quotation. "3 May 2021 to 17 July 2023" may be one. */
static gboolean
is_label (const char *text)
{
  guint letters = 0, digits = 0;
  gunichar first = g_utf8_get_char (text);
  const char *colon = strstr (text, ": ");
  gboolean is_period = strstr (text, " to ") != NULL || strstr (text, " – ") != NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      letters += g_unichar_isalpha (g_utf8_get_char (p));
      digits += g_unichar_isdigit (g_utf8_get_char (p));
    }
  if (digits >= (is_period ? 2 * letters : letters) || letters < 2 || strstr (text, "www.") != NULL
      || strstr (text, "://") != NULL)
    return TRUE;
  return first == 0x201c || first == 0x2018 || first == '"'
         || (colon != NULL && colon - text < 40 && digits >= 4 && letters < 60);
}

/* "6 March 2019", "4th May 2021": what happened on a day has its date for a heading, unless
 * it stands where a title and those who wrote it do. */
static gboolean
is_day (const TlLine *line, const char *text)
{
  static const char *const months[] = { "January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December" };
  const char *p = text + strspn (text, "0123456789");

  if (!line->is_bold || line->page <= TL_TITLE_PAGES || p == text || p - text > 2)
    return FALSE;
  if (g_str_has_prefix (p, "st ") || g_str_has_prefix (p, "nd ") || g_str_has_prefix (p, "rd ")
      || g_str_has_prefix (p, "th "))
    p += 2;
  for (guint i = 0; *p == ' ' && i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (p + 1, months[i]))
      {
        p += 1 + strlen (months[i]);
        return *p == ' ' && strspn (p + 1, "0123456789") == 4 && strlen (p + 1) == 4;
      }
  return FALSE;
}

/* "9a-c) Peer review of centres": figures before many more letters. */
static gboolean
is_mostly_words (const char *text)
{
  guint letters = 0, others = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      letters++;
    else if (*p != ' ')
      others++;
  return letters >= MIN_LETTERS && letters > 4 * others;
}

/* A long heading with a number; what asks for something is a recommendation in bold. */
static gboolean
is_long_title (const char *text, glong n_chars)
{
  return n_chars <= MAX_NUMBERED_CHARS && strstr (text, " should ") == NULL
         && strstr (text, " must ") == NULL && !g_str_has_prefix (text, "That ")
         && !g_str_has_prefix (text, "To ");
}

/* "This recommendation is accepted in full": an answer, which responses print in bold below what it
 * answers, often without a full stop. */
static gboolean
is_answer (const char *text)
{
  return g_str_has_prefix (text, "This recommendation ")
         || g_str_has_prefix (text, "These recommendations ");
}

/* A line at the right of the page, as a signature or a date is. */
static gboolean
is_at_right (const TlLayout *layout, const TlLine *line)
{
  double width = layout->right - layout->left;

  return line->column_x2 <= 0 && line->x1 > layout->left + 0.5 * width
         && line->x2 > layout->right - 0.1 * width;
}

/* Whether the sentence that the run begins goes on in another look below it, or on the next page.
 */
static gboolean
runs_on (const TlLayout *layout, guint to)
{
  const TlLine *last = tl_layout_line (layout, to - 1), *next;
  int after = tl_layout_neighbour (layout, to - 1, 1);

  if (after < 0 || tl_text_ends_sentence (last->text))
    return FALSE;
  next = tl_layout_line (layout, (guint) after);
  if (next->page == last->page ? (guint) after != to || tl_layout_starts_block (layout, to)
                               : next->page != last->page + 1)
    return FALSE;
  return next->number == NULL && g_unichar_islower (g_utf8_get_char (next->text))
         && fabs (next->size - last->size) < SAME_SIZE && !tl_line_is_beside (last, next)
         && tl_line_is_full (last, next, tl_layout_right_of (layout, last) - 2 * last->size);
}

/* Whether the run that begins with @first is text in print that is little larger than elsewhere: a
 * sentence ends within it. */
static gboolean
is_large_text (const TlLayout *layout, const TlLine *first, const char *text)
{
  if (first->is_bold || first->is_upper || first->size > layout->body_size + MUCH_LARGER)
    return FALSE;
  for (const char *p = strstr (text, ". "); p != NULL; p = strstr (p + 1, ". "))
    if (p - text > MIN_SENTENCE && g_ascii_islower (p[-1]) && g_ascii_islower (p[-2])
        && g_ascii_islower (p[-3]) && g_unichar_isupper (g_utf8_get_char (p + 2)))
      return TRUE;
  return FALSE;
}

/* Whether the item that is the run from @from to before @to stands in a list of such. */
static gboolean
is_listed_item (const TlLayout *layout, guint from, guint to)
{
  int before = tl_layout_neighbour (layout, from, -1),
      after = tl_layout_neighbour (layout, to - 1, 1);

  return tl_layout_line (layout, from)->is_item
         && ((before >= 0 && tl_layout_line (layout, (guint) before)->is_item)
             || (after >= 0 && tl_layout_line (layout, (guint) after)->is_item));
}

/* "Finding 3" alone in bold heads what is found; what is recommended goes with its number, unless
 * it is a list. */
static gboolean
names_finding (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *next;
  int after = tl_layout_neighbour (layout, i, 1);

  if (!line->is_keyword || line->n_number < line->n_chars)
    return FALSE;
  if (g_ascii_strncasecmp (line->number, "recommendation", 14) != 0)
    return line->is_bold;
  next = after >= 0 ? tl_layout_line (layout, (guint) after) : NULL;
  return next != NULL && next->number != NULL && !next->is_keyword;
}

/* The line after a heading shows whether it was one: the same look going on without end is body in
 * bold. */
static gboolean
is_heading_run (const TlLayout *layout, guint from, guint to)
{
  const TlLine *first = tl_layout_line (layout, from), *last = tl_layout_line (layout, to - 1);
  gboolean larger = is_larger (layout, first), is_name = names_finding (layout, from);
  g_autofree char *text = joined_text (layout, from, to, is_name);
  glong n_chars = g_utf8_strlen (text, -1);
  gunichar end = tl_text_last_character (last->text),
           start = is_name ? g_utf8_get_char (text) : first_letter (first);

  if (to - from > MAX_LINES || n_chars > MAX_CHARS || n_chars < 2 || is_mid_sentence (layout, from))
    return FALSE;
  if (is_listed (layout, from, to))
    return TRUE;
  if ((!larger && is_at_right (layout, first)) || runs_on (layout, to)
      || is_large_text (layout, first, text))
    return FALSE;
  if (!larger && !first->is_bold && is_listed_item (layout, from, to))
    return FALSE;
  if ((is_label (text) && !is_day (first, text)) || (!larger && is_answer (text)))
    return FALSE;
  if (start == 0 || (g_unichar_islower (start) && !(first->number != NULL && first->is_bold))
      || (!g_unichar_isalpha (start) && !larger && first->number == NULL && !is_day (first, text)
          && !(first->is_bold && is_mostly_words (text))))
    return FALSE;
  if (end == ';' || end == ',' || (end == '.' && first->size < layout->body_size + MUCH_LARGER))
    return FALSE;
  if (first->number != NULL && first->is_bold && !larger && n_chars > 120
      && !is_long_title (text, n_chars))
    return FALSE;
  /* A link stands in colour as well. */
  if (is_only_coloured (layout, first)
      && (end == '.' || end == ':' || strchr (text, '@') != NULL || first->cells->len > 1))
    return FALSE;
  if (first->is_keyword && !larger && !first->is_bold && !first->is_italic)
    return n_chars <= 80 && end != '.' && end != ':';
  if (!larger && !first->is_bold && first->is_italic)
    return n_chars <= 120 && end != ':' && end != '"' && end != 0x201d && end != 0x2019;
  return TRUE;
}

/* A plain numbered line whose number has children below it is their heading. */
static gboolean
heads_its_children (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *next;
  int k = tl_layout_neighbour (layout, i, 1);
  gunichar end = tl_text_last_character (line->text);

  if (line->number == NULL || line->is_item || line->is_keyword || k < 0 || line->n_chars > 110)
    return FALSE;
  next = tl_layout_line (layout, (guint) k);
  return next->number != NULL && !next->is_item && next->depth == line->depth + 1
         && g_str_has_prefix (next->number, line->number)
         && next->number[strlen (line->number)] == '.' && end != '.' && end != ';' && end != ','
         && end != ':';
}

static gboolean
is_caption (const TlLine *line)
{
  static const char *const words[] = { "table ", "figure ", "fig. ",    "box ",
                                       "chart ", "graph ",  "diagram ", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (line->text, words[i], strlen (words[i])) == 0)
      return g_ascii_isdigit (line->text[strlen (words[i])])
             || (g_ascii_isupper (line->text[strlen (words[i])])
                 && !g_ascii_isalpha (line->text[strlen (words[i]) + 1]));
  return FALSE;
}

static void
mark_run (TlLayout *layout, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      tl_layout_line (layout, i)->is_heading = TRUE;
      tl_layout_line (layout, i)->joins = i > from;
    }
}

static void
find_headings (TlLayout *layout)
{
  for (guint i = 0; i < layout->lines->len;)
    {
      TlLine *line = tl_layout_line (layout, i);
      guint end = i + 1;

      if (line->role == TL_ROLE_TEXT && is_caption (line) && line->n_chars < MAX_CHARS
          && !is_mid_sentence (layout, i))
        line->is_caption = TRUE;
      else if (is_candidate (layout, line))
        {
          end = find_end (layout, i);
          if (is_heading_run (layout, i, end))
            mark_run (layout, i, end);
          else if (heads_its_children (layout, i))
            mark_run (layout, i, i + 1);
        }
      else if (line->role == TL_ROLE_TEXT && !line->is_item
               && (heads_its_children (layout, i)
                   || (line->n_chars < 120 && !is_mid_sentence (layout, i)
                       && is_listed (layout, i, i + 1))))
        mark_run (layout, i, i + 1);
      i = end;
    }
}

/* The heading after the one that starts at @i, if nothing but furniture stands between; or -1. */
static int
next_heading (const TlLayout *layout, guint i)
{
  int k = tl_layout_neighbour (layout, i, 1);

  while (k >= 0 && tl_layout_line (layout, (guint) k)->joins)
    k = tl_layout_neighbour (layout, (guint) k, 1);
  return k >= 0 && tl_layout_line (layout, (guint) k)->is_heading ? k : -1;
}

/* Three headings of one look with nothing below them are a list: names, roles, the lines of a
 * cover. */
static void
drop_lists (TlLayout *layout)
{
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const TlLine *first = tl_layout_line (layout, i);
      guint n = 1, last = i;

      if (!first->is_heading || first->joins || first->number != NULL)
        continue;
      for (int k = next_heading (layout, i); k >= 0; k = next_heading (layout, last))
        {
          const TlLine *line = tl_layout_line (layout, (guint) k);

          if (line->number != NULL || !looks_alike (first, line))
            break;
          last = (guint) k;
          n++;
        }
      for (guint k = i; n >= (is_larger (layout, first) ? 4 : 3) && k < layout->lines->len
                        && (k <= last || tl_layout_line (layout, k)->joins);
           k++)
        if (tl_layout_line (layout, k)->role == TL_ROLE_TEXT)
          tl_layout_line (layout, k)->is_heading = tl_layout_line (layout, k)->joins = FALSE;
      i = last;
    }
}

/* Whether a sentence that stands before a list without its colon ends with the word at the end of
 * @text: "The panel met the". */
static gboolean
leads_on (const char *text)
{
  static const char *const words[] = {
    "is",       "are", "was", "were",  "by",      "to",        "of",        "the",
    "that",     "and", "or",  "for",   "with",    "include",   "includes",  "on",
    "included", "in",  "be",  "below", "follows", "following", "including", "from",
    "as",       "has", "had", "have",  "who",     "which",     NULL
  };
  const char *last = strrchr (text, ' ');

  return last != NULL && g_strv_contains (words, last + 1);
}

/* Whether line @i, which looks like the text, is a heading all the same: it is short, stands alone
 * between two parts of a numbered text or a list, further left than its words, and says no more
 * than what the next part is about. */
static gboolean
is_plain_heading (const TlLayout *layout, guint i)
{
  const TlLine *line = tl_layout_line (layout, i), *last, *next;
  int before = tl_layout_neighbour (layout, i, -1), after = tl_layout_neighbour (layout, i, 1);
  gunichar end = tl_text_last_character (line->text);

  if (line->role != TL_ROLE_TEXT || line->is_heading || line->is_bold || line->is_caption
      || line->number != NULL || line->cells->len > 1 || line->n_chars < 6
      || line->n_chars > MAX_PLAIN_CHARS || fabs (line->size - layout->body_size) > 0.6
      || before < 0 || after < 0)
    return FALSE;
  last = tl_layout_line (layout, (guint) before);
  next = tl_layout_line (layout, (guint) after);
  if (next->page != line->page || next->number == NULL || next->is_heading
      || next->x1 < line->x1 - 2 || next->frame_row != line->frame_row
      || !tl_layout_starts_block (layout, i))
    return FALSE;
  if (!last->is_heading && tl_text_last_character (last->text) != '.'
      && !(last->is_item && is_bullet (last)))
    return FALSE;
  return g_unichar_isupper (g_utf8_get_char (line->text)) && g_unichar_isalnum (end)
         && !is_at_right (layout, line) && !is_label (line->text) && !leads_on (line->text);
}

static void
find_plain_headings (TlLayout *layout)
{
  for (guint i = 0; i < layout->lines->len; i++)
    if (is_plain_heading (layout, i))
      tl_layout_line (layout, i)->is_heading = TRUE;
}

void
tl_headings_mark (TlLayout *layout)
{
  find_headings (layout);
  drop_lists (layout);
  tl_cover_drop_imprints (layout);
  find_plain_headings (layout);
  tl_heading_levels_set (layout);
}
