/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text to a document. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-plain-reader.h"

#include "tl-decode.h"
#include "tl-error.h"
#include "tl-layout.h"
#include "tl-markup.h"
#include "tl-plain-table.h"
#include "tl-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SIZE (64 * 1024 * 1024)
/* Bytes that are looked at for what no text holds. */
#define HEAD 8192
/* Characters of lines of print: shorter ones were broken by hand, longer ones are whole paragraphs.
 */
#define MIN_WIDTH 40
#define MAX_WIDTH 130
#define MAX_HEADING 80
#define MAX_UNDERLINED_HEADING 250
#define MAX_PLAIN_HEADING 60
#define MAX_HEADING_WORDS 9
/* Characters of a paragraph that a plain heading may stand over. */
#define MIN_BODY 80

typedef struct
{
  char *text; /* stripped; "" for a blank line */
  guint n_chars;
  gboolean is_bold;
} Line;

typedef struct
{
  GArray *lines;
  GPtrArray *raw; /* (nullable) (element-type utf8): the lines as they stand in the file */
  guint width;    /* at which lines were broken; 0 if each is a paragraph */
  TlMarkup *markup;
  GString *paragraph;
  guint bold_level; /* of headings that bold type tells */
} Reader;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

static const Line *
line_at (const Reader *self, guint i)
{
  static const Line blank = { (char *) "", 0, FALSE };

  return i < self->lines->len ? &g_array_index (self->lines, Line, i) : &blank;
}

static void
split_lines (Reader *self, char *text)
{
  char *p = text;

  while (*p != '\0')
    {
      gsize n = strcspn (p, "\r\n\f");
      gsize ending = p[n] == '\r' && p[n + 1] == '\n' ? 2 : p[n] != '\0';
      gboolean is_page_end = p[n] == '\f';
      Line line = { NULL, 0, FALSE };

      g_ptr_array_add (self->raw, g_strndup (p, n));
      line.text = g_strstrip (g_strndup (p, n));
      line.n_chars = (guint) g_utf8_strlen (line.text, -1);
      g_array_append_val (self->lines, line);
      if (is_page_end)
        {
          line = (Line){ g_strdup (""), 0, FALSE };
          g_array_append_val (self->lines, line);
          g_ptr_array_add (self->raw, g_strdup (""));
        }
      p += n + ending;
    }
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

static gboolean
is_bold_heading (const Line *line)
{
  return line->is_bold && line->n_chars <= MAX_HEADING && !tl_text_ends_sentence (line->text)
         && !g_str_has_suffix (line->text, ",");
}

/* The width at which lines were broken: most lines that another one follows come near to it. */
static guint
measure_width (const Reader *self)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint width;

  for (guint i = 0; i < self->lines->len; i++)
    if (line_at (self, i)->n_chars > 0 && line_at (self, i + 1)->n_chars > 0)
      g_array_append_val (counts, line_at (self, i)->n_chars);
  if (counts->len == 0)
    return 0;
  g_array_sort (counts, compare_counts);
  width = g_array_index (counts, guint, counts->len - 1 - counts->len / 20);
  return width >= MIN_WIDTH && width <= MAX_WIDTH ? width : 0;
}

/* "•", "-", "1.", "1.2", "(a)", "iv)" and a space: what begins a paragraph of its own. */
static gboolean
has_mark (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *p = text, *end;

  if (c == 0x2022 || c == 0x25e6 || c == 0x2013 || c == 0xb7 || c == '-' || c == '*')
    return g_unichar_isspace (g_utf8_get_char (g_utf8_next_char (text)));
  if (*p == '(')
    p++;
  end = p;
  if (g_ascii_isdigit (*p))
    end += strspn (p, "0123456789.");
  else if (g_ascii_isalpha (*p))
    end += MAX (strspn (p, "ivx"), 1);
  if (end == p || end - p > 12)
    return FALSE;
  if (*end == ')' || (*end == '.' && !g_ascii_isdigit (*p)))
    end++;
  else if (!g_ascii_isdigit (*p) || memchr (p, '.', (gsize) (end - p)) == NULL)
    return FALSE;
  return g_ascii_isspace (*end);
}

