/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recommendations: by their word, by the section they stand in, or as the rows of an action plan.
 */
#define G_LOG_DOMAIN "tl-import"

#include "config.h"

#include "tl-recommendations.h"
#include "tl-text.h"

#include <string.h>

#define MAX_FOLLOWING 4
#define MAX_TEXT 3000

static TlBlock *
block_at (TlDraftDocument *document, guint i)
{
  return g_ptr_array_index (document->blocks, i);
}

static gboolean
is_counted (const char *number)
{
  for (const char *p = number; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      return TRUE;
  return FALSE;
}

static gboolean
says_recommendations (const char *text)
{
  g_autofree char *folded = tl_text_fold (text);

  return strstr (folded, "recommendation") != NULL && strstr (folded, "response to") == NULL
         && strstr (folded, "previous") == NULL && strstr (folded, "progress") == NULL
         && !g_str_has_prefix (folded, "this ") && !g_str_has_prefix (folded, "these ");
}

/* "Recommendation 4: Title": the number goes to @number; gives the title, which may be empty. */
static const char *
read_heading (const char *text, char **number)
{
  const char *p = text, *start;

  if (g_ascii_strncasecmp (p, "recommendation ", 15) != 0)
    return NULL;
  p += 15;
  start = p;
  if (!g_ascii_isdigit (*p))
    return NULL;
  while (g_ascii_isalnum (*p) || *p == '.' || *p == '(' || *p == ')')
    p++;
  *number = g_strndup (start, (gsize) (p - start));
  while (**number != '\0' && strchr (".)", (*number)[strlen (*number) - 1]) != NULL
         && strchr (*number, '(') == NULL)
    (*number)[strlen (*number) - 1] = '\0';
  while (*p == ' ' || *p == ':' || *p == '-' || g_utf8_get_char (p) == 0x2013)
    p = g_utf8_next_char (p);
  return p;
}

/* A report may print a recommendation twice: where it is reasoned, and in a list. The first counts.
 */
static gboolean
is_known (TlDraftDocument *document, const char *number, const char *text)
{
  for (guint i = 0; i < document->recommendations->len; i++)
    {
      const TlDraftRecommendation *r = g_ptr_array_index (document->recommendations, i);

      if (g_strcmp0 (r->number, number) == 0 && number != NULL && strncmp (r->text, text, 60) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add (TlDraftDocument *document, guint block, const char *number, const char *text)
{
  TlDraftRecommendation *r;

  if (is_known (document, number, text))
    return;
  r = tl_draft_recommendation_new ();
  r->block = block;
  r->number = is_counted (number) ? g_strdup (number) : NULL;
  r->text = g_strdup (text);
  r->page = block_at (document, block)->page;
  g_ptr_array_add (document->recommendations, r);
}

/* What stands below a heading that names a recommendation, up to the next heading. */
static char *
following_text (TlDraftDocument *document, guint i, const char *title)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint k = i + 1; k < document->blocks->len && n < MAX_FOLLOWING && text->len < MAX_TEXT; k++)
    {
      const TlBlock *block = block_at (document, k);

      if (block->kind == TL_BLOCK_HEADING || block->kind == TL_BLOCK_RECOMMENDATION
          || block->kind == TL_BLOCK_TABLE_ROW)
        break;
      if (block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE
          || block->kind == TL_BLOCK_CAPTION)
        continue;
      g_string_append_printf (text, text->len > 0 ? " %s" : "%s", block->text);
      n++;
    }
  if (text->len == 0)
    g_string_assign (text, title);
  return g_string_free (text, FALSE);
}

/* "Conclusions and recommendations": not every paragraph below such a heading recommends something.
 */
static gboolean
is_mixed (const char *heading)
{
  g_autofree char *folded = tl_text_fold (heading);

  return strstr (folded, " and ") != NULL || strchr (folded, '&') != NULL
         || strchr (folded, ',') != NULL;
}

static gboolean
recommends (const TlBlock *block)
{
  g_autofree char *folded = tl_text_fold (block->text);
  const char *should = strstr (folded, " should ");

  if (strstr (folded, "it is recommended that") != NULL
      || strstr (folded, "panel recommends") != NULL
      || strstr (folded, "we recommend that") != NULL)
    return TRUE;
  return should != NULL && should - folded < 120 && block->n_chars < 500
         && !g_str_has_prefix (folded, "i ");
}

/* Whether @block only leads to recommendations: "The recommendations in this part were made by". */
static gboolean
leads_in (const TlBlock *block)
{
  g_autofree char *folded = tl_text_fold (block->text);
  const char *word = strstr (folded, "recommendations");

  return g_str_has_suffix (block->text, ":")
         || (word != NULL && word - folded < 40 && !recommends (block));
}

static gboolean
is_numbered (const TlBlock *block)
{
  return block->kind == TL_BLOCK_PARAGRAPH && is_counted (block->number) && !leads_in (block);
}

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

static int
column_of (const char *heading)
{
  static const struct
  {
    const char *word;
    Column column;
  } words[] = { { "milestone", COLUMN_MILESTONES },
                { "completion", COLUMN_OUTCOME },
                { "outcome", COLUMN_OUTCOME },
                { "scope", COLUMN_SCOPE },
                { "target", COLUMN_TARGET },
                { "timescale", COLUMN_TARGET },
                { "deadline", COLUMN_TARGET },
                { "by when", COLUMN_TARGET },
                { "lead", COLUMN_LEAD },
                { "owner", COLUMN_LEAD },
                { "responsible", COLUMN_LEAD },
                { "agency", COLUMN_LEAD },
                { "recommendation", COLUMN_RECOMMENDATION },
                { "action", COLUMN_ACTION },
                { "no.", COLUMN_NUMBER },
                { "ref", COLUMN_NUMBER },
                { "number", COLUMN_NUMBER } };
  g_autofree char *folded = tl_text_fold (heading);

  if (strcmp (folded, "no") == 0 || strcmp (folded, "no .") == 0 || strcmp (folded, "#") == 0)
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

/* Whether @block is the head of a table that lists recommendations, and no actions. */
static gboolean
heads_recommendations (const TlBlock *block, int *columns)
{
  int places[N_COLUMNS];

  if (block->kind != TL_BLOCK_TABLE_ROW || find_places (block->text, places) < 2
      || places[COLUMN_RECOMMENDATION] < 0 || places[COLUMN_NUMBER] < 0
      || places[COLUMN_ACTION] >= 0)
    return FALSE;
  memcpy (columns, places, sizeof places);
  return TRUE;
}

static char *
take_cell (char **cells, guint n_cells, const int *columns, Column column)
{
  int i = columns[column];

  return i >= 0 && (guint) i < n_cells && *cells[i] != '\0' ? g_strdup (cells[i]) : NULL;
}

/* What the blocks of a section about recommendations are. */
typedef struct
{
  guint n_words;    /* that call themselves recommendations */
  guint n_numbered; /* paragraphs */
  guint n_dotted;   /* of these */
  guint n_numbered_should, n_items_should;
  gboolean has_table;
} Section;

static Section
look_at_section (TlDraftDocument *document, guint from, guint to)
{
  Section section = { 0 };
  int columns[N_COLUMNS];

  for (guint i = from; i < to; i++)
    {
      const TlBlock *block = block_at (document, i);
      g_autofree char *number = NULL;

      section.n_words +=
          block->kind == TL_BLOCK_RECOMMENDATION
          || (block->kind == TL_BLOCK_HEADING && read_heading (block->text, &number) != NULL);
      section.n_numbered += is_numbered (block);
      section.n_dotted += is_numbered (block) && strchr (block->number, '.') != NULL;
      section.n_numbered_should += is_numbered (block) && recommends (block);
      section.n_items_should += block->kind == TL_BLOCK_ITEM && recommends (block);
      section.has_table = section.has_table || heads_recommendations (block, columns);
    }
  return section;
}

/* A section about recommendations: its blocks from @from to before @to. Numbered paragraphs that
 * recommend nothing lead to the list below them, or to the table. */
static void
read_section (TlDraftDocument *document, guint from, guint to, gboolean is_mixed_section)
{
  Section section = look_at_section (document, from, to);
  gboolean lists_items =
      section.n_numbered == 0 || (section.n_numbered_should == 0 && section.n_items_should > 0);

  if (section.n_words > 0 || (section.has_table && section.n_numbered_should == 0))
    return;
  for (guint i = from; i < to; i++)
    {
      TlBlock *block = block_at (document, i);
      gboolean is_one =
          lists_items ? block->kind == TL_BLOCK_ITEM && block->n_chars > 30 : is_numbered (block);

      /* Among dotted paragraphs, a series of its own is that of the recommendations. */
      if (is_mixed_section && is_one)
        is_one = section.n_dotted > 0 && section.n_dotted < section.n_numbered
                     ? block->number != NULL && strchr (block->number, '.') == NULL
                     : recommends (block);
      if (is_one && !g_str_has_suffix (block->text, ":"))
        block->kind = TL_BLOCK_RECOMMENDATION;
    }
}

static guint
find_next_heading (TlDraftDocument *document, guint i)
{
  while (i < document->blocks->len && block_at (document, i)->kind != TL_BLOCK_HEADING)
    i++;
  return i;
}

/* Whether what stands from @from to before @to is a list of what should be done, and nothing else.
 */
static gboolean
is_plain_list (TlDraftDocument *document, guint from, guint to)
{
  guint n = 0, n_should = 0;

  for (guint i = from; i < to; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_FURNITURE || block->kind == TL_BLOCK_FOOTNOTE)
        continue;
      if (block->kind != TL_BLOCK_ITEM)
        return FALSE;
      n++;
      n_should += recommends (block);
    }
  return n > 0 && 2 * n_should > n;
}

/* The end of the section that the heading @i begins. Headings of its own rank may name those to
 * whom it recommends. */
static guint
find_section_end (TlDraftDocument *document, guint i)
{
  const TlBlock *heading = block_at (document, i);
  guint end = find_next_heading (document, i + 1);

  while (end < document->blocks->len
         && (block_at (document, end)->level > heading->level
             || (block_at (document, end)->level == heading->level
                 && is_plain_list (document, end + 1, find_next_heading (document, end + 1)))))
    end = find_next_heading (document, end + 1);
  return end;
}

static void
find_sections (TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *heading = block_at (document, i);
      g_autofree char *number = NULL;

      if (heading->kind == TL_BLOCK_HEADING && says_recommendations (heading->text)
          && read_heading (heading->text, &number) == NULL)
        read_section (document, i + 1, find_section_end (document, i), is_mixed (heading->text));
    }
}

/* "This recommendation is accepted": what is answered are the numbered paragraphs before it. */
static void
find_answered (TlDraftDocument *document)
{
  for (guint i = 1; i < document->blocks->len; i++)
    {
      const TlBlock *answer = block_at (document, i);
      g_autofree char *folded = NULL;

      if (answer->number != NULL
          || (answer->kind != TL_BLOCK_PARAGRAPH && answer->kind != TL_BLOCK_HEADING))
        continue;
      folded = g_utf8_strdown (answer->text, MIN ((gssize) strlen (answer->text), 300));
      if (strstr (folded, "accept") == NULL
          || (strstr (folded, "this recommendation") == NULL
              && strstr (folded, "these recommendations") == NULL))
        continue;
      for (guint k = i; k > 0 && is_numbered (block_at (document, k - 1)); k--)
        block_at (document, k - 1)->kind = TL_BLOCK_RECOMMENDATION;
    }
}

static void
collect (TlDraftDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = block_at (document, i);
      g_autofree char *number = NULL;
      const char *title = NULL;

      if (block->kind == TL_BLOCK_RECOMMENDATION)
        add (document, i, block->number, block->text);
      else if (block->kind == TL_BLOCK_HEADING
               && (title = read_heading (block->text, &number)) != NULL)
        {
          g_autofree char *text = following_text (document, i, title);

          if (*text != '\0')
            add (document, i, number, text);
        }
    }
}

