/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds surnames beside pseudonyms and professionals by name; knows who is named by rule. */
#define G_LOG_DOMAIN "tl-analysis"

#include "config.h"

#include "tl-personal-data-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes around a name in which a word tells what it is. */
#define NEAR 60
/* Bytes of a heading; a longer one is a sentence. */
#define MAX_HEADING 100
/* Bytes of a line that stands for a heading, and of an entry of a list of people. */
#define MAX_LINE 60
#define MAX_ENTRY 160
/* Bytes of a sentence or a row of headings that a list of people follows. */
#define MAX_INTRO 600
/* Words that are looked for in the whole text. */
#define MAX_WORDS 1000

/* Whether @lower stands at @at as a word of its own, and not in an address of the net. */
static gboolean
is_whole_word (const char *text, const char *at, gsize length)
{
  gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
  gunichar after = g_utf8_get_char (at + length);

  return !g_unichar_isalnum (before) && !g_unichar_isalnum (after)
         && (before == ' ' || before > 0x7f || strchr ("@/._", (int) before) == NULL)
         && (after == '\0' || after > 0x7f || strchr ("@/_", (int) after) == NULL
             || !g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (at + length))));
}

/* Whether the text has @word in small letters too: then it is an ordinary word. */
static gboolean
has_word (TlPersonalSearch *self, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize length = strlen (lower);
  gpointer known;
  gboolean is_there = FALSE;

  if (g_hash_table_lookup_extended (self->words, lower, NULL, &known))
    return GPOINTER_TO_INT (known);
  if (g_hash_table_size (self->words) >= MAX_WORDS)
    return FALSE;
  for (guint i = 0; i < self->blocks->len && !is_there; i++)
    {
      const char *text = ((const TlBlock *) self->blocks->pdata[i])->text;

      for (const char *at = strstr (text, lower); at != NULL && !is_there;
           at = strstr (at + length, lower))
        is_there = is_whole_word (text, at, length);
    }
  g_hash_table_insert (self->words, g_steal_pointer (&lower), GINT_TO_POINTER (is_there));
  return is_there;
}

/* Whether @word is an ordinary word, as far as one can tell: there are people of the name Brown. */
static gboolean
is_mere_word (TlPersonalSearch *self, const char *word)
{
  return tl_personal_is_ordinary (word)
         || (!tl_personal_is_common_surname (word) && has_word (self, word));
}

/* Takes off what a name in the genitive, or before a closing quote, ends with. */
static void
cut_ending (char *name)
{
  static const char *const endings[] = { "’s", "'s", "’", "'" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      name[strlen (name) - strlen (endings[i])] = '\0';
}

/* The names in @text are those of people whom reports name by rule. */
static void
take_named (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_NAMES), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *names = g_match_info_fetch (match, 0);
      g_auto (GStrv) parts = g_strsplit (names, " ", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        {
          cut_ending (parts[i]);
          if (!tl_personal_is_ordinary (parts[i]))
            g_hash_table_add (self->named, g_strdup (parts[i]));
        }
    }
}

/* "Independent chair and author: Judith Amberscombe", wherever it stands. */
static void
take_named_after_role (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_PANEL_WORDS), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *rest = NULL;
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      rest = g_utf8_substring (text + end, 0, MIN (g_utf8_strlen (text + end, -1), NEAR));
      take_named (self, rest);
    }
}

/* How far a list of the panel goes on that a heading or a sentence began. */
typedef struct
{
  guint level;     /* of the heading, or 0 */
  guint table;     /* of the table, or 0 */
  gboolean is_run; /* whether short blocks follow a sentence */
} PanelList;

/* Whether @block is a short line or a sentence that a list of the panel follows. */
static gboolean
starts_panel (const TlBlock *block)
{
  gsize length = strlen (block->text);

  if (block->kind == TL_BLOCK_TABLE_ROW)
    return FALSE;
  return (length <= MAX_LINE && !g_str_has_suffix (block->text, ".")
          && tl_pattern_matches (TL_PATTERN_PANEL_HEADING, block->text))
         || (length <= MAX_INTRO && g_str_has_suffix (block->text, ":")
             && tl_pattern_matches (TL_PATTERN_PANEL_INTRO, block->text));
}

