/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that list recommendations, and action plans: their columns, their rows, and which
 * recommendation a row serves. */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations.h"

#include "tl-recommendations-private.h"
#include "tl-text.h"

#include <string.h>

#define MAX_SEARCHED 2000 /* recommendations that a row is compared with */
#define MAX_GROUP 120     /* bytes of a row that only names a group */

typedef enum
{
  COLUMN_RECOMMENDATION,
  COLUMN_SCOPE,
  COLUMN_ACTION,
  COLUMN_LEAD,
  COLUMN_MILESTONES,
  COLUMN_TARGET,
  COLUMN_OUTCOME,
  COLUMN_NUMBER,
  N_COLUMNS
} Column;

/* A row of an action plan, and what stood above it. */
typedef struct
{
  TlDraftDocument *document;
  GPtrArray *wordings; /* TlWording, of the recommendations */
  GPtrArray *keys;     /* of the recommendations' numbers; NULL for none */
  GPtrArray *letters;  /* the same after the letter of a group: "b2"; NULL for none */
  int columns[N_COLUMNS];
  guint table;
  gboolean in_plan;
  int above;          /* the recommendation of the row above, or -1 */
  const char *number; /* of the row above; borrowed from its action */
} Plan;

static const TlBlock *
block_at (const TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->blocks, i);
}

static TlDraftRecommendation *
recommendation_at (const TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->recommendations, i);
}

static int
column_of (const char *heading)
{
  static const struct
  {
    const char *word;
    Column column;
  } words[] = { { "milestone", COLUMN_MILESTONES }, { "completion", COLUMN_OUTCOME },
                { "outcome", COLUMN_OUTCOME },      { "progress", COLUMN_OUTCOME },
                { "scope", COLUMN_SCOPE },          { "target", COLUMN_TARGET },
                { "timescale", COLUMN_TARGET },     { "timeframe", COLUMN_TARGET },
                { "deadline", COLUMN_TARGET },      { "by when", COLUMN_TARGET },
                { "due", COLUMN_TARGET },           { "lead", COLUMN_LEAD },
                { "owner", COLUMN_LEAD },           { "responsib", COLUMN_LEAD },
                { "agency", COLUMN_LEAD },          { "by whom", COLUMN_LEAD },
                { "addressed", COLUMN_LEAD },       { "recommendation", COLUMN_RECOMMENDATION },
                { "action", COLUMN_ACTION },        { "no.", COLUMN_NUMBER },
                { "ref", COLUMN_NUMBER },           { "number", COLUMN_NUMBER } };
  static const struct
  {
    const char *text;
    Column column;
  } texts[] = {
    { "no", COLUMN_NUMBER },         { "no .", COLUMN_NUMBER },   { "#", COLUMN_NUMBER },
    { "nr", COLUMN_NUMBER },         { "for", COLUMN_LEAD },      { "to", COLUMN_LEAD },
    { "for whom", COLUMN_LEAD },     { "to whom", COLUMN_LEAD },  { "by", COLUMN_TARGET },
    { "when", COLUMN_TARGET },       { "date", COLUMN_TARGET },   { "who", COLUMN_LEAD },
    { "organisation", COLUMN_LEAD }, { "rec no", COLUMN_NUMBER }, { "rec", COLUMN_RECOMMENDATION }
  };
  g_autofree char *folded = tl_text_fold (heading);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (folded, texts[i].text) == 0)
      return (int) texts[i].column;
  if (g_str_has_prefix (folded, "recommendation n") && strlen (folded) < 24)
    return COLUMN_NUMBER;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].word) != NULL)
      return (int) words[i].column;
  return -1;
}

/* Finds the columns (index of cell by column, or -1) that a row of column headings names; says how
 * many. */
static guint
find_places (const char *text, int *places)
{
  g_auto (GStrv) cells = g_strsplit (text, "\t", -1);
  guint found = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    places[i] = -1;
  for (guint i = 0; cells[i] != NULL; i++)
    {
      int column = strlen (cells[i]) < 80 ? column_of (cells[i]) : -1;

      if (column < 0 || places[column] >= 0)
        continue;
      places[column] = (int) i;
      found++;
    }
  return found;
}

/* Reads the head of a table that lists recommendations, and no actions. */
static gboolean
read_list_header (const TlBlock *block, int *columns)
{
  int places[N_COLUMNS];

  if (block->kind != TL_BLOCK_TABLE_ROW || find_places (block->text, places) < 2
      || places[COLUMN_RECOMMENDATION] < 0 || places[COLUMN_ACTION] >= 0
      || (places[COLUMN_NUMBER] < 0 && places[COLUMN_LEAD] < 0 && places[COLUMN_TARGET] < 0))
    return FALSE;
  memcpy (columns, places, sizeof places);
  return TRUE;
}