/* Reads a row of column headings into @columns; whether it heads an action plan. */
static gboolean
read_header (const char *text, int *columns)
{
  int places[N_COLUMNS];
  guint found = find_places (text, places);

  if (found < 3 || (places[COLUMN_RECOMMENDATION] < 0 && places[COLUMN_ACTION] < 0)
      || (places[COLUMN_LEAD] < 0 && places[COLUMN_TARGET] < 0))
    return FALSE;
  memcpy (columns, places, sizeof places);
  return TRUE;
}

/* The number at the head of a recommendation's cell. */
static char *
number_of (const char *text)
{
  gsize n;

  if (text == NULL)
    return NULL;
  if (g_ascii_strncasecmp (text, "recommendation ", 15) == 0)
    text += 15;
  n = strspn (text, "0123456789.");
  if (n == 0 || n > 8)
    return NULL;
  if (g_ascii_islower (text[n]) && !g_ascii_isalpha (text[n + 1]))
    n++;
  while (n > 0 && text[n - 1] == '.')
    n--;
  return g_strndup (text, n);
}

static void
add_listed (TlDraftDocument *document, guint block, const int *columns)
{
  g_auto (GStrv) cells = g_strsplit (block_at (document, block)->text, "\t", -1);
  guint n = g_strv_length (cells);
  g_autofree char *number = take_cell (cells, n, columns, COLUMN_NUMBER);
  g_autofree char *text = take_cell (cells, n, columns, COLUMN_RECOMMENDATION);

  if (text != NULL)
    add (document, block, number, text);
}