/* "Recommendation 4", "Action 2:" at its head. */
static gboolean
has_keyword (const char *text)
{
  static const char *const words[] = { "recommendation ", "learning point ", "action ",
                                       "finding ",        "lesson ",         NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return g_ascii_isdigit (text[strlen (words[i])]);
  return FALSE;
}

static gboolean
is_underline (const Line *line)
{
  return line->n_chars >= 3 && strchr ("=-~_", *line->text) != NULL
         && strspn (line->text, (const char[]){ *line->text, '\0' }) == line->n_chars;
}

static gboolean
is_upper (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      n += g_unichar_isupper (g_utf8_get_char (p)) != 0;
    }
  return n >= 3;
}

/* How many parts a dotted number at the head of @text has. */
static guint
count_parts (const char *text)
{
  guint n = 0;
  const char *p = text;

  while (g_ascii_isdigit (*p))
    {
      p += strspn (p, "0123456789");
      n++;
      if (*p == '.')
        p++;
    }
  return n > 0 && p - text <= 10 && g_ascii_isspace (*p) ? n : 0;
}

static guint
count_words (const char *text)
{
  guint n = 1;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

/* "Page 3 of 12", "- 3 -", "3". */
static gboolean
is_page_number (const Line *line)
{
  g_autofree char *folded = line->n_chars <= 20 ? tl_text_fold (line->text) : NULL;

  if (folded == NULL || *folded == '\0')
    return FALSE;
  if (g_str_has_prefix (folded, "page "))
    return strspn (folded + 5, "0123456789 of/") == strlen (folded + 5);
  if (line->n_chars <= 3 && strspn (folded, "0123456789") == strlen (folded))
    return TRUE;
  return *folded == '-' && strspn (folded, "-0123456789 ") == strlen (folded)
         && strpbrk (folded, "0123456789") != NULL;
}

/* Whether a line that stands alone looks like a heading over what follows. */
static guint
get_lone_level (const Reader *self, guint i)
{
  const Line *line = line_at (self, i);
  guint parts = count_parts (line->text), next = i + 1;

  if (line->n_chars > MAX_HEADING || tl_text_ends_sentence (line->text)
      || g_str_has_suffix (line->text, ",") || has_keyword (line->text)
      || line_at (self, next)->n_chars > 0)
    return 0;
  if (parts > 0)
    return MIN (parts, 6);
  while (next < self->lines->len && line_at (self, next)->n_chars == 0)
    next++;
  if (line->n_chars > MAX_PLAIN_HEADING || count_words (line->text) > MAX_HEADING_WORDS
      || !g_unichar_isupper (g_utf8_get_char (line->text)) || strchr (line->text, ':') != NULL
      || has_mark (line->text))
    return 0;
  return line_at (self, next)->n_chars >= MIN (MIN_BODY, MAX (self->width, 1) * 3 / 4)
                 && line_at (self, next)->n_chars > MAX_PLAIN_HEADING / 2
             ? 2
             : 0;
}

/* The level of the heading that line @i is; 0 if it is none. */
static guint
get_level (const Reader *self, guint i)
{
  const Line *line = line_at (self, i);

  if (is_bold_heading (line))
    return self->bold_level;
  if (line->n_chars == 0
      || (i > 0 && line_at (self, i - 1)->n_chars > 0 && !is_underline (line_at (self, i - 1))
          && !is_page_number (line_at (self, i - 1))))
    return 0;
  if (line->n_chars <= MAX_UNDERLINED_HEADING && is_underline (line_at (self, i + 1))
      && !is_underline (line))
    return *line_at (self, i + 1)->text == '=' ? 1 : 2;
  if (line->n_chars <= MAX_HEADING && is_upper (line->text) && !has_keyword (line->text))
    return MAX (count_parts (line->text), 1);
  return get_lone_level (self, i);
}

/* Whether line @i goes on in the paragraph of the line before it. */
static gboolean
continues (const Reader *self, guint i)
{
  const Line *last = line_at (self, i - 1), *line = line_at (self, i);
  gsize word = strcspn (line->text, " \t");
  gboolean is_full =
      last->n_chars + 1 + (guint) g_utf8_strlen (line->text, (gssize) word) > self->width * 9 / 10;

  if (self->width == 0)
    return FALSE;
  if ((has_mark (line->text) || has_keyword (line->text))
      && (!is_full || tl_text_ends_sentence (last->text) || has_mark (last->text)))
    return FALSE;
  return is_full || g_unichar_islower (g_utf8_get_char (line->text));
}

/* What stands after the asterisk at the head of @text, which other readers do not take for a bullet;
 * NULL if there is none. */
static const char *
skip_asterisk (const char *text)
{
  return text[0] == '*' && text[1] == ' ' && text[2] != '\0' ? text + 2 : NULL;
}

static void
end_paragraph (Reader *self)
{
  const char *item = skip_asterisk (self->paragraph->str);

  if (item != NULL)
    tl_markup_add_item (self->markup, NULL, item);
  else if (self->paragraph->len > 0)
    tl_markup_add_paragraph (self->markup, NULL, self->paragraph->str);
  g_string_truncate (self->paragraph, 0);
}

/* Reads the table that begins with line @i; gives how many lines it takes. */
static guint
read_table (Reader *self, guint i)
{
  if (self->raw == NULL || self->paragraph->len > 0)
    return 0;
  return tl_plain_table_read (self->markup, (const char *const *) self->raw->pdata + i,
                              self->raw->len - i);
}

static void
read_lines (Reader *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      guint n_rows = read_table (self, i);
      const Line *line = line_at (self, i += n_rows);
      guint level = get_level (self, i);

      if (i == self->lines->len)
        break;
      if (line->n_chars == 0 || is_underline (line) || level > 0 || is_page_number (line))
        end_paragraph (self);
      if (level > 0)
        tl_markup_add_heading (self->markup, level, NULL, line->text);
      else if (is_page_number (line))
        tl_markup_add_furniture (self->markup, line->text);
      if (line->n_chars == 0 || is_underline (line) || level > 0 || is_page_number (line))
        continue;
      if (self->paragraph->len > 0 && !continues (self, i))
        end_paragraph (self);
      if (self->paragraph->len > 0)
        g_string_append_c (self->paragraph, ' ');
      g_string_append (self->paragraph, line->text);
    }
  end_paragraph (self);
}