gboolean
tl_recommendations_heads_list (const TlBlock *block)
{
  int columns[N_COLUMNS];

  return read_list_header (block, columns);
}

/* Reads a row of column headings into @columns; whether it heads an action plan, and no list of
 * recommendations that says whom each is for. */
static gboolean
read_plan_header (const Plan *self, guint i, int *columns)
{
  const char *heading = tl_recommendations_get_heading (self->document, i);
  int places[N_COLUMNS];
  guint found = find_places (block_at (self->document, i)->text, places);

  if (places[COLUMN_ACTION] < 0 && places[COLUMN_MILESTONES] < 0 && places[COLUMN_OUTCOME] < 0
      && heading != NULL && tl_recommendations_is_said_by (heading)
      && strcasestr (heading, "action plan") == NULL)
    return FALSE;
  if (found < 3 || (places[COLUMN_RECOMMENDATION] < 0 && places[COLUMN_ACTION] < 0)
      || (places[COLUMN_LEAD] < 0 && places[COLUMN_TARGET] < 0))
    return FALSE;
  memcpy (columns, places, sizeof places);
  return TRUE;
}

/* A cell with words in it: a dash says that there is nothing to say. */
static char *
take_cell (char **cells, guint n_cells, const int *columns, Column column)
{
  int i = columns[column];

  if (i < 0 || (guint) i >= n_cells)
    return NULL;
  for (const char *p = cells[i]; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return g_strdup (cells[i]);
  return NULL;
}

/* The number at the head of a recommendation's cell; its bytes go to @length. */
static char *
read_number (const char *text, gsize *length)
{
  static const char *const words[] = { "recommendation ", "rec ", "rec. ", "r", NULL };
  const char *p = text, *start;
  gsize n;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0
        && g_ascii_isdigit (text[strlen (words[i])]))
      p = text + strlen (words[i]);
  start = p;
  n = strspn (p, "0123456789.");
  if (n == 0 || n > 8 || !g_ascii_isdigit (*p))
    return NULL;
  if (g_ascii_islower (p[n]) && !g_ascii_isalpha (p[n + 1]))
    n++;
  else if (p[n] == '(' && g_ascii_isalpha (p[n + 1]) && p[n + 2] == ')')
    n += 3;
  p += n;
  if (length != NULL)
    *length = (gsize) (p - text) + strspn (p, " .:)-");
  while (n > 0 && start[n - 1] == '.')
    n--;
  return g_strndup (start, n);
}

/* What of a recommendation's cell is its text. */
static const char *
skip_number (const char *text)
{
  gsize length = 0;
  g_autofree char *number = read_number (text, &length);
  const char *p = number != NULL ? text + length : text;

  while (g_utf8_get_char (p) == 0x2013 || g_utf8_get_char (p) == 0x2014 || *p == ' ')
    p = g_utf8_next_char (p);
  return p;
}

/* Whether the number at the head of @text, "1." or "R1", is no number of things. */
static gboolean
has_marked_number (const char *text)
{
  return !g_ascii_isdigit (*text) || strchr (".):", text[strspn (text, "0123456789")]) != NULL;
}

static void
add_listed (TlCollector *self, guint block, const int *columns)
{
  TlDraftDocument *document = self->document;
  g_auto (GStrv) cells = g_strsplit (block_at (document, block)->text, "\t", -1);
  guint n = g_strv_length (cells);
  g_autofree char *number = take_cell (cells, n, columns, COLUMN_NUMBER);
  g_autofree char *cell = take_cell (cells, n, columns, COLUMN_RECOMMENDATION);
  const char *text = cell;

  if (text != NULL && number == NULL && has_marked_number (text)
      && (number = read_number (text, NULL)) != NULL)
    text = skip_number (text);
  if (text == NULL || !tl_recommendations_add (self, block, number, text))
    return;
  recommendation_at (document, document->recommendations->len - 1)->target =
      take_cell (cells, n, columns, COLUMN_TARGET);
}

void
tl_recommendations_find_listed (TlCollector *self)
{
  TlDraftDocument *document = self->document;
  int columns[N_COLUMNS] = { 0 };
  gboolean in_section = FALSE, in_table = FALSE;
  guint table = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      TlBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == TL_BLOCK_HEADING)
        {
          in_section = tl_recommendations_is_said_by (block->text);
          in_table = FALSE;
        }
      if (block->kind != TL_BLOCK_TABLE_ROW || !in_section)
        continue;
      if (read_list_header (block, columns))
        {
          in_table = TRUE;
          block->is_header = TRUE;
        }
      else if (block->is_header && block->table != table)
        in_table = FALSE;
      else if (in_table && block->table <= table + 1)
        add_listed (self, i, columns);
      table = block->table;
    }
}