static void
mark_repeated (TlDraftDocument *document, const TlDraftAction *action, const char *recommendation)
{
  g_autofree char *folded = recommendation != NULL ? tl_text_fold (recommendation) : NULL;

  for (guint i = 0; i < document->recommendations->len; i++)
    {
      TlDraftRecommendation *r = g_ptr_array_index (document->recommendations, i);
      g_autofree char *text = tl_text_fold (r->text);

      if ((action->number != NULL && g_strcmp0 (action->number, r->number) == 0)
          || (folded != NULL && strlen (text) > 30 && strstr (folded, text) != NULL))
        r->in_action_plan = TRUE;
    }
}

static void
add_action (TlDraftDocument *document, guint block, const int *columns)
{
  g_auto (GStrv) cells = g_strsplit (block_at (document, block)->text, "\t", -1);
  guint n = g_strv_length (cells);
  g_autofree char *recommendation = take_cell (cells, n, columns, COLUMN_RECOMMENDATION);
  TlDraftAction *action;

  if (n < 2)
    return;
  action = tl_draft_action_new ();
  action->block = block;
  action->number = take_cell (cells, n, columns, COLUMN_NUMBER);
  if (action->number == NULL)
    action->number = number_of (recommendation);
  action->text = take_cell (cells, n, columns, COLUMN_ACTION);
  if (action->text == NULL)
    action->text = g_strdup (recommendation != NULL ? recommendation : "");
  action->scope = take_cell (cells, n, columns, COLUMN_SCOPE);
  action->lead = take_cell (cells, n, columns, COLUMN_LEAD);
  action->milestones = take_cell (cells, n, columns, COLUMN_MILESTONES);
  action->target = take_cell (cells, n, columns, COLUMN_TARGET);
  action->outcome = take_cell (cells, n, columns, COLUMN_OUTCOME);
  mark_repeated (document, action, recommendation);
  g_ptr_array_add (document->actions, action);
}

