/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents pages: found, taken out of the text, and kept as evidence of what is a heading. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-layout.h"
#include "tl-text.h"

#include <string.h>

#define MAX_STEPS 4
#define MAX_TITLE 110 /* characters of an entry that tells no page */
#define MIN_TITLES 4
#define LAST_PAGE 20 /* on which such entries are looked for */
#define STEP 5.0     /* points within which entries begin at one place */

/* An entry ends in a page number; the words before it go to @title without their dot leader. */
static gboolean
read_entry (const char *text, char **title, gboolean *has_leader)
{
  gsize length = strlen (text), end = length, digits;

  while (end > 0 && g_ascii_isdigit (text[end - 1]))
    end--;
  digits = length - end;
  if (digits == 0 || digits > 4 || end == 0)
    return FALSE;
  *has_leader = FALSE;
  for (;;)
    {
      const char *last = g_utf8_find_prev_char (text, text + end);
      gunichar c = last != NULL ? g_utf8_get_char (last) : 0;

      if (c != ' ' && c != '.' && c != 0x2026 && c != '_' && c != 0x00b7)
        break;
      if ((c == '.' && end > 2 && strncmp (text + end - 3, "...", 3) == 0) || c == 0x2026
          || strstr (text, ". . .") != NULL)
        *has_leader = TRUE;
      end = (gsize) (last - text);
    }
  if (end == 0 || (end + digits == length))
    return FALSE;
  *title = g_strndup (text, end);
  return TRUE;
}

/* "6-7 Foreword": the page stands first. */
static gboolean
read_reversed_entry (const TlLine *line, char **title)
{
  const char *p = line->text;

  if (line->cells->len < 2 || !g_ascii_isdigit (*p))
    return FALSE;
  p += strspn (p, "0123456789-");
  if (*p != ' ' || g_array_index (line->cells, TlCell, 1).start != (guint) (p - line->text) + 1)
    return FALSE;
  *title = g_strdup (p + 1);
  return TRUE;
}

static gboolean
is_contents_title (const TlLine *line)
{
  static const char *const names[] = {
    "contents", "table of contents", "contents page", "index", "list of contents", "contents:", NULL
  };
  g_autofree char *text = line->n_chars < 24 ? tl_text_fold (line->text) : NULL;

  return text != NULL && g_strv_contains (names, text);
}

/* A title of a contents page, and how far in it is set. */
typedef struct
{
  char *title;
  double x;
} Entry;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->title);
}

static void
add_entry (GArray *entries, const char *title, double x)
{
  Entry entry = { g_strdup (title), x };

  g_array_append_val (entries, entry);
}

/* Where the entries begin: the steps by which they are set in, from the left; gives their number, 0
 * where there are more than levels. */
static guint
find_steps (GArray *entries, double *steps)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      double x = g_array_index (entries, Entry, i).x;
      guint k = 0;

      while (k < n && steps[k] < x - STEP)
        k++;
      if (k < n && steps[k] <= x + STEP)
        continue;
      if (n == MAX_STEPS)
        return 0;
      memmove (steps + k + 1, steps + k, (n - k) * sizeof *steps);
      steps[k] = x;
      n++;
    }
  return n;
}

/* Entries that all begin at one place say nothing of their levels. */
static void
add_titles (TlLayout *layout, GArray *entries)
{
  double steps[MAX_STEPS] = { 0 };
  guint n = find_steps (entries, steps);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      guint level = 0;

      while (n > 1 && level < n && steps[level] < entry->x - STEP)
        level++;
      tl_layout_add_title (layout, entry->title, n > 1 ? level + 1 : 0);
    }
}

/* What a page holds that speaks for contents. */
typedef struct
{
  int title; /* line, or -1 */
  guint n_lines, n_entries, n_leaders, n_reversed;
} Signs;

static Signs
look_at_page (TlLayout *layout, guint page)
{
  Signs signs = { .title = -1 };

  for (guint i = g_array_index (layout->first_line, guint, page);
       i < g_array_index (layout->first_line, guint, page + 1); i++)
    {
      TlLine *line = tl_layout_line (layout, i);
      g_autofree char *title = NULL;
      gboolean has_leader = FALSE;

      if (line->role != TL_ROLE_TEXT)
        continue;
      signs.n_lines++;
      if (signs.title < 0 && is_contents_title (line))
        signs.title = (int) i;
      else if (read_entry (line->text, &title, &has_leader))
        {
          signs.n_entries += has_leader || line->cells->len > 1 || signs.title >= 0;
          signs.n_leaders += has_leader;
        }
      else if (signs.title >= 0 && read_reversed_entry (line, &title))
        signs.n_reversed++;
    }
  return signs;
}

static gboolean
is_contents_page (const TlLayout *layout, const Signs *signs, guint page, gboolean goes_on)
{
  if (signs->n_leaders >= 4
      || (goes_on && signs->n_entries >= 2 && signs->n_entries * 100 >= signs->n_lines * 35))
    return TRUE;
  if (signs->title >= 0 && signs->n_entries + signs->n_reversed >= 3)
    return TRUE;
  return page <= MAX (5, layout->pages->len / 8) && signs->n_lines >= 6
         && signs->n_entries * 100 >= signs->n_lines * 45;
}

/* An entry that may take more than one line, up to the one with its page. */
typedef struct
{
  GString *text; /* of the lines so far */
  double x;
} Open;