/* Whether an earlier row serves the recommendation already. */
static gboolean
is_served (const TlDraftDocument *document, guint recommendation)
{
  return recommendation_at (document, recommendation)->in_action_plan;
}

/* Whether @key is the number of the recommendation @i. */
static gboolean
has_key (const Plan *self, guint i, const char *key)
{
  return key != NULL
         && (g_strcmp0 (key, self->keys->pdata[i]) == 0
             || g_strcmp0 (key, self->letters->pdata[i]) == 0);
}

/* How well the recommendation @i fits a row: its words count most, then the heading that both stand
 * below, then whether it still waits for a row. */
static double
rate (const Plan *self, guint i, guint block, const char *key, const TlWording *words)
{
  const TlDraftRecommendation *r = recommendation_at (self->document, i);
  const TlWording *own_words = self->wordings->pdata[i];
  gboolean is_same_number = has_key (self, i, key);
  double rating = is_same_number ? 1 : 0;

  if (words != NULL && tl_recommendations_are_same (own_words, words, is_same_number))
    rating += 4 + tl_recommendations_compare_wordings (own_words, words).alike;
  else if (words != NULL && is_same_number && tl_recommendations_may_be_same (own_words, words))
    rating += 2 + tl_recommendations_compare_wordings (own_words, words).alike;
  else if (words != NULL || !is_same_number)
    return 0;
  if (is_same_number && !is_served (self->document, i))
    rating += 0.5;
  if (is_same_number)
    {
      const char *above = tl_recommendations_get_heading (self->document, block);
      const char *own = tl_recommendations_get_heading (self->document, r->block);

      if (above != NULL && own != NULL)
        rating += tl_recommendations_compare (above, own).alike;
    }
  return rating;
}

/* The recommendation that a row names, by its number and the words of its cell; or -1. */
static int
find_named (const Plan *self, guint block, const char *number, const char *words)
{
  g_autofree char *key = tl_recommendations_dup_key (number);
  g_autoptr (TlWording) wording = words != NULL ? tl_wording_new (words) : NULL;
  double best = 0;
  int found = -1;

  for (guint i = 0; i < MIN (self->document->recommendations->len, MAX_SEARCHED); i++)
    {
      double rating;

      if (words == NULL && !has_key (self, i, key))
        continue;
      rating = rate (self, i, block, key, wording);
      if (rating > best)
        best = rating, found = (int) i;
    }
  return found;
}

/* Whether a cell holds a recommendation in words, and not its title or a rest of it. */
static gboolean
is_whole (const char *words)
{
  guint n = 0;

  if (words == NULL || g_unichar_islower (g_utf8_get_char (words)))
    return FALSE;
  for (const char *p = words; *p != '\0'; p++)
    n += *p == ' ';
  return n >= 5;
}

static int
add_own (Plan *self, guint block, const char *number, const char *words)
{
  TlDraftRecommendation *r = tl_draft_recommendation_new ();

  r->block = block;
  r->number = g_strdup (number);
  r->text = g_strdup (words);
  r->page = block_at (self->document, block)->page;
  g_ptr_array_add (self->document->recommendations, r);
  g_ptr_array_add (self->keys, tl_recommendations_dup_key (number));
  g_ptr_array_add (self->letters, NULL);
  g_ptr_array_add (self->wordings, tl_wording_new (words));
  return (int) self->document->recommendations->len - 1;
}

/* The recommendation that a row serves: that which it names; one of its own, where it gives another
 * text; or that of the row above, where its cells are merged with those above. */
static int
find_served (Plan *self, guint block, const char *number, const char *cell)
{
  const char *words = cell != NULL ? skip_number (cell) : NULL;
  int found;

  if (number == NULL && !is_whole (words))
    return self->above;
  found = find_named (self, block, number, is_whole (words) ? words : NULL);
  if (found >= 0)
    return found;
  return is_whole (words) ? add_own (self, block, number, words) : -1;
}

/* "Theme 2 - Housing - Borough wide": a row that only names a group has one cell, and asks nothing.
 */
static gboolean
is_group (char **cells, const int *columns)
{
  const char *only = NULL;

  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (*cells[i] == '\0')
        continue;
      if (only != NULL && strcmp (only, cells[i]) != 0)
        return FALSE;
      if (only == NULL && (int) i == columns[COLUMN_ACTION] && i > 0)
        return FALSE;
      only = cells[i];
    }
  return only == NULL || g_ascii_strncasecmp (only, "theme ", 6) == 0
         || (strlen (only) < MAX_GROUP && !tl_recommendations_asks (only));
}