/* What a reader with lines makes of them. */
static void
read_all (Reader *self)
{
  self->paragraph = g_string_new (NULL);
  self->width = measure_width (self);
  read_lines (self);
  g_array_unref (self->lines);
  g_string_free (self->paragraph, TRUE);
}

void
tl_plain_add_lines (TlMarkup *markup, GPtrArray *lines, const gboolean *is_bold, guint level)
{
  Reader self = { .markup = markup, .bold_level = level };

  self.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self.lines, clear_line);
  for (guint i = 0; i < lines->len; i++)
    {
      Line line = { g_strdup (lines->pdata[i]), 0, is_bold[i] };

      line.n_chars = (guint) g_utf8_strlen (line.text, -1);
      g_array_append_val (self.lines, line);
    }
  read_all (&self);
}

static gboolean
has_byte_order_mark (const char *data, gsize size)
{
  return size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
}

gboolean
tl_plain_is (const char *file_name, const char *data, gsize size)
{
  g_autofree char *lower = g_ascii_strdown (file_name, -1);

  return g_str_has_suffix (lower, ".txt")
         && (has_byte_order_mark (data, size) || memchr (data, '\0', MIN (size, HEAD)) == NULL);
}

gboolean
tl_plain_read (TlDraft *draft, GBytes *bytes, GError **error)
{
  g_autoptr (TlMarkup) markup = NULL;
  g_autoptr (GPtrArray) raw = NULL;
  g_autofree char *text = NULL;
  Reader self = { 0 };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > MAX_SIZE)
    {
      g_set_error_literal (error, TL_ERROR, TL_ERROR_LIMIT,
                           _ ("The file holds more text than any report."));
      return FALSE;
    }
  text = tl_decode (data, size, NULL);
  self.markup = markup = tl_markup_new ();
  self.lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self.lines, clear_line);
  self.raw = raw = g_ptr_array_new_with_free_func (g_free);
  split_lines (&self, text);
  read_all (&self);
  return tl_markup_finish (markup, draft, NULL, error);
}