/* Takes in @block; gives whether it lists people who are named by rule. */
static gboolean
is_in_list (PanelList *list, const TlBlock *block)
{
  gboolean is_row = block->kind == TL_BLOCK_TABLE_ROW;

  if (block->kind == TL_BLOCK_HEADING)
    list->is_run = FALSE;
  if (block->kind == TL_BLOCK_HEADING && (list->level == 0 || block->level <= list->level))
    list->level = strlen (block->text) <= MAX_HEADING
                          && tl_pattern_matches (TL_PATTERN_PANEL_HEADING, block->text)
                      ? MAX (block->level, 1)
                      : 0;
  if (is_row && block->table != list->table && strlen (block->text) <= MAX_INTRO
      && tl_pattern_matches (TL_PATTERN_PANEL_TABLE, block->text))
    list->table = block->table;
  if (block->kind != TL_BLOCK_HEADING && starts_panel (block))
    list->is_run = TRUE;
  else if (strlen (block->text) > MAX_ENTRY)
    list->is_run = FALSE;
  return list->level > 0 || list->is_run
         || (is_row && list->table != 0 && block->table == list->table);
}

/* Marks the blocks that list the panel, the chair, the author and contributors. */
static void
mark_panels (TlPersonalSearch *self)
{
  PanelList list = { 0 };

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TlBlock *block = self->blocks->pdata[i];

      self->is_panel[i] = is_in_list (&list, block);
      if (self->is_panel[i])
        take_named (self, block->text);
      else
        take_named_after_role (self, block->text);
    }
}

static void
add_pseudonym (TlPersonalSearch *self, char *name)
{
  cut_ending (name);
  if (!tl_personal_is_ordinary (name))
    g_hash_table_add (self->pseudonyms, g_strdup (name));
}

/* Each name in @text; those that are words of the text too are passed over when @is_guess. */
static void
add_pseudonyms (TlPersonalSearch *self, const char *text, gboolean is_guess)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_NAME), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 0);

      if (!is_guess || !has_word (self, name))
        add_pseudonym (self, name);
    }
}

static void
take_pseudonyms (TlPersonalSearch *self, const char *text, TlPattern pattern)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (pattern), text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *names = g_match_info_fetch (match, 1);

      add_pseudonyms (self, names, TRUE);
    }
}

/* The column of a table that is headed "Pseudonym". */
static void
take_column (TlPersonalSearch *self, guint first, guint column)
{
  const TlBlock *header = self->blocks->pdata[first];

  for (guint i = first + 1; i < self->blocks->len; i++)
    {
      const TlBlock *row = self->blocks->pdata[i];
      g_auto (GStrv) cells = g_strsplit (row->text, "\t", -1);

      if (row->kind != TL_BLOCK_TABLE_ROW || row->table != header->table)
        return;
      if (column < g_strv_length (cells)
          && tl_pattern_matches (TL_PATTERN_PSEUDONYM_TITLE, cells[column]))
        add_pseudonyms (self, cells[column], FALSE);
    }
}

static gboolean
is_first_row (TlPersonalSearch *self, guint index)
{
  const TlBlock *row = self->blocks->pdata[index];

  return index == 0 || ((const TlBlock *) self->blocks->pdata[index - 1])->table != row->table;
}

static void
take_pseudonym_table (TlPersonalSearch *self, guint index)
{
  const TlBlock *block = self->blocks->pdata[index];
  g_auto (GStrv) cells = g_strsplit (block->text, "\t", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    if (g_ascii_strncasecmp (cells[i], "pseudonym", strlen ("pseudonym")) == 0)
      take_column (self, index, i);
}

void
tl_personal_take_names (TlPersonalSearch *self, const char *const *pseudonyms,
                        const char *const *named)
{
  for (guint i = 0; pseudonyms != NULL && pseudonyms[i] != NULL; i++)
    if (tl_pattern_matches (TL_PATTERN_PSEUDONYM_TITLE, pseudonyms[i]))
      add_pseudonyms (self, pseudonyms[i], FALSE);
  for (guint i = 0; named != NULL && named[i] != NULL; i++)
    take_named (self, named[i]);
  mark_panels (self);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const TlBlock *block = self->blocks->pdata[i];

      if (block->kind == TL_BLOCK_TABLE_ROW && is_first_row (self, i))
        take_pseudonym_table (self, i);
      take_pseudonyms (self, block->text, TL_PATTERN_PSEUDONYM);
      take_pseudonyms (self, block->text, TL_PATTERN_PSEUDONYM_LIST);
    }
}