static TlDraftAction *
read_action (Plan *self, guint block, char **cells, char **cell)
{
  TlDraftAction *action = tl_draft_action_new ();
  const int *columns = self->columns;
  guint n = g_strv_length (cells);

  *cell = take_cell (cells, n, columns, COLUMN_RECOMMENDATION);
  action->block = block;
  action->number = take_cell (cells, n, columns, COLUMN_NUMBER);
  if (action->number == NULL && *cell != NULL)
    action->number = read_number (*cell, NULL);
  action->text = take_cell (cells, n, columns, COLUMN_ACTION);
  if (action->text == NULL)
    action->text = g_strdup (*cell != NULL ? *cell : "");
  action->scope = take_cell (cells, n, columns, COLUMN_SCOPE);
  action->lead = take_cell (cells, n, columns, COLUMN_LEAD);
  action->milestones = take_cell (cells, n, columns, COLUMN_MILESTONES);
  action->target = take_cell (cells, n, columns, COLUMN_TARGET);
  action->outcome = take_cell (cells, n, columns, COLUMN_OUTCOME);
  return action;
}

static void
add_action (Plan *self, guint block)
{
  g_auto (GStrv) cells = g_strsplit (block_at (self->document, block)->text, "\t", -1);
  g_autofree char *cell = NULL;
  TlDraftAction *action;
  TlDraftRecommendation *served;

  if (g_strv_length (cells) < 2)
    return;
  if (is_group (cells, self->columns))
    {
      self->above = -1;
      self->number = NULL;
      return;
    }
  action = read_action (self, block, cells, &cell);
  action->recommendation = find_served (self, block, action->number, cell);
  self->above = action->recommendation;
  if (action->number == NULL)
    action->number = g_strdup (self->number);
  self->number = action->number;
  g_ptr_array_add (self->document->actions, action);
  if (action->recommendation < 0)
    return;
  served = recommendation_at (self->document, (guint) action->recommendation);
  served->in_action_plan = TRUE;
  if (served->target == NULL)
    served->target = g_strdup (action->target);
}

static void
read_row (Plan *self, guint i)
{
  TlBlock *block = g_ptr_array_index (self->document->blocks, i);

  if (read_plan_header (self, i, self->columns))
    {
      block->is_header = TRUE;
      if (!self->in_plan)
        {
          self->above = -1;
          self->number = NULL;
        }
      self->in_plan = TRUE;
    }
  else if (self->in_plan && (block->table == self->table || block->table == self->table + 1))
    add_action (self, i);
  else
    self->in_plan = FALSE;
  self->table = block->table;
}

/* Numbers that begin again below each heading may have a letter before them in the plan: "B2" is
 * the second of the second group. */
static void
collect_keys (Plan *self)
{
  guint group = 0;

  for (guint i = 0; i < self->document->recommendations->len; i++)
    {
      char *key = tl_recommendations_dup_key (recommendation_at (self->document, i)->number);

      group += i > 0 && g_strcmp0 (key, "1") == 0;
      g_ptr_array_add (self->keys, key);
      g_ptr_array_add (self->letters, key != NULL && g_ascii_isdigit (*key) && group < 26
                                          ? g_strdup_printf ("%c%s", 'a' + (int) group, key)
                                          : NULL);
    }
}

void
tl_recommendations_find_actions (TlCollector *self)
{
  TlDraftDocument *document = self->document;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  Plan plan = { document, self->wordings, keys, letters, { 0 }, 0, FALSE, -1, NULL };

  collect_keys (&plan);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_HEADING)
        plan.in_plan = FALSE;
      else if (block->kind == TL_BLOCK_TABLE_ROW)
        read_row (&plan, i);
    }
}

void
tl_recommendations_link (TlDraftDocument *document)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) wordings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) tl_wording_free);
  Plan plan = { document, wordings, keys, letters, { 0 }, 0, FALSE, -1, NULL };

  collect_keys (&plan);
  for (guint i = 0; i < document->recommendations->len; i++)
    g_ptr_array_add (wordings, tl_wording_new (recommendation_at (document, i)->text));
  for (guint i = 0; i < document->actions->len; i++)
    {
      TlDraftAction *action = g_ptr_array_index (document->actions, i);

      action->recommendation = find_named (&plan, action->block, action->number, NULL);
      if (action->recommendation >= 0)
        recommendation_at (document, (guint) action->recommendation)->in_action_plan = TRUE;
    }
}