/* Takes @line as an entry, or as a part of one; gives whether an entry ends with it. */
static gboolean
take_line (GArray *entries, const TlLine *line, const Signs *signs, Open *open, gboolean is_open)
{
  g_autofree char *title = NULL, *joined = NULL;
  gboolean has_leader = FALSE, is_entry, is_wrapped;
  double x = line->x1;

  is_entry = read_entry (line->text, &title, &has_leader)
             && (has_leader || line->cells->len > 1 || signs->title >= 0);
  is_wrapped = open->text->len > 0;
  if (!is_entry && signs->n_reversed > 2 && read_reversed_entry (line, &title))
    {
      is_entry = TRUE;
      is_wrapped = FALSE;
      x = g_array_index (line->cells, TlCell, 1).x1;
    }
  if (!is_entry)
    {
      if (is_open && open->text->len < 300)
        {
          open->x = is_wrapped ? open->x : x;
          g_string_append_printf (open->text, is_wrapped ? " %s" : "%s", line->text);
        }
      return FALSE;
    }
  add_entry (entries, title, is_wrapped ? open->x : x);
  joined = g_strdup_printf ("%s %s", open->text->str, title);
  if (is_wrapped)
    add_entry (entries, joined, open->x);
  g_string_truncate (open->text, 0);
  return TRUE;
}

/* Marks from the title (or the first entry) to the last entry; lines between are parts of entries.
 */
static void
mark_page (TlLayout *layout, guint page, const Signs *signs, GArray *entries)
{
  guint from = g_array_index (layout->first_line, guint, page),
        to = g_array_index (layout->first_line, guint, page + 1);
  guint first = signs->title >= 0 ? (guint) signs->title : to, end = from;
  g_autoptr (GString) text = g_string_new (NULL);
  Open open = { text, 0 };

  for (guint i = from; i < to; i++)
    {
      const TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TEXT || ((int) i < signs->title && signs->n_leaders == 0)
          || !take_line (entries, line, signs, &open, i > first))
        continue;
      first = MIN (first, i);
      end = i + 1;
    }
  /* In a list whose pages stand first, the last entry may run on; nothing else follows it on its
   * page. */
  if (signs->n_reversed > 2)
    end = to;
  for (guint i = first; i < end; i++)
    if (tl_layout_line (layout, i)->role == TL_ROLE_TEXT)
      tl_layout_line (layout, i)->role = TL_ROLE_CONTENTS;
}

/* What a title and an entry that names it have in common: its words without its number. */
static char *
title_key (const char *text)
{
  return tl_text_fold (text + strspn (text, "0123456789.() "));
}

/* The keys of the short lines from the page @page on. */
static GHashTable *
list_short_lines (const TlLayout *layout, guint page)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = g_array_index (layout->first_line, guint, page); i < layout->lines->len; i++)
    if (tl_layout_line (layout, i)->n_chars <= MAX_TITLE)
      g_hash_table_add (keys, title_key (tl_layout_line (layout, i)->text));
  return keys;
}

/* Whether most lines of @page from @from on stand by themselves on a page behind it as well: the
 * entries of contents that tell no pages. */
static gboolean
lists_titles (const TlLayout *layout, guint page, guint from)
{
  g_autoptr (GHashTable) keys = list_short_lines (layout, page + 1);
  guint n = 0, n_listed = 0;

  for (guint i = from; i < g_array_index (layout->first_line, guint, page + 1); i++)
    {
      const TlLine *line = tl_layout_line (layout, i);
      g_autofree char *key = NULL;

      if (line->role != TL_ROLE_TEXT)
        continue;
      key = title_key (line->text);
      n++;
      n_listed += line->n_chars <= MAX_TITLE && g_hash_table_contains (keys, key);
    }
  return n_listed >= MIN_TITLES && 3 * n_listed >= 2 * n;
}

/* Marks the lines of @page from @from on. */
static void
mark_titles (TlLayout *layout, guint page, guint from, GArray *entries)
{
  for (guint i = from; i < g_array_index (layout->first_line, guint, page + 1); i++)
    {
      TlLine *line = tl_layout_line (layout, i);

      if (line->role != TL_ROLE_TEXT)
        continue;
      line->role = TL_ROLE_CONTENTS;
      if (!is_contents_title (line))
        add_entry (entries, line->text, line->x1);
    }
}

/* Contents without pages; gives whether there are any on @page, to which those before may go on. */
static gboolean
mark_unpaged (TlLayout *layout, guint page, const Signs *signs, gboolean goes_on, GArray *entries)
{
  guint from =
      signs->title >= 0 ? (guint) signs->title : g_array_index (layout->first_line, guint, page);

  if ((signs->title < 0 && !goes_on) || page > MIN (MAX (5, layout->pages->len / 8), LAST_PAGE)
      || !lists_titles (layout, page, from + (signs->title >= 0 ? 1 : 0)))
    return FALSE;
  mark_titles (layout, page, from, entries);
  return TRUE;
}

void
tl_contents_mark (TlLayout *layout)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gboolean goes_on = FALSE, is_unpaged = FALSE;

  g_array_set_clear_func (entries, clear_entry);
  for (guint page = 0; page < layout->pages->len; page++)
    {
      Signs signs = look_at_page (layout, page);

      goes_on = is_contents_page (layout, &signs, page, goes_on);
      if (goes_on)
        mark_page (layout, page, &signs, entries);
      else
        is_unpaged = mark_unpaged (layout, page, &signs, is_unpaged, entries);
    }
  add_titles (layout, entries);
}