/* Whether @name may be a surname of somebody who is not named by rule. */
static gboolean
may_be_surname (TlPersonalSearch *self, const char *name)
{
  return !is_mere_word (self, name) && !g_hash_table_contains (self->pseudonyms, name)
         && !g_hash_table_contains (self->named, name);
}

/* Whether the text has @name beside @pseudonym twice: once, the capital may be a slip. */
static gboolean
is_said_twice (const TlPersonalSearch *self, const char *pseudonym, const char *name)
{
  g_autofree char *pair = g_strdup_printf ("%s %s", pseudonym, name);
  guint n = 0;

  for (guint i = 0; i < self->blocks->len && n < 2; i++)
    {
      const char *text = ((const TlBlock *) self->blocks->pdata[i])->text;

      for (const char *at = strstr (text, pair); at != NULL && n < 2;
           at = strstr (at + strlen (pair), pair))
        n += is_whole_word (text, at, strlen (pair));
    }
  return n == 2;
}

/* Whether the text goes on in a sentence at @rest: in a heading or a table, a word with a capital
 * may be any. */
static gboolean
is_in_sentence (const TlPersonalSearch *self, const char *rest)
{
  const TlBlock *block = self->blocks->pdata[self->block];

  while (*rest != '\0' && !g_unichar_isalpha (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);
  return block->kind != TL_BLOCK_HEADING && block->kind != TL_BLOCK_TABLE_ROW
         && block->kind != TL_BLOCK_CAPTION && g_unichar_islower (g_utf8_get_char (rest));
}

/* Whether @match is a pseudonym with a surname; gives where. In a sentence, a word that the text
 * has in small letters too is a surname when it stands there: "Daniela Marsh was seen". */
static gboolean
get_surname (TlPersonalSearch *self, const GMatchInfo *match, gboolean is_block, int *start,
             int *end)
{
  g_autofree char *first = g_match_info_fetch (match, 1);
  g_autofree char *second = NULL;
  int second_start;

  if (!g_hash_table_contains (self->pseudonyms, first))
    return FALSE;
  second = g_match_info_fetch (match, 2);
  cut_ending (second);
  g_match_info_fetch_pos (match, 1, start, NULL);
  g_match_info_fetch_pos (match, 2, &second_start, NULL);
  *end = second_start + (int) strlen (second);
  return may_be_surname (self, second)
         || (is_block && !tl_personal_is_ordinary (second)
             && !g_hash_table_contains (self->pseudonyms, second)
             && !g_hash_table_contains (self->named, second)
             && is_in_sentence (self, g_match_info_get_string (match) + *end)
             && is_said_twice (self, first, second));
}

gboolean
tl_personal_has_surname (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_PAIR), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    if (get_surname (self, match, FALSE, &start, &end))
      return TRUE;
  return FALSE;
}