static void
find_actions (TlDraftDocument *document)
{
  int columns[N_COLUMNS] = { 0 };
  gboolean in_plan = FALSE;
  guint table = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_HEADING)
        in_plan = FALSE;
      if (block->kind != TL_BLOCK_TABLE_ROW)
        continue;
      if (read_header (block->text, columns))
        {
          in_plan = TRUE;
          table = block->table;
          block_at (document, i)->is_header = TRUE;
        }
      else if (in_plan && (block->table == table || block->table == table + 1))
        {
          table = block->table;
          add_action (document, i, columns);
        }
      else
        in_plan = FALSE;
    }
}

/* The rows of a table that lists recommendations, below a heading that says so. */
static void
find_listed (TlDraftDocument *document)
{
  int columns[N_COLUMNS] = { 0 };
  gboolean in_section = FALSE, in_table = FALSE;
  guint table = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      TlBlock *block = block_at (document, i);

      if (block->kind == TL_BLOCK_HEADING)
        {
          in_section = says_recommendations (block->text);
          in_table = FALSE;
        }
      if (block->kind != TL_BLOCK_TABLE_ROW || !in_section)
        continue;
      if (heads_recommendations (block, columns))
        {
          in_table = TRUE;
          block->is_header = TRUE;
        }
      else if (in_table && block->table <= table + 1)
        add_listed (document, i, columns);
      table = block->table;
    }
}

void
tl_recommendations_find (TlDraftDocument *document)
{
  find_answered (document);
  find_sections (document);
  collect (document);
  find_listed (document);
  find_actions (document);
}