static void
find_surnames (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  if (g_hash_table_size (self->pseudonyms) == 0)
    return;
  for (g_regex_match (tl_pattern_get (TL_PATTERN_PAIR), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    if (get_surname (self, match, TRUE, &start, &end))
      tl_personal_add (self, TL_PERSONAL_SURNAME, start, end,
                       _ ("A surname beside a name that the report uses as a pseudonym."));
}

/* Leaves only what stands before the first word that is no name: "Brown Metropolitan Police". */
static int
find_name_end (const char *text, int start, int end)
{
  for (int i = start; i < end;)
    {
      int stop = i;
      g_autofree char *word = NULL;

      while (stop < end && text[stop] != ' ')
        stop++;
      word = g_strndup (text + i, (gsize) (stop - i));
      if (i > start && tl_personal_is_ordinary (word))
        return i - 1;
      i = stop + 1;
    }
  return end;
}

/* "Mrs Marsh", in a report that has pseudonyms: once, wherever else she is named. A surname that is
 * a word as well is none the less one after a title. */
static void
find_titled (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (g_hash_table_size (self->pseudonyms) == 0)
    return;
  for (g_regex_match (tl_pattern_get (TL_PATTERN_TITLED), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *names = NULL;
      const char *last;
      int all_start, start, end;

      g_match_info_fetch_pos (match, 0, &all_start, NULL);
      g_match_info_fetch_pos (match, 1, &start, &end);
      end = find_name_end (text, start, end);
      names = g_strndup (text + start, (gsize) (end - start));
      cut_ending (names);
      last = strrchr (names, ' ') != NULL ? strrchr (names, ' ') + 1 : names;
      if (tl_personal_is_ordinary (last) || g_hash_table_contains (self->pseudonyms, last)
          || g_hash_table_contains (self->named, last) || g_hash_table_contains (self->titled, last)
          || tl_pattern_is_near (TL_PATTERN_PANEL_WORDS, text, (gsize) all_start, (gsize) end, NEAR,
                                 NEAR))
        continue;
      g_hash_table_add (self->titled, g_strdup (last));
      tl_personal_add (
          self, TL_PERSONAL_SURNAME, all_start, start + (int) strlen (names),
          _ ("A surname after a title, in a report that uses pseudonyms. It is pointed "
             "out once; it may stand elsewhere, too."));
    }
}

static gboolean
is_title (const char *word)
{
  static const char *const titles[] = { "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", NULL };

  return g_strv_contains (titles, word);
}

/* Whether @name is no person's, or somebody's whom the report may name. */
static gboolean
is_nobody (TlPersonalSearch *self, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);
  guint n = g_strv_length (parts);

  for (guint i = 0; i < n; i++)
    {
      cut_ending (parts[i]);
      if ((tl_personal_is_ordinary (parts[i]) && !(i == 0 && is_title (parts[i])))
          || g_hash_table_contains (self->pseudonyms, parts[i]))
        return TRUE;
    }
  return n == 0 || g_hash_table_contains (self->named, parts[n - 1])
         || is_mere_word (self, parts[n - 1]);
}

gboolean
tl_personal_is_person (TlPersonalSearch *self, const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, ", ", -1);

  if (!tl_pattern_matches (TL_PATTERN_PERSON, name))
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (!is_title (parts[i])
        && (is_mere_word (self, parts[i]) || g_hash_table_contains (self->named, parts[i])))
      return FALSE;
  return TRUE;
}

static void
find_officers (TlPersonalSearch *self, const char *text, TlPattern pattern, const char *reason)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (pattern), text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = NULL;
      int start, end, all_start, all_end;

      g_match_info_fetch_pos (match, 0, &all_start, &all_end);
      g_match_info_fetch_pos (match, 1, &start, &end);
      if (end == all_end)
        all_end = find_name_end (text, start, end);
      end = MIN (end, all_end);
      name = g_strndup (text + start, (gsize) (end - start));
      cut_ending (name);
      if (!is_nobody (self, name)
          && !tl_pattern_is_near (TL_PATTERN_PANEL_WORDS, text, (gsize) all_start, (gsize) all_end,
                                  NEAR, NEAR)
          && (pattern != TL_PATTERN_DOCTOR
              || tl_pattern_is_near (TL_PATTERN_CARE, text, (gsize) all_start, (gsize) all_end,
                                     NEAR, NEAR)))
        tl_personal_add (self, TL_PERSONAL_OFFICER, all_start,
                         end == all_end ? start + (int) strlen (name) : all_end, reason);
    }
}

static void
find_collars (TlPersonalSearch *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (tl_pattern_get (TL_PATTERN_COLLAR), text, 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start, end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      tl_personal_add (self, TL_PERSONAL_OFFICER, start, end,
                       _ ("A police officer by number; reports give rank or role only."));
    }
}

void
tl_personal_find_names (TlPersonalSearch *self)
{
  const char *text = ((const TlBlock *) self->blocks->pdata[self->block])->text;

  if (self->is_panel[self->block])
    return;
  find_surnames (self, text);
  find_titled (self, text);
  find_officers (self, text, TL_PATTERN_RANK,
                 _ ("A police officer by name; reports give rank or role only."));
  find_collars (self, text);
  find_officers (self, text, TL_PATTERN_ROLE,
                 _ ("A professional by name; reports give the role only."));
  find_officers (self, text, TL_PATTERN_AFTER,
                 _ ("A professional by name; reports give the role only."));
  find_officers (self, text, TL_PATTERN_DOCTOR,
                 _ ("Someone who treated a patient, by name; reports give the role only."));
}
